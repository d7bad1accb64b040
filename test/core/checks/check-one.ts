import type { Check, CheckName } from '../../../src/core/checks/check.ts';
import {
  type ExpectationTexts,
  NO_EXPECTATIONS,
} from '../../../src/core/checks/expectation-texts.ts';
import { readExpectations } from '../../../src/core/checks/expectations.ts';
import {
  type DerivedConclusion,
  deriveConclusion,
} from '../../../src/core/conclusion/derive-conclusion.ts';
import type { ReviewedLayer, ReviewedToken } from '../../../src/core/conclusion/reviewed-token.ts';
import type { DecodedToken } from '../../../src/core/decode/decoded-token.ts';
import { NO_EVIDENCE } from '../../../src/core/evidence/evidence.ts';
import type { SecretKey } from '../../../src/core/keys/key-material.ts';
import { type KeyOrigin, USER_ORIGIN } from '../../../src/core/keys/key-origin.ts';
import { findSignatureAlgorithm } from '../../../src/core/registry/algorithms.ts';
import type { SignatureVerdict } from '../../../src/core/verdict/signature-verdict.ts';
import { readToken, tokenText } from '../read-token.ts';

export const NOW = 1_800_000_000;

const HS256 = findSignatureAlgorithm('HS256');
if (!HS256) throw new Error('HS256 is missing');
export const ALGORITHM = HS256;

const KEY: SecretKey = {
  kind: 'secret',
  keyType: 'oct',
  bytes: new Uint8Array(32),
  keyId: undefined,
  algorithm: undefined,
};
const ATTEMPT = {
  algorithm: HS256,
  tried: [KEY],
  by: 'kind',
  keyId: undefined,
  keys: [KEY],
} as const;

export const VERIFIED: SignatureVerdict = { state: 'verified', key: KEY, ...ATTEMPT };
export const MISMATCH: SignatureVerdict = {
  state: 'invalid',
  reason: 'mismatch',
  suggestion: undefined,
  ...ATTEMPT,
};
export const NO_KEY: SignatureVerdict = { state: 'unverified', reason: 'no-key', algorithm: HS256 };

export const ENCRYPTED: SignatureVerdict = { state: 'encrypted', reason: 'not-loaded' };

export interface CheckOptions {
  readonly header?: Readonly<Record<string, unknown>>;
  /** The payload as JSON text, where its exact form matters. */
  readonly payload?: string;
  readonly expecting?: Partial<ExpectationTexts>;
  readonly verdict?: SignatureVerdict | undefined;
  readonly origin?: KeyOrigin;
  readonly now?: number;
  readonly findings?: ReviewedLayer['findings'];
}

/** A token that nothing was found out about but its verdict. */
export function reviewOf(
  token: DecodedToken,
  verdict: SignatureVerdict | undefined,
  findings: ReviewedLayer['findings'] = [],
  keyOrigin: KeyOrigin = USER_ORIGIN,
): ReviewedToken {
  const layer = { token, verdict, keyOrigin, evidence: NO_EVIDENCE, findings };
  return { layers: [layer] };
}

/** What is derived of a token with these claims. */
export function deriveAll(
  claims: Readonly<Record<string, unknown>>,
  options: CheckOptions = {},
): DerivedConclusion {
  const header = { alg: 'HS256', ...options.header };
  const token = readToken(
    tokenText(JSON.stringify(header), options.payload ?? JSON.stringify(claims)),
  );
  return deriveConclusion({
    ...reviewOf(
      token,
      'verdict' in options ? options.verdict : VERIFIED,
      options.findings,
      options.origin,
    ),
    expectations: readExpectations({ ...NO_EXPECTATIONS, ...options.expecting }),
    now: options.now ?? NOW,
  });
}

/** All checks of a token with these claims. */
export function checkAll(
  claims: Readonly<Record<string, unknown>>,
  options: CheckOptions = {},
): readonly Check[] {
  return deriveAll(claims, options).checks;
}

export function checkOne(
  name: CheckName,
  claims: Readonly<Record<string, unknown>>,
  options: CheckOptions = {},
): Check {
  const found = checkAll(claims, options).find((check) => check.name === name);
  if (!found) throw new Error(`no check ${name}`);
  return found;
}
