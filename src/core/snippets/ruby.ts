import type { SecretEncoding } from '../keys/key-material.ts';
import { say } from '../words/say.ts';
import { commentsFor, isSymmetric } from './comments.ts';
import { quoteRuby } from './literals.ts';
import {
  algorithmOf,
  ECDSA,
  file,
  HMAC,
  type Line,
  RSA,
  RSA_PSS,
  type SnippetLibrary,
} from './snippet-library.ts';
import type { CodeFile, SnippetRole, SnippetSubject } from './snippet-subject.ts';

export const ruby: SnippetLibrary = {
  id: 'ruby-jwt',
  name: 'jwt',
  language: 'Ruby',
  install: 'gem install jwt',
  algorithms: [...HMAC, ...RSA, ...RSA_PSS, ...ECDSA, 'ES256K'],
  explainMissing: (algorithm) =>
    /^Ed(?:DSA|25519)$/.test(algorithm)
      ? say`The gem jwt does Ed25519 with a further gem, jwt-eddsa, for which there is no code here.`
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
    requires(subject),
    '',
    comments.missing,
    constants(subject),
    comments.key,
    keyLine(subject, 'verify'),
    '',
    `# ${say`The claims of a token that is to be trusted; raises for any other.`}`,
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
      `  raise JWT::DecodeError, ${quoteRuby(say`Another type of token.`)} unless header['typ'] == ${quoteRuby(type)}`,
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
    requires(subject),
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

function requires(subject: SnippetSubject): Line {
  const { key } = subject;
  const isCoded = key.from !== 'issuer' && /^base64/.test(key.encoding);
  return [isSymmetric(subject) && isCoded && "require 'base64'", "require 'jwt'"];
}

function constants({ issuer, audience }: SnippetSubject): Line {
  return [
    issuer !== undefined && `ISSUER = ${quoteRuby(issuer)}`,
    audience !== undefined && `AUDIENCE = ${quoteRuby(audience)}`,
  ];
}

function keyLine(subject: SnippetSubject, role: SnippetRole): Line {
  const { key } = subject;
  if (isSymmetric(subject) && key.from !== 'issuer') {
    const text = key.from === 'code' ? quoteRuby(key.text) : "ENV.fetch('JWT_SECRET')";
    return `KEY = ${SECRETS[key.encoding](text)}`;
  }
  if (key.from === 'code') {
    return ["KEY = OpenSSL::PKey.read(<<~'PEM')", key.text.trim(), 'PEM'];
  }
  const half = role === 'sign' ? 'PRIVATE' : 'PUBLIC';
  return `KEY = OpenSSL::PKey.read(ENV.fetch('JWT_${half}_KEY'))`;
}

const SECRETS: Readonly<Record<SecretEncoding, (text: string) => string>> = {
  utf8: (text) => text,
  base64url: (text) => `Base64.urlsafe_decode64(${text})`,
  base64: (text) => `Base64.strict_decode64(${text})`,
  hex: (text) => `[${text}].pack('H*')`,
};
