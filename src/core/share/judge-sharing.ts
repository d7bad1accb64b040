import type { Finding } from '../audit/audit-rule.ts';
import { type DecodedToken, findPart } from '../decode/decoded-token.ts';
import { readLifetime } from '../time/lifetime.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import { holdsSensitive } from './sensitive-values.ts';

/** How bad it is when a link with the token comes into other hands. */
export interface SharingRisk {
  /** `safer`: nobody can do much with it. `live`: it may be accepted. `live-personal`: and it tells of somebody. */
  readonly level: 'safer' | 'live' | 'live-personal';
  /** Why it is safer, in the order of weight; empty when it is not. */
  readonly reasons: readonly SaferReason[];
  /** The names of claims that hold personal data or secrets. */
  readonly sensitive: readonly string[];
  /** Seconds until it expires; `unread` where its claims cannot be read, such as those of an encrypted token. */
  readonly left: number | 'never' | 'unread';
}

export type SaferReason =
  | { readonly code: 'expired'; readonly ago: number }
  | { readonly code: 'unsecured' | 'no-signature' | 'wrong-signature' }
  | { readonly code: 'example-key' | 'sample-token' };

/** What is known of a token that is to be shared. */
export interface SharedSubject {
  readonly token: DecodedToken;
  /** What holds the claims. */
  readonly inmost: DecodedToken;
  readonly verdict: SignatureVerdict;
  readonly findings: readonly Finding[];
  /** Seconds since 1970-01-01 UTC. */
  readonly now: number;
}

/** Nearly every token has some of these; they tell of somebody only where they are an address or the like. */
const IDENTIFIERS: ReadonlySet<string> = new Set([
  ...['sub', 'jti', 'nonce', 'sid', 'oid', 'uid', 'user_id', 'session_id'],
]);

/** Judges before the link is made, from what is known here: a server may be laxer than it should. */
export function judgeSharing(subject: SharedSubject): SharingRisk {
  const { token, inmost, now } = subject;
  const claims = inmost.claimsSet?.ok ? inmost.claimsSet.value.object : undefined;
  const lifetime = claims && readLifetime(claims);
  const sensitive = (claims?.members ?? [])
    .filter(({ name, value }) => holdsSensitive(IDENTIFIERS.has(name) ? '' : name, value))
    .map(({ name }) => name);
  const reasons = listReasons(subject, lifetime?.expiry);
  const left = !lifetime
    ? 'unread'
    : lifetime.expiry === undefined
      ? 'never'
      : lifetime.expiry - now;
  // Nobody without the key reads what is in an encrypted token.
  const isReadable = token.form !== 'jwe' && sensitive.length > 0;
  const level = reasons.length > 0 ? 'safer' : isReadable ? 'live-personal' : 'live';
  return { level, reasons, sensitive: isReadable ? [...new Set(sensitive)] : [], left };
}

function listReasons(
  { token, verdict, findings, now }: SharedSubject,
  expiry: number | undefined,
): SaferReason[] {
  const reasons: SaferReason[] = [];
  const isFound = (code: string, severity?: string) =>
    findings.some((each) => each.code === code && (!severity || each.severity === severity));
  if (expiry !== undefined && now >= expiry) reasons.push({ code: 'expired', ago: now - expiry });
  if (verdict.state === 'unverified' && verdict.reason === 'unsecured') {
    reasons.push({ code: 'unsecured' });
  } else if (token.form === 'jws' && findPart(token, 'signature')?.encoded === '') {
    reasons.push({ code: 'no-signature' });
  }
  // Changed here, and not signed again: no key in the world has made this signature.
  if (verdict.state === 'invalid' && verdict.reason === 'edited') {
    reasons.push({ code: 'wrong-signature' });
  }
  const isExample = verdict.state === 'verified' && isFound('key-example', 'critical');
  if (isExample || isFound('secret-known') || isFound('secret-empty')) {
    reasons.push({ code: 'example-key' });
  }
  if (isFound('sample-token')) reasons.push({ code: 'sample-token' });
  return reasons;
}
