import type { SecretEncoding } from '../keys/key-material.ts';
import { say } from '../words/say.ts';
import { commentsFor } from './comments.ts';
import { keyTextOf } from './key-text.ts';
import { quotePhp } from './literals.ts';
import {
  algorithmOf,
  explainEd448,
  file,
  HMAC,
  keyTypeOf,
  type Line,
  partyLines,
  RSA,
  type SnippetLibrary,
} from './snippet-library.ts';
import type { CodeFile, SnippetRole, SnippetSubject } from './snippet-subject.ts';

export const php: SnippetLibrary = {
  id: 'php-jwt',
  name: 'firebase/php-jwt',
  language: 'PHP',
  install: 'composer require firebase/php-jwt',
  algorithms: [...HMAC, ...RSA, 'ES256', 'ES384', 'ES256K', 'EdDSA'],
  explainMissing: explainEd448,
  fetchesKeys: false,
  verify: (subject) => [verify(subject)],
  sign: (subject) => [sign(subject)],
};

function verify(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'verify', '//');
  const { issuer, audience, type, tolerance, requiredClaims } = subject;
  return file(
    'verify-token.php',
    head(['JWT', 'Key']),
    comments.missing,
    constants(subject),
    '',
    `/** ${say`Returns the claims of a valid token; throws otherwise.`} */`,
    'function verifyToken(string $token): stdClass',
    '{',
    `    JWT::$leeway = ${tolerance};`,
    `    ${comments.key}`,
    keyLines(subject, 'verify'),
    type !== undefined && '    $header = new stdClass();',
    `    ${comments.pinned}`,
    `    $claims = JWT::decode($token, new Key($key, ${quotePhp(algorithmOf(subject))})${type === undefined ? '' : ', $header'});`,
    issuer !== undefined && [
      '    if (($claims->iss ?? null) !== ISSUER) {',
      `        ${refuse(say`Wrong issuer.`)}`,
      '    }',
    ],
    audience !== undefined && [
      '    if (!in_array(AUDIENCE, (array) ($claims->aud ?? []), true)) {',
      `        ${refuse(say`Wrong audience.`)}`,
      '    }',
    ],
    comments.type && `    ${comments.type}`,
    type !== undefined && [
      `    if (($header->typ ?? null) !== ${quotePhp(type)}) {`,
      `        ${refuse(say`Wrong token type.`)}`,
      '    }',
    ],
    requiredClaims.length > 0 && [
      `    foreach ([${requiredClaims.map(quotePhp).join(', ')}] as $name) {`,
      '        if (!isset($claims->{$name})) {',
      `            ${refuse(say`A required claim is missing.`)}`,
      '        }',
      '    }',
    ],
    '    return $claims;',
    '}',
  );
}

function refuse(words: string): string {
  return `throw new UnexpectedValueException(${quotePhp(words)});`;
}

function sign(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'sign', '//');
  const { issuer, audience, type, keyId, lifetime } = subject;
  const header = type !== undefined && type !== 'JWT' ? `['typ' => ${quotePhp(type)}]` : undefined;
  const more = [keyId === undefined ? 'null' : quotePhp(keyId), ...(header ? [header] : [])];
  const arguments_ = keyId === undefined && !header ? '' : `, ${more.join(', ')}`;
  return file(
    'sign-token.php',
    head(['JWT']),
    constants(subject),
    `const LIFETIME = ${lifetime}; // ${say`Seconds.`}`,
    '',
    'function signToken(array $claims): string',
    '{',
    `    ${comments.key}`,
    keyLines(subject, 'sign'),
    '    $now = time();',
    issuer !== undefined && "    $claims['iss'] = ISSUER;",
    audience !== undefined && "    $claims['aud'] = AUDIENCE;",
    "    $claims['iat'] = $now;",
    "    $claims['exp'] = $now + LIFETIME;",
    `    return JWT::encode($claims, $key, ${quotePhp(algorithmOf(subject))}${arguments_});`,
    '}',
  );
}

function head(classes: readonly string[]): Line {
  return [
    '<?php',
    'declare(strict_types=1);',
    '',
    ...classes.map((name) => `use Firebase\\JWT\\${name};`),
    '',
    "require_once __DIR__ . '/vendor/autoload.php';",
    '',
  ];
}

function constants(subject: SnippetSubject): Line {
  return partyLines(subject, (name, text) => `const ${name.toUpperCase()} = ${quotePhp(text)};`);
}

function keyLines(subject: SnippetSubject, role: SnippetRole): Line {
  const { name, encoding, inCode } = keyTextOf(subject, role);
  if (encoding) {
    const text = inCode === undefined ? variable(name) : quotePhp(inCode);
    return [`    $text = ${text};`, `    $key = ${SECRETS[encoding]};`];
  }
  const pem =
    inCode === undefined
      ? `    $pem = ${variable(name)};`
      : [`    $pem = <<<'PEM'`, inCode, 'PEM;'];
  return [pem, keyTypeOf(subject) === 'OKP' ? edwardsKey(role) : '    $key = $pem;'];
}

function variable(name: string): string {
  return `getenv('JWT_${name}') ?: ${refuse(`JWT_${name}`).replace(/;$/, '')}`;
}

/** The library wants the bare 32 bytes of an Ed25519 key, which end the DER of either half. */
function edwardsKey(role: SnippetRole): Line {
  const bytes = "substr(base64_decode(preg_replace('/-----[^-]+-----|\\s/', '', $pem)), -32)";
  return role === 'verify'
    ? `    $key = base64_encode(${bytes});`
    : [
        `    $pair = sodium_crypto_sign_seed_keypair(${bytes});`,
        '    $key = base64_encode(sodium_crypto_sign_secretkey($pair));',
      ];
}

const SECRETS: Readonly<Record<SecretEncoding, string>> = {
  utf8: '$text',
  base64url: 'JWT::urlsafeB64Decode($text)',
  base64: 'base64_decode($text)',
  hex: 'hex2bin($text)',
};
