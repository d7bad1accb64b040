import { say } from '../words/say.ts';
import { commentsFor } from './comments.ts';
import { constantsJs, listJs, secretBytesJs } from './javascript.ts';
import { keyTextOf } from './key-text.ts';
import { quoteJs } from './literals.ts';
import {
  algorithmOf,
  file,
  JWA_ALGORITHMS,
  type Line,
  type SnippetLibrary,
} from './snippet-library.ts';
import type { CodeFile, SnippetRole, SnippetSubject } from './snippet-subject.ts';

export const jsonwebtoken: SnippetLibrary = {
  id: 'jsonwebtoken',
  name: 'jsonwebtoken',
  language: 'Node.js',
  install: 'npm install jsonwebtoken',
  algorithms: JWA_ALGORITHMS,
  fetchesKeys: false,
  verify: (subject) => [verify(subject)],
  sign: (subject) => [sign(subject)],
};

function verify(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'verify', '//');
  const { issuer, audience, type, tolerance, requiredClaims } = subject;
  return file(
    'verify-token.mjs',
    "import jwt from 'jsonwebtoken';",
    '',
    comments.missing,
    constantsJs(subject),
    comments.key,
    keyLine(subject, 'verify'),
    '',
    `/** ${say`The claims of a token that is to be trusted; throws for any other.`} */`,
    'export function verifyToken(token) {',
    `  const { ${type === undefined ? '' : 'header, '}payload } = jwt.verify(token, KEY, {`,
    `    ${comments.pinned}`,
    `    algorithms: [${quoteJs(algorithmOf(subject))}],`,
    issuer !== undefined && '    issuer: ISSUER,',
    audience !== undefined && '    audience: AUDIENCE,',
    tolerance > 0 && `    clockTolerance: ${tolerance},`,
    '    complete: true,',
    '  });',
    comments.type && `  ${comments.type}`,
    type !== undefined &&
      `  if (header.typ !== ${quoteJs(type)}) throw new jwt.JsonWebTokenError(${quoteJs(say`Another type of token.`)});`,
    requiredClaims.length > 0 && [
      `  for (const name of ${listJs(requiredClaims)}) {`,
      `    if (!Object.hasOwn(payload, name)) throw new jwt.JsonWebTokenError(${quoteJs(say`A claim is missing.`)});`,
      '  }',
    ],
    '  return payload;',
    '}',
  );
}

function sign(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'sign', '//');
  const { issuer, audience, type, keyId, lifetime } = subject;
  return file(
    'sign-token.mjs',
    "import jwt from 'jsonwebtoken';",
    '',
    constantsJs(subject),
    comments.key,
    keyLine(subject, 'sign'),
    '',
    'export function signToken(claims) {',
    '  return jwt.sign(claims, KEY, {',
    `    algorithm: ${quoteJs(algorithmOf(subject))},`,
    issuer !== undefined && '    issuer: ISSUER,',
    audience !== undefined && '    audience: AUDIENCE,',
    `    // ${say`Seconds.`}`,
    `    expiresIn: ${lifetime},`,
    keyId !== undefined && `    keyid: ${quoteJs(keyId)},`,
    type !== undefined && type !== 'JWT' && `    header: { typ: ${quoteJs(type)} },`,
    '  });',
    '}',
  );
}

function keyLine(subject: SnippetSubject, role: SnippetRole): Line {
  const { name, encoding, inCode } = keyTextOf(subject, role);
  const variable = `process.env.JWT_${name}`;
  if (encoding) {
    const text = inCode === undefined ? variable : quoteJs(inCode);
    return `const KEY = ${secretBytesJs(text, encoding)};`;
  }
  return `const KEY = ${inCode === undefined ? variable : `\`${inCode}\``};`;
}
