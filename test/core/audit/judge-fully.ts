import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Finding } from '../../../src/core/audit/audit-rule.ts';
import type { SecretEncoding } from '../../../src/core/keys/key-material.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { audit } from '../../../src/crypto/evidence/study-token.ts';
import { type Judgement, judgeToken } from '../../../src/crypto/judge-token.ts';
import { studyFurther } from '../../support/tokens/judged-tokens.ts';
import { encodeText, readToken } from '../read-token.ts';
import { GOOD_CLAIMS, NOW } from './build-subject.ts';

type Json = Readonly<Record<string, unknown>>;

/** The judgement with all its evidence. */
export async function judgeFully(
  compact: string,
  keyText = '',
  encoding: SecretEncoding = 'utf8',
): Promise<Judgement> {
  const reading = parseKeys(keyText, encoding);
  return studyFurther(await judgeToken(readToken(compact), reading, encoding), keyText);
}

export async function findingsOf(
  compact: string,
  keyText = '',
  encoding: SecretEncoding = 'utf8',
): Promise<Finding[]> {
  const judgement = await judgeFully(compact, keyText, encoding);
  return audit(judgement.layers[0].token, judgement.reading, NOW, judgement);
}

/** Severity, code and pointer of each finding, of the whole pipeline. */
export async function linesOf(
  compact: string,
  keyText = '',
  encoding: SecretEncoding = 'utf8',
): Promise<string[]> {
  const findings = await findingsOf(compact, keyText, encoding);
  return findings.map(
    ({ severity, code, where }) => `${severity} ${code} ${where.pointer ?? where.part}`,
  );
}

/** A token with an HMAC by these bytes, made by Node. */
export function hmacToken(
  secret: string | Uint8Array,
  header: Json = {},
  payload: Json = GOOD_CLAIMS,
): string {
  const input = `${encodeText(JSON.stringify({ alg: 'HS256', ...header }))}.${encodeText(JSON.stringify(payload))}`;
  const hash = `sha${String(header.alg ?? 'HS256').slice(2)}`;
  return `${input}.${createHmac(hash, secret).update(input).digest('base64url')}`;
}

/** A token signed by Node with an RSA (RS256) or P-256 (ES256) key. */
export function signedToken(
  privateKey: KeyObject,
  header: Json = {},
  payload: Json = GOOD_CLAIMS,
): string {
  const alg = privateKey.asymmetricKeyType === 'rsa' ? 'RS256' : 'ES256';
  const input = `${encodeText(JSON.stringify({ alg, ...header }))}.${encodeText(JSON.stringify(payload))}`;
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
  return `${input}.${encodeText(sign('sha256', Buffer.from(input), key))}`;
}

export const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const EC = generateKeyPairSync('ec', { namedCurve: 'P-256' });

export function jwkOf(key: KeyObject): Record<string, unknown> {
  return { ...key.export({ format: 'jwk' }) };
}

export function pemOf(key: KeyObject): string {
  const type = key.type === 'private' ? 'pkcs8' : 'spki';
  return key.export({ format: 'pem', type: type as 'spki' }).toString();
}
