import { say } from '../words/say.ts';
import { commentsFor, isSymmetric } from './comments.ts';
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

export const JOSE_ALGORITHMS = [
  ...JWA_ALGORITHMS,
  'EdDSA',
  'Ed25519',
  'ML-DSA-44',
  'ML-DSA-65',
  'ML-DSA-87',
];

export const jose: SnippetLibrary = {
  id: 'jose',
  name: 'jose',
  language: 'Node.js',
  install: 'npm install jose',
  algorithms: JOSE_ALGORITHMS,
  explainMissing: explainJose,
  fetchesKeys: true,
  verify: (subject) => [verifyWithJose(subject, 'verify-token.mjs')],
  sign: (subject) => [signWithJose(subject, 'sign-token.mjs')],
  decrypt: (subject) => [decryptWithJose(subject)],
  encrypt: (subject) => [encryptWithJose(subject)],
};

export function explainJose(algorithm: string): string | undefined {
  if (algorithm === 'EdDSA')
    return say`For EdDSA, jose supports only Ed25519, and this key is on Ed448.`;
  return undefined;
}

export function verifyWithJose(subject: SnippetSubject, name: string): CodeFile {
  const comments = commentsFor(subject, 'verify', '//');
  const remote = subject.key.from === 'issuer';
  return file(
    name,
    `import { ${[remote ? 'createRemoteJWKSet' : !isSymmetric(subject) && 'importSPKI', 'jwtVerify'].filter(Boolean).join(', ')} } from 'jose';`,
    '',
    comments.missing,
    constantsJs(subject),
    comments.key,
    remote ? remoteKeys() : [keyLines(subject, 'verify')],
    '',
    `/** ${say`Returns the claims of a valid token; throws otherwise.`} */`,
    'export async function verifyToken(token) {',
    remote && '  keys ??= await findKeys();',
    `  const { payload } = await jwtVerify(token, ${remote ? 'keys' : 'await key'}, {`,
    `    ${comments.pinned}`,
    `    algorithms: [${quoteJs(algorithmOf(subject))}],`,
    expectedClaims(subject, comments.type),
    '  });',
    '  return payload;',
    '}',
  );
}

export function signWithJose(subject: SnippetSubject, name: string): CodeFile {
  const comments = commentsFor(subject, 'sign', '//');
  return file(
    name,
    `import { ${isSymmetric(subject) ? '' : 'importPKCS8, '}SignJWT } from 'jose';`,
    '',
    constantsJs(subject),
    `/** ${say`Seconds.`} */`,
    `export const LIFETIME = ${subject.lifetime};`,
    comments.key,
    keyLines(subject, 'sign'),
    '',
    'export async function signToken(claims) {',
    '  return await new SignJWT(claims)',
    newToken(subject),
    '    .sign(await key);',
    '}',
  );
}

