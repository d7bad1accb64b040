import type { FindingPlace, Reference, Severity } from '../audit/audit-rule.ts';
import { openidCore } from '../audit/documents.ts';
import { rfc } from '../audit/references.ts';
import type { Check, CheckName } from '../checks/check.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import { say } from '../words/say.ts';
import type { Issue } from './issue.ts';

type FailedCheck = Extract<Check, { readonly result: 'fail' }>;

interface CheckWords {
  readonly code: string;
  readonly severity: Severity;
  readonly title: () => string;
  readonly fix: () => string;
  readonly claim?: string;
  readonly where: FindingPlace;
  readonly reference: Reference;
}

/** An issue of a check that fails, by itself: no finding is known yet that says more. */
export function issueOfCheck(
  check: FailedCheck,
  verdict: SignatureVerdict | undefined,
): Issue & { readonly checks: readonly [CheckName] } {
  const words = WORDS[check.name];
  return {
    code: words.code,
    checks: [check.name],
    severity: words.severity,
    title: titleOf(check, verdict),
    claims: words.claim === undefined ? [] : [words.claim],
    why: check.reason,
    fix: check.name === 'signature' ? fixSignature(verdict) : words.fix(),
    references: [words.reference],
    where: words.where,
    layer: 0,
  };
}

function titleOf(check: FailedCheck, verdict: SignatureVerdict | undefined): string {
  if (check.name === 'signature') return titleSignature(verdict);
  if (check.name === 'expiry' && check.ago === undefined) return say`Invalid expiry`;
  return WORDS[check.name].title();
}

function titleSignature(verdict: SignatureVerdict | undefined): string {
  if (verdict && 'opening' in verdict) return say`Decryption failed`;
  switch (reasonOf(verdict)) {
    case 'key-refused':
      return say`Invalid key`;
    case 'edited':
      return say`Edited – not re-signed yet`;
    case 'unsecured':
      return say`Unsigned token`;
    case 'signature-empty':
      return say`Missing signature`;
    default:
      return WORDS.signature.title();
  }
}

function fixSignature(verdict: SignatureVerdict | undefined): string {
  switch (reasonOf(verdict)) {
    case 'edited':
      return verdict?.state === 'invalid' && verdict.reason === 'edited' && verdict.canSign
        ? say`Press “Sign” to re-sign the token.`
        : say`Add a signing key or generate one, then sign.`;
    case 'key-refused':
      return say`Use a valid key.`;
    default:
      return WORDS.signature.fix();
  }
}

function reasonOf(verdict: SignatureVerdict | undefined) {
  return verdict && 'reason' in verdict ? verdict.reason : undefined;
}

const compareClocks = () => say`Compare the clocks of the issuer and the API.`;

const WORDS: Readonly<Record<CheckName, CheckWords>> = {
  form: {
    code: 'malformed',
    severity: 'high',
    title: () => say`Malformed token`,
    fix: () => say`Copy the whole token again.`,
    where: { part: 'token' },
    reference: rfc(7519, '7.2'),
  },
  algorithm: {
    code: 'alg-not-allowed',
    severity: 'high',
    title: () => say`Algorithm not allowed`,
    fix: () => say`Sign with an allowed algorithm.`,
    claim: 'alg',
    where: { part: 'header', pointer: '/alg' },
    reference: rfc(8725, '3.1'),
  },
  signature: {
    code: 'sig-mismatch',
    severity: 'critical',
    title: () => say`Signature mismatch`,
    fix: () => say`Reject the token.`,
    where: { part: 'signature' },
    reference: rfc(7515, '5.2'),
  },
  key: {
    code: 'key-untrusted',
    severity: 'high',
    title: () => say`Untrusted key`,
    fix: () => say`Get the issuer’s key from a trusted source.`,
    where: { part: 'key' },
    reference: rfc(8725, '3.10'),
  },
  expiry: {
    code: 'token-expired',
    severity: 'high',
    title: () => say`Expired token`,
    fix: () => say`Request a new token.`,
    claim: 'exp',
    where: { part: 'payload', pointer: '/exp' },
    reference: rfc(7519, '4.1.4'),
  },
  'not-before': {
    code: 'token-not-yet',
    severity: 'high',
    title: () => say`Token not yet valid`,
    fix: compareClocks,
    claim: 'nbf',
    where: { part: 'payload', pointer: '/nbf' },
    reference: rfc(7519, '4.1.5'),
  },
  'issued-at': {
    code: 'iat-future',
    severity: 'high',
    title: () => say`Issued in the future`,
    fix: compareClocks,
    claim: 'iat',
    where: { part: 'payload', pointer: '/iat' },
    reference: rfc(7519, '4.1.6'),
  },
  issuer: {
    code: 'iss-unexpected',
    severity: 'high',
    title: () => say`Unexpected issuer`,
    fix: () => say`Request a token from the expected issuer.`,
    claim: 'iss',
    where: { part: 'payload', pointer: '/iss' },
    reference: rfc(7519, '4.1.1'),
  },
  audience: {
    code: 'aud-unexpected',
    severity: 'high',
    title: () => say`Unexpected audience`,
    fix: () => say`Request a token for this API.`,
    claim: 'aud',
    where: { part: 'payload', pointer: '/aud' },
    reference: rfc(7519, '4.1.3'),
  },
  type: {
    code: 'typ-unexpected',
    severity: 'high',
    title: () => say`Unexpected type`,
    fix: () => say`Request a token of the expected type.`,
    claim: 'typ',
    where: { part: 'header', pointer: '/typ' },
    reference: rfc(8725, '3.11'),
  },
  claims: {
    code: 'claims-missing',
    severity: 'high',
    title: () => say`Missing required claims`,
    fix: () => say`Have the issuer add the missing claims.`,
    where: { part: 'payload', pointer: '' },
    reference: rfc(7519, '4'),
  },
  scopes: {
    code: 'scopes-missing',
    severity: 'high',
    title: () => say`Insufficient scope`,
    fix: () => say`Request a token with the required scopes.`,
    claim: 'scope',
    where: { part: 'payload', pointer: '/scope' },
    reference: rfc(6750, '3.1'),
  },
  profile: {
    code: 'profile-mismatch',
    severity: 'high',
    title: () => say`Profile mismatch`,
    fix: () => say`Request a token of the expected kind.`,
    where: { part: 'payload', pointer: '' },
    reference: rfc(8725, '3.12'),
  },
  disclosures: {
    code: 'sdjwt-disclosure',
    severity: 'high',
    title: () => say`Invalid disclosures`,
    fix: () => say`Copy the whole SD-JWT again.`,
    where: { part: 'token' },
    reference: rfc(9901, '7.1'),
  },
  'key-binding': {
    code: 'sdjwt-key-binding',
    severity: 'high',
    title: () => say`Invalid key binding`,
    fix: () => say`Request a new presentation.`,
    where: { part: 'token' },
    reference: rfc(9901, '7.3'),
  },
  nonce: {
    code: 'nonce-unexpected',
    severity: 'high',
    title: () => say`Unexpected nonce`,
    fix: () => say`Use only the token issued for this request.`,
    claim: 'nonce',
    where: { part: 'payload', pointer: '/nonce' },
    reference: openidCore('3.1.3.7'),
  },
};
