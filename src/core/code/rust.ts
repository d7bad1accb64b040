import type { SecretEncoding } from '../keys/key-material.ts';
import { say } from '../words/say.ts';
import { commentsFor } from './comments.ts';
import { keyTextOf } from './key-text.ts';
import { quoteRust } from './literals.ts';
import {
  algorithmOf,
  explainEd448,
  file,
  HMAC,
  keyTypeOf,
  type Line,
  partyLines,
  RSA,
  RSA_PSS,
  type SnippetLibrary,
} from './snippet-library.ts';
import type { CodeFile, SnippetRole, SnippetSubject } from './snippet-subject.ts';

export const rust: SnippetLibrary = {
  id: 'rust',
  name: 'jsonwebtoken',
  language: 'Rust',
  install: 'cargo add serde_json base64 hex jsonwebtoken --features jsonwebtoken/rust_crypto',
  algorithms: [...HMAC, ...RSA, ...RSA_PSS, 'ES256', 'ES384', 'EdDSA'],
  explainMissing: explainEd448,
  fetchesKeys: false,
  verify: (subject) => [verify(subject)],
  sign: (subject) => [sign(subject)],
};

/** The claims whose presence the library can ask for; it overlooks a missing "iss" or "aud" otherwise. */
const SPEC_CLAIMS = ['exp', 'nbf', 'aud', 'iss', 'sub'];

function verify(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'verify', '//');
  const { issuer, audience, type, tolerance, requiredClaims } = subject;
  const required = [
    ...requiredClaims,
    ...(issuer === undefined ? [] : ['iss']),
    ...(audience === undefined ? [] : ['aud']),
  ];
  const others = requiredClaims.filter((name) => !SPEC_CLAIMS.includes(name));
  return file(
    'verify_token.rs',
    'use std::collections::HashSet;',
    'use std::error::Error;',
    '',
    engineImport(subject, 'verify'),
    'use jsonwebtoken::{decode, Algorithm, DecodingKey, Validation};',
    'use serde_json::{Map, Value};',
    '',
    comments.missing,
    constants(subject),
    comments.key,
    keyConstant(subject, 'verify'),
    '',
    `/// ${say`Returns the claims of a valid token, or an error.`}`,
    'pub fn verify_token(token: &str) -> Result<Map<String, Value>, Box<dyn Error>> {',
    keyLines(subject, 'verify'),
    `    ${comments.pinned}`,
    `    let mut validation = Validation::new(Algorithm::${algorithmOf(subject)});`,
    issuer !== undefined && '    validation.set_issuer(&[ISSUER]);',
    audience !== undefined && '    validation.set_audience(&[AUDIENCE]);',
    `    // ${say`Without this, a token that lacks a required claim would pass.`}`,
    `    validation.required_spec_claims = HashSet::from(${rustStrings(required.filter((name) => SPEC_CLAIMS.includes(name)))});`,
    '    validation.validate_nbf = true;',
    `    // ${say`In seconds. The default is 60.`}`,
    `    validation.leeway = ${tolerance};`,
    '    let data = decode::<Map<String, Value>>(token, &key, &validation)?;',
    comments.type && `    ${comments.type}`,
    type !== undefined && [
      `    if data.header.typ.as_deref() != Some(${quoteRust(type)}) {`,
      `        return Err(${quoteRust(say`Wrong token type.`)}.into());`,
      '    }',
    ],
    others.length > 0 && [
      `    for name in [${others.map(quoteRust).join(', ')}] {`,
      '        if !data.claims.contains_key(name) {',
      `            return Err(${quoteRust(say`A required claim is missing.`)}.into());`,
      '        }',
      '    }',
    ],
    '    Ok(data.claims)',
    '}',
  );
}

function sign(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'sign', '//');
  const { issuer, audience, type, keyId, lifetime } = subject;
  return file(
    'sign_token.rs',
    'use std::error::Error;',
    'use std::time::{SystemTime, UNIX_EPOCH};',
    '',
    engineImport(subject, 'sign'),
    'use jsonwebtoken::{encode, Algorithm, EncodingKey, Header};',
    'use serde_json::{Map, Value};',
    '',
    constants(subject),
    `/// ${say`Seconds.`}`,
    `const LIFETIME: u64 = ${lifetime};`,
    comments.key,
    keyConstant(subject, 'sign'),
    '',
    'pub fn sign_token(mut claims: Map<String, Value>) -> Result<String, Box<dyn Error>> {',
    keyLines(subject, 'sign'),
    '    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();',
    issuer !== undefined && '    claims.insert("iss".into(), ISSUER.into());',
    audience !== undefined && '    claims.insert("aud".into(), AUDIENCE.into());',
    '    claims.insert("iat".into(), now.into());',
    '    claims.insert("exp".into(), (now + LIFETIME).into());',
    `    let ${type === 'JWT' && keyId === undefined ? '' : 'mut '}header = Header::new(Algorithm::${algorithmOf(subject)});`,
    type !== 'JWT' &&
      `    header.typ = ${type === undefined ? 'None' : `Some(${quoteRust(type)}.into())`};`,
    keyId !== undefined && `    header.kid = Some(${quoteRust(keyId)}.into());`,
    '    Ok(encode(&header, &claims, &key)?)',
    '}',
  );
}

function engineImport(subject: SnippetSubject, role: SnippetRole): Line {
  const { encoding } = keyTextOf(subject, role);
  return (
    encoding === 'base64url' && 'use base64::{engine::general_purpose::URL_SAFE_NO_PAD, Engine};'
  );
}

function rustStrings(names: readonly string[]): string {
  return `[${names.map((name) => `${quoteRust(name)}.to_string()`).join(', ')}]`;
}

function constants(subject: SnippetSubject): Line {
  return partyLines(
    subject,
    (name, text) => `const ${name.toUpperCase()}: &str = ${quoteRust(text)};`,
  );
}

function keyConstant(subject: SnippetSubject, role: SnippetRole): Line {
  const { encoding, inCode } = keyTextOf(subject, role);
  if (inCode === undefined) return false;
  return `const KEY_TEXT: &str = ${encoding ? quoteRust(inCode) : `"${inCode}"`};`;
}

function keyLines(subject: SnippetSubject, role: SnippetRole): Line {
  const { name, encoding, inCode } = keyTextOf(subject, role);
  const kind = role === 'sign' ? 'EncodingKey' : 'DecodingKey';
  const text =
    inCode === undefined
      ? `    let text = std::env::var("JWT_${name}")?;`
      : '    let text = KEY_TEXT;';
  if (encoding) return [text, `    let key = ${kind}::${SECRETS[encoding]};`];
  const reader = { RSA: 'from_rsa_pem', EC: 'from_ec_pem', OKP: 'from_ed_pem', oct: '', AKP: '' }[
    keyTypeOf(subject)
  ];
  return [text, `    let key = ${kind}::${reader}(text.as_bytes())?;`];
}

const SECRETS: Readonly<Record<SecretEncoding, string>> = {
  utf8: 'from_secret(text.as_bytes())',
  base64: 'from_base64_secret(&text)?',
  base64url: "from_secret(&URL_SAFE_NO_PAD.decode(text.trim_end_matches('='))?)",
  hex: 'from_secret(&hex::decode(text)?)',
};
