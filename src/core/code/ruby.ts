import type { SecretEncoding } from '../keys/key-material.ts';
import { say } from '../words/say.ts';
import { commentsFor } from './comments.ts';
import { keyTextOf } from './key-text.ts';
import { quoteRuby } from './literals.ts';
import {
  algorithmOf,
  file,
  JWA_ALGORITHMS,
  type Line,
  partyLines,
  type SnippetLibrary,
} from './snippet-library.ts';
import type { CodeFile, SnippetRole, SnippetSubject } from './snippet-subject.ts';

export const ruby: SnippetLibrary = {
  id: 'ruby-jwt',
  name: 'jwt',
  language: 'Ruby',
  install: 'gem install jwt',
  algorithms: [...JWA_ALGORITHMS, 'ES256K'],
  explainMissing: (algorithm) =>
    /^Ed(?:DSA|25519)$/.test(algorithm)
      ? say`The jwt gem supports Ed25519 only with another gem, jwt-eddsa, for which no code is available.`
      : undefined,
  fetchesKeys: false,
  verify: (subject) => [verify(subject)],
  sign: (subject) => [sign(subject)],
};

function verify(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'verify', '#');
  const { issuer, audience, type, tolerance, requiredClaims } = subject;
  return file(
    'verify_token.rb',
    requires(subject, 'verify'),
    '',
    comments.missing,
    constants(subject),
    comments.key,
    keyLine(subject, 'verify'),
    '',
    `# ${say`Returns the claims of a valid token; raises otherwise.`}`,
    'def verify_token(token)',
    `  claims, ${type === undefined ? '_' : 'header'} = JWT.decode(`,
    '    token, KEY, true,',
    `    ${comments.pinned}`,
    `    algorithms: [${quoteRuby(algorithmOf(subject))}],`,
    issuer !== undefined && '    iss: ISSUER, verify_iss: true,',
    audience !== undefined && '    aud: AUDIENCE, verify_aud: true,',
    requiredClaims.length > 0 &&
      `    required_claims: [${requiredClaims.map(quoteRuby).join(', ')}],`,
    `    leeway: ${tolerance}`,
    '  )',
    comments.type && `  ${comments.type}`,
    type !== undefined &&
      `  raise JWT::DecodeError, ${quoteRuby(say`Wrong token type.`)} unless header['typ'] == ${quoteRuby(type)}`,
    '  claims',
    'end',
  );
}

function sign(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'sign', '#');
  const { issuer, audience, type, keyId, lifetime } = subject;
  const header = [
    type !== undefined && `'typ' => ${quoteRuby(type)}`,
    keyId !== undefined && `'kid' => ${quoteRuby(keyId)}`,
  ].filter(Boolean);
  const claims = [
    issuer !== undefined && "'iss' => ISSUER",
    audience !== undefined && "'aud' => AUDIENCE",
    "'iat' => now",
    "'exp' => now + LIFETIME",
  ].filter(Boolean);
  return file(
    'sign_token.rb',
    requires(subject, 'sign'),
    '',
    constants(subject),
    `LIFETIME = ${lifetime} # ${say`Seconds.`}`,
    comments.key,
    keyLine(subject, 'sign'),
    '',
    'def sign_token(claims)',
    '  now = Time.now.to_i',
    `  all = claims.merge(${claims.join(', ')})`,
    `  JWT.encode(all, KEY, ${quoteRuby(algorithmOf(subject))}${header.length > 0 ? `, { ${header.join(', ')} }` : ''})`,
    'end',
  );
}

function requires(subject: SnippetSubject, role: SnippetRole): Line {
  const { encoding } = keyTextOf(subject, role);
  return [encoding?.startsWith('base64') && "require 'base64'", "require 'jwt'"];
}

function constants(subject: SnippetSubject): Line {
  return partyLines(subject, (name, text) => `${name.toUpperCase()} = ${quoteRuby(text)}`);
}

function keyLine(subject: SnippetSubject, role: SnippetRole): Line {
  const { name, encoding, inCode } = keyTextOf(subject, role);
  const variable = `ENV.fetch('JWT_${name}')`;
  if (encoding) {
    return `KEY = ${SECRETS[encoding](inCode === undefined ? variable : quoteRuby(inCode))}`;
  }
  return inCode === undefined
    ? `KEY = OpenSSL::PKey.read(${variable})`
    : ["KEY = OpenSSL::PKey.read(<<~'PEM')", inCode, 'PEM'];
}

const SECRETS: Readonly<Record<SecretEncoding, (text: string) => string>> = {
  utf8: (text) => text,
  base64url: (text) => `Base64.urlsafe_decode64(${text})`,
  base64: (text) => `Base64.strict_decode64(${text})`,
  hex: (text) => `[${text}].pack('H*')`,
};
