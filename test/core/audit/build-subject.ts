import type { AuditSubject } from '../../../src/core/audit/audit-rule.ts';
import { decodeToken } from '../../../src/core/decode/decode-token.ts';
import type { DecodedToken } from '../../../src/core/decode/decoded-token.ts';
import { type Evidence, NO_EVIDENCE } from '../../../src/core/evidence/evidence.ts';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import type { KeyMaterial } from '../../../src/core/keys/key-material.ts';
import { findSignatureAlgorithm } from '../../../src/core/registry/algorithms.ts';
import { auditToken } from './audit-all.ts';

/** 2026-08-05 12:00:00 UTC: the clock of all audit tests. */
export const NOW = 1_785_931_200;

/** An object is written as JSON; a string is taken as it is, duplicates and all. */
type JsonSource = string | Readonly<Record<string, unknown>>;

export interface TokenSource {
  readonly header?: JsonSource;
  readonly payload?: JsonSource;
  /** Text of the third part; undefined means bytes such as "alg" makes, null for a token of two parts. */
  readonly signature?: string | null;
  readonly key?: KeyMaterial;
  /** What is different from no evidence at all; undefined while it is being gathered. */
  readonly evidence?: Partial<Evidence>;
}

/** Claims that nothing can be said against. */
export const GOOD_CLAIMS = {
  iss: 'https://issuer.test',
  sub: 'user-1',
  aud: 'api',
  iat: NOW - 600,
  exp: NOW + 3000,
  jti: 'token-1',
};

/** What the audit looks at, for a token whose signature might be one. */
export function buildSubject(source: TokenSource): AuditSubject {
  const { header = { alg: 'RS256', typ: 'JWT' }, payload = GOOD_CLAIMS, key } = source;
  const signed = `${encode(header)}.${encode(payload)}`;
  const { signature = plausibleSignature(header) } = source;
  const compact = signature === null ? signed : `${signed}.${signature}`;
  const reading = key
    ? ({ state: 'read', format: 'jwk', keys: [key], skipped: 0, secretText: undefined } as const)
    : ({ state: 'empty' } as const);
  const { evidence } = source;
  return {
    token: readOneToken(compact),
    key,
    reading,
    signature: undefined,
    evidence: evidence && { ...NO_EVIDENCE, ...evidence },
    now: NOW,
  };
}

/** The codes of all findings, in their order. */
export function auditCodes(source: TokenSource): string[] {
  return auditAll(source).map(({ code }) => code);
}

/** The codes for a token with these claims besides the good ones. */
export function codesOfClaims(claims: Readonly<Record<string, unknown>>): string[] {
  return auditCodes({ payload: { ...GOOD_CLAIMS, ...claims } });
}

/** Severity, code and pointer of each finding, as in "high time-not-number /exp". */
export function auditLines(source: TokenSource): string[] {
  return auditAll(source).map(({ severity, code, where }) =>
    `${severity} ${code} ${where.pointer ?? where.part}`.trim(),
  );
}

export function linesOfClaims(claims: Readonly<Record<string, unknown>>): string[] {
  return auditLines({ payload: { ...GOOD_CLAIMS, ...claims } });
}

function auditAll(source: TokenSource) {
  return auditToken(buildSubject(source));
}

/** A shared secret of so many bytes, none of them like the next. */
export function secretOf(length: number): KeyMaterial {
  const bytes = Uint8Array.from({ length }, (_, index) => (index * 89 + 7) % 256);
  return { kind: 'secret', keyType: 'oct', bytes, keyId: undefined, algorithm: undefined };
}

/** Bytes of the right number and size for the algorithm, none like the next. */
export function plausibleSignature(header: JsonSource): string {
  const text = typeof header === 'string' ? header : JSON.stringify(header);
  const name = Array.from(text.matchAll(/"alg":"([^"]*)"/g)).at(-1)?.[1] ?? '';
  const length = findSignatureAlgorithm(name)?.signatureLength ?? 256;
  const bytes = Uint8Array.from({ length }, (_, index) => (index * 89 + 7) % 256);
  // 521 bits leave seven of a byte empty.
  if (length === 132) bytes[0] = bytes[66] = 0;
  return Buffer.from(bytes).toString('base64url');
}

function encode(source: JsonSource): string {
  const text = typeof source === 'string' ? source : JSON.stringify(source);
  return Buffer.from(text).toString('base64url');
}

function readOneToken(compact: string): DecodedToken {
  const [found] = extractTokens(compact);
  if (!found || found.compact !== compact) throw new Error('not read as one token');
  return decodeToken(found);
}