function decryptWithJose(subject: SnippetSubject): CodeFile {
  const { target } = subject;
  const encryption = target.form === 'jwe' ? target.encryption : '';
  return file(
    'decrypt-token.mjs',
    `import { ${usesPassword(subject) ? '' : 'importPKCS8, '}jwtDecrypt } from 'jose';`,
    '',
    constantsJs(subject),
    `// ${usesPassword(subject) ? say`Keep the secret out of the code.` : say`The private key (PEM, PKCS #8). Keep it out of the code.`}`,
    encryptionKey(subject, 'decrypt'),
    '',
    `/** ${say`Returns the claims of an encrypted token; throws if decryption fails. Encryption is not a signature: with a public key, anyone can create such a token.`} */`,
    'export async function decryptToken(token) {',
    '  const { payload } = await jwtDecrypt(token, await key, {',
    `    // ${say`Accept only these algorithms, whatever the header says.`}`,
    `    keyManagementAlgorithms: [${quoteJs(algorithmOf(subject))}],`,
    `    contentEncryptionAlgorithms: [${quoteJs(encryption)}],`,
    expectedClaims(subject, false),
    '  });',
    '  return payload;',
    '}',
  );
}

function encryptWithJose(subject: SnippetSubject): CodeFile {
  return file(
    'encrypt-token.mjs',
    `import { EncryptJWT${usesPassword(subject) ? '' : ', importSPKI'} } from 'jose';`,
    '',
    constantsJs(subject),
    `/** ${say`Seconds.`} */`,
    `export const LIFETIME = ${subject.lifetime};`,
    `// ${usesPassword(subject) ? say`Keep the secret out of the code.` : say`The public key (PEM, SPKI).`}`,
    encryptionKey(subject, 'encrypt'),
    '',
    'export async function encryptToken(claims) {',
    '  return await new EncryptJWT(claims)',
    newToken(subject),
    '    .encrypt(await key);',
    '}',
  );
}

/** What jwtVerify and jwtDecrypt are to insist on. */
function expectedClaims(subject: SnippetSubject, comment: string | false): Line {
  const { issuer, audience, type, requiredClaims, tolerance } = subject;
  return [
    issuer !== undefined && '    issuer: ISSUER,',
    audience !== undefined && '    audience: AUDIENCE,',
    comment && `    ${comment}`,
    type !== undefined && `    typ: ${quoteJs(type)},`,
    requiredClaims.length > 0 && `    requiredClaims: ${listJs(requiredClaims)},`,
    tolerance > 0 && `    clockTolerance: ${tolerance},`,
  ];
}

/** What a SignJWT and an EncryptJWT are told alike. */
function newToken(subject: SnippetSubject): Line {
  const { target, issuer, audience, type, keyId } = subject;
  const header = [
    `alg: ${quoteJs(algorithmOf(subject))}`,
    target.form === 'jwe' && `enc: ${quoteJs(target.encryption)}`,
    type !== undefined && `typ: ${quoteJs(type)}`,
    keyId !== undefined && `kid: ${quoteJs(keyId)}`,
  ].filter(Boolean);
  return [
    `    .setProtectedHeader({ ${header.join(', ')} })`,
    issuer !== undefined && '    .setIssuer(ISSUER)',
    audience !== undefined && '    .setAudience(AUDIENCE)',
    '    .setIssuedAt()',
    '    .setExpirationTime(`${LIFETIME}s`)',
  ];
}

/** Both halves work with one secret. */
function usesPassword(subject: SnippetSubject): boolean {
  return !/^(?:RSA|ECDH)/.test(algorithmOf(subject));
}

function encryptionKey(subject: SnippetSubject, role: 'decrypt' | 'encrypt'): Line {
  if (usesPassword(subject)) return keyFromSecret(subject);
  const algorithm = quoteJs(algorithmOf(subject));
  return role === 'decrypt'
    ? `const key = importPKCS8(process.env.JWT_PRIVATE_KEY, ${algorithm});`
    : `const key = importSPKI(process.env.JWT_PUBLIC_KEY, ${algorithm});`;
}

function keyLines(subject: SnippetSubject, role: SnippetRole): Line {
  if (isSymmetric(subject)) return keyFromSecret(subject);
  const { name, inCode } = keyTextOf(subject, role);
  const reader = role === 'sign' ? 'importPKCS8' : 'importSPKI';
  const algorithm = quoteJs(algorithmOf(subject));
  return inCode === undefined
    ? `const key = ${reader}(process.env.JWT_${name}, ${algorithm});`
    : [`const ${name} = \`${inCode}\`;`, `const key = ${reader}(${name}, ${algorithm});`];
}

function keyFromSecret({ key }: SnippetSubject): Line {
  const encoding = key.from === 'issuer' ? 'utf8' : key.encoding;
  const text = key.from === 'code' ? quoteJs(key.text) : 'process.env.JWT_SECRET';
  return `const key = ${secretBytesJs(text, encoding)};`;
}

function remoteKeys(): Line {
  return [
    'let keys;',
    '',
    'async function findKeys() {',
    "  const address = `${ISSUER.replace(/\\/$/, '')}/.well-known/openid-configuration`;",
    '  const response = await fetch(address);',
    '  if (!response.ok) throw new Error(`${address}: ${response.status}`);',
    '  const metadata = await response.json();',
    `  if (metadata.issuer !== ISSUER) throw new Error(${quoteJs(say`The metadata is for a different issuer.`)});`,
    '  return createRemoteJWKSet(new URL(metadata.jwks_uri));',
    '}',
  ];
}
