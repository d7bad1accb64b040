import type { Finding } from './audit-rule.ts';

/** Where a finding must be for another to hide it: at the same place, or anywhere in the token. */
type Reach = 'place' | 'token';

const SIGNATURE_LENGTH = ['sig-length', 'sig-rsa-short'];

/** One cause gives one finding: the left code, where it is found, hides those on the right. */
const HIDES: readonly (readonly [string, Reach, readonly string[]])[] = [
  ['alg-none', 'token', ['sig-empty', 'shape-parts']],
  ['alg-none-disguised', 'token', ['sig-empty', 'shape-parts']],
  [
    'shape-truncated',
    'token',
    ['shape-parts', 'sig-empty', ...SIGNATURE_LENGTH, 'b64-noncanonical', 'b64-alphabet'],
  ],
  ['shape-truncated', 'token', ['utf8-invalid', 'json-invalid', 'detached-payload']],
  ['sig-empty', 'token', ['shape-parts']],
  ['polyglot', 'token', ['json-serialization']],
  ['shape-parts', 'token', ['detached-payload']],
  ['sig-psychic', 'token', ['sig-placeholder', ...SIGNATURE_LENGTH]],
  ['sig-der', 'token', SIGNATURE_LENGTH],
  ['sig-placeholder', 'token', SIGNATURE_LENGTH],
  ['rsa-small', 'token', ['sig-rsa-short']],
  ['shape-truncated', 'token', ['sig-mismatch']],
  ['sig-psychic', 'token', ['sig-mismatch']],
  ['sig-der', 'token', ['sig-mismatch']],
  ['sig-length', 'token', ['sig-mismatch']],
  ['sig-placeholder', 'token', ['sig-mismatch']],
  ['kid-not-in-jwks', 'token', ['sig-mismatch']],
  ['key-confusion-proven', 'token', ['sig-mismatch']],
  ['secret-empty', 'token', ['sig-mismatch']],
  ['secret-encoding', 'token', ['sig-mismatch']],
  // No public key is that of the issuer's own secret.
  ['issuer-only-key', 'token', ['kid-not-in-jwks', 'secret-is-key']],
  // Its signature cannot be checked by anybody but the service it is for.
  ['entra-graph-token', 'token', ['sig-mismatch']],
  ['key-confusion-proven', 'token', ['secret-is-key', 'secret-short', 'secret-low-entropy']],
  ['secret-empty', 'token', ['secret-short', 'secret-low-entropy']],
  ['secret-known', 'token', ['secret-short', 'secret-low-entropy']],
  ['key-example', 'place', ['secret-low-entropy']],
  ['key-example', 'token', ['sample-token']],
  ['exp-milliseconds', 'place', ['number-precision', 'time-fraction']],
  ['exp-extreme', 'place', ['exp-order', 'lifetime-long', 'lifetime-profile']],
  ['exp-lookalike', 'token', ['exp-missing']],
  ['exp-lookalike', 'place', ['member-case-variant']],
  ['lifetime-long', 'place', ['lifetime-profile']],
  ['sample-token', 'token', ['iat-missing', 'iss-missing']],
  ['text-deceptive', 'place', ['azp-inconsistent']],
  ['size-header', 'token', ['claims-bulk']],
  ['time-not-number', 'place', ['number-precision', 'time-fraction']],
  ['typ-mismatch', 'token', ['profile-claim-missing', 'lifetime-profile']],
  ['kid-injection', 'place', ['kid-odd', 'text-deceptive']],
  ['card-number', 'place', ['pii-contact', 'number-precision']],
  ['jwk-private', 'place', ['secret-in-claim', 'claims-bulk']],
  ['jwk-symmetric', 'place', ['secret-in-claim', 'claims-bulk']],
  ['exp-milliseconds', 'place', ['token-expired', 'token-not-yet', 'iat-future', 'lifetime-long']],
  ['dup-member', 'place', ['time-not-number', 'claim-type']],
  ['secret-in-claim', 'place', ['password-hash', 'password-claim', 'card-number', 'pii-contact']],
  ['password-hash', 'place', ['password-claim', 'card-number', 'pii-contact']],
  ['password-claim', 'place', ['card-number', 'pii-contact']],
  ['iban', 'place', ['card-number', 'pii-contact']],
  ['national-id', 'place', ['card-number', 'pii-contact']],
  ['secret-in-claim', 'place', ['token-in-token', 'internal-disclosure', 'claims-bulk']],
  ['password-claim', 'place', ['internal-disclosure', 'token-in-token', 'iban', 'national-id']],
  ['token-in-token', 'place', ['internal-disclosure', 'claims-bulk']],
  ['sub-email', 'place', ['pii-contact']],
  ['sub-placeholder', 'place', ['aud-wildcard']],
  ['iss-lookalike', 'place', ['iss-not-https', 'text-deceptive']],
  ['idp-alg-mismatch', 'token', ['sym-alg-multiparty']],
  ['supabase-service-role', 'token', ['lifetime-long', 'exp-extreme', 'jti-missing']],
  ['k8s-legacy-token', 'token', ['exp-missing']],
  ['apple-secret-life', 'token', ['lifetime-long']],
  ['profile-value', 'place', ['claim-type', 'aud-wildcard', 'sub-email']],
  ['jwk-embedded', 'place', ['profile-claim-forbidden']],
  ['jku-present', 'place', ['profile-claim-forbidden']],
  ['cookie-prefix', 'token', ['cookie-no-secure', 'cookie-domain-wide']],
  ['supabase-service-role', 'token', ['frontend-env']],
  ['x5u-present', 'place', ['profile-claim-forbidden']],
];

/** The findings without those that another one already accounts for. */
export function withoutHidden(findings: readonly Finding[]): Finding[] {
  const hidden = new Set<string>();
  for (const finding of findings) {
    for (const [code, reach, others] of HIDES) {
      if (code !== finding.code) continue;
      for (const other of others) hidden.add(hidingKey(other, finding, reach));
    }
  }
  return findings.filter(
    (finding) =>
      !hidden.has(hidingKey(finding.code, finding, 'place')) &&
      !hidden.has(hidingKey(finding.code, finding, 'token')),
  );
}

function hidingKey(code: string, { where }: Finding, reach: Reach): string {
  return reach === 'token' ? code : `${code} ${where.part} ${where.pointer ?? ''}`;
}
