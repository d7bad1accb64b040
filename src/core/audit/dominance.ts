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
  ['key-confusion-proven', 'token', ['secret-is-key', 'secret-short', 'secret-low-entropy']],
  ['secret-empty', 'token', ['secret-short', 'secret-low-entropy']],
  ['secret-known', 'token', ['secret-short', 'secret-low-entropy']],
  ['key-example', 'place', ['secret-low-entropy']],
  ['key-example', 'token', ['sample-token']],
  ['jwk-private', 'place', ['secret-in-claim']],
  ['jwk-symmetric', 'place', ['secret-in-claim']],
  ['exp-milliseconds', 'place', ['token-expired', 'token-not-yet', 'iat-future', 'lifetime-long']],
  ['exp-milliseconds', 'place', ['number-precision', 'time-fraction']],
  ['exp-extreme', 'place', ['exp-order', 'lifetime-long', 'lifetime-profile']],
  ['exp-lookalike', 'token', ['exp-missing']],
  ['exp-lookalike', 'place', ['member-case-variant']],
  ['lifetime-long', 'place', ['lifetime-profile']],
  ['sample-token', 'place', ['iat-missing']],
  ['time-not-number', 'place', ['number-precision', 'time-fraction']],
  ['typ-mismatch', 'token', ['profile-claim-missing', 'lifetime-profile']],
  ['kid-injection', 'place', ['kid-odd', 'text-deceptive']],
  ['dup-member', 'place', ['time-not-number']],
  ['secret-in-claim', 'place', ['password-hash', 'password-claim', 'card-number', 'pii-contact']],
  ['password-hash', 'place', ['password-claim', 'card-number', 'pii-contact']],
  ['password-claim', 'place', ['card-number', 'pii-contact']],
  ['card-number', 'place', ['pii-contact', 'number-precision']],
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
