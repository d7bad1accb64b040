import { parseJson } from '../encoding/json-text.ts';
import { looksLikePem } from '../encoding/pem.ts';
import type { Result } from '../result.ts';
import type { Jwk, KeyMaterial, KeyProblem, KeyReading, SecretEncoding } from './key-material.ts';
import { parseJwk } from './parse-jwk.ts';
import { parsePem } from './parse-pem.ts';
import { decodeSecret } from './parse-secret.ts';

/**
 * Reads whatever was put into the Key box, told apart by its looks: PEM, JWK or
 * JWK Set, and anything else as a plain secret in the encoding that was chosen.
 */
export function parseKeys(text: string, encoding: SecretEncoding): KeyReading {
  if (text.trim() === '') return { state: 'empty' };
  if (looksLikePem(text)) return reading('pem', parsePem(text));
  if (looksLikeJson(text)) return parseJsonKeys(text);
  const octets = decodeSecret(text, encoding);
  if (!octets.ok) return { state: 'unreadable', format: 'text', problem: octets.problem };
  const secret = {
    kind: 'secret',
    keyType: 'oct',
    octets: octets.value,
    keyId: undefined,
    algorithm: undefined,
  } as const;
  return { state: 'read', format: 'text', keys: [secret], skipped: 0, secretText: text };
}

/** A secret may begin with a brace too, so broken JSON counts only when it names a member of a key. */
function looksLikeJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  return /"(?:kty|keys)"/.test(text) || parseJson(text.trim()).ok;
}

function parseJsonKeys(text: string): KeyReading {
  const json = parseJson(text.trim());
  if (!json.ok) {
    const offset = json.problem.offset + text.length - text.trimStart().length;
    const problem: KeyProblem = { code: 'json-not-a-key', reason: 'syntax', offset };
    return { state: 'unreadable', format: 'jwk', problem };
  }
  const value: unknown = JSON.parse(text.trim());
  if (!isJwk(value)) {
    const problem: KeyProblem = { code: 'json-not-a-key', reason: 'not-an-object' };
    return { state: 'unreadable', format: 'jwk', problem };
  }
  return Array.isArray(value.keys) ? readSet(value.keys) : reading('jwk', parseJwk(value));
}

function readSet(members: readonly unknown[]): KeyReading {
  const results = members.filter(isJwk).map(parseJwk);
  const [first, ...others] = results.flatMap((result) => (result.ok ? [result.value] : []));
  if (!first) {
    const problem = results.find((result) => !result.ok)?.problem ?? { code: 'jwk-set-empty' };
    return { state: 'unreadable', format: 'jwk-set', problem };
  }
  return {
    state: 'read',
    format: 'jwk-set',
    keys: [first, ...others],
    skipped: members.length - 1 - others.length,
    secretText: undefined,
  };
}

function reading(format: 'pem' | 'jwk', key: Result<KeyMaterial, KeyProblem>): KeyReading {
  return key.ok
    ? { state: 'read', format, keys: [key.value], skipped: 0, secretText: undefined }
    : { state: 'unreadable', format, problem: key.problem };
}

function isJwk(value: unknown): value is Jwk {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
