import { bitLength, memberBytes } from '../../encoding/big-integer.ts';
import type { KeyFacts } from '../../evidence/evidence.ts';
import type { RsaWeakness } from '../../keys/rsa-weakness.ts';
import { formatNumber } from '../../words/format-number.ts';
import { say } from '../../words/say.ts';
import type { AuditRule, AuditSubject, Finding, Reference, Severity } from '../audit-rule.ts';
import { cve, memberPlace, nameKey } from '../key-words.ts';
import { rfc } from '../references.ts';

const LEAST_BITS = 2048;

export const rsaSmall: AuditRule = (subject) =>
  rsaKeys(subject).flatMap((key) => {
    const bytes = memberBytes(key.jwk.n);
    const bits = bytes && bitLength(bytes);
    if (bits === undefined || bits >= LEAST_BITS) return [];
    return [
      about(key, 'n', {
        code: 'rsa-small',
        severity: 'high',
        title: say`Small RSA key`,
        why: say`${nameKey(key)} has ${formatNumber(bits)} bits. At least 2,048 are required, and many APIs reject smaller keys.`,
        fix: say`Generate a key of at least 2,048 bits, or an elliptic curve key, and publish it instead.`,
        references: [rfc(7518, '3.3'), rfc(7518, '3.5')],
      }),
    ];
  });

/** Only what is proven: a factor that was found, or a mark that no sound generator leaves. */
export const rsaWeak: AuditRule = (subject) =>
  rsaKeys(subject).flatMap((key) =>
    key.weaknesses.map((weakness) => {
      const { severity, why, references } = explainWeakness(weakness, nameKey(key));
      return about(key, weakness.kind.startsWith('exponent') ? 'e' : 'n', {
        code: 'rsa-weak',
        severity,
        title: severity === 'low' ? say`Low RSA exponent` : say`Breakable RSA key`,
        why,
        fix:
          severity === 'low'
            ? say`Use 65537 as the public exponent for the next key.`
            : say`Stop using this key now, and generate a new one with an up-to-date library.`,
        references,
      });
    }),
  );

/** Numbers must be written in as few bytes as they need (RFC 7518 §6.3.1). */
export const rsaMalformed: AuditRule = (subject) =>
  rsaKeys(subject).flatMap((key) =>
    (key.repairs ?? []).flatMap((repair) => {
      if (repair.code !== 'leading-zeros' || !/^[ne]$/.test(repair.member)) return [];
      const { member, length } = repair;
      const section = member === 'n' ? '6.3.1.1' : '6.3.1.2';
      return [
        about(key, member, {
          code: 'rsa-malformed',
          severity: 'medium',
          title: say`Leading zeros in RSA key`,
          why: say`${nameKey(key)} encodes “${member}” in ${length} bytes, the first of which is zero. Strict parsers reject the key, and its thumbprint differs from the correct one.`,
          fix: say`Remove the leading zero bytes before you encode the number.`,
          references: [rfc(7518, section)],
        }),
      ];
    }),
  );

function rsaKeys({ evidence }: AuditSubject): KeyFacts[] {
  return (evidence?.keys ?? []).filter(
    ({ jwk, placeholder }) => jwk.kty === 'RSA' && placeholder === undefined,
  );
}

function about(key: KeyFacts, member: string, finding: Omit<Finding, 'basis' | 'where'>): Finding {
  const basis = key.where.part === 'key' ? 'key' : 'bytes';
  return { ...finding, basis, where: memberPlace(key, member) };
}

function explainWeakness(
  weakness: RsaWeakness,
  name: string,
): {
  readonly severity: Severity;
  readonly why: string;
  readonly references: readonly Reference[];
} {
  switch (weakness.kind) {
    case 'exponent-one':
      return critical(
        say`${name} has exponent 1: a signature is the padded hash itself, so anyone can sign.`,
      );
    case 'exponent-even':
      return critical(
        say`${name} has an even exponent, which no RSA key can have. The key was generated or changed by mistake, or with intent to deceive.`,
      );
    case 'exponent-three':
      return {
        severity: 'low',
        why: say`${name} has exponent 3. Verifiers that check the padding carelessly can then be deceived into accepting forged signatures.`,
        references: [rfc(7518, '8.3')],
      };
    case 'modulus-tiny':
      return critical(
        say`${name} has a modulus below 2, which no RSA key can have. Libraries that accept the key may accept any signature.`,
      );
    case 'small-factor':
      return critical(
        say`${name} has a modulus divisible by ${weakness.factor}, so it is not the product of two large primes.`,
      );
    case 'close-primes':
      return critical(
        say`${name} was factored just now: its two primes are so close that Fermat’s method finds them at once.`,
        cve('2022-26320'),
      );
    case 'roca':
      return {
        severity: 'high',
        why: say`${name} has the fingerprint of a flawed key generator in Infineon chips (ROCA). Its private key can be computed with effort.`,
        references: [cve('2017-15361')],
      };
  }
}

function critical(why: string, reference: Reference = rfc(7518, '8.3')) {
  return { severity: 'critical', why, references: [reference] } as const;
}
