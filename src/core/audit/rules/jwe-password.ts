import { iterationCount, LEAST_SALT, parameterBytes } from '../../decode/encryption-parameters.ts';
import { bytes } from '../../words/count-words.ts';
import { formatNumber } from '../../words/format-number.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Severity } from '../audit-rule.ts';
import { rfc8725bis } from '../draft-references.ts';
import { readEncryption } from '../read-encryption.ts';
import { rfc } from '../references.ts';

/** Rounds that OWASP recommends for PBKDF2 with SHA-256, and the bound that verifiers may set. */
const RECOMMENDED = 600_000;
const BOUND = 2 * RECOMMENDED;
/** RFC 7518 §4.8.1.2. */
const LEAST = 1000;

export const jweP2cHigh: AuditRule = (subject) => {
  const count = roundsOf(subject);
  if (count === undefined || count <= RECOMMENDED) return [];
  return [
    {
      code: 'jwe-p2c-high',
      severity: count > BOUND ? 'high' : 'medium',
      basis: 'bytes',
      where: { part: 'header', pointer: '/p2c' },
      title: say`Costly password derivation`,
      why: say`“p2c” requires ${formatNumber(count)} rounds of hashing, no matter who sends the token. Many such tokens keep a server busy; jose rejects more than 10,000 by default.`,
      fix: say`Set a limit on “p2c” in the API, and use no more rounds at the issuer than your APIs accept.`,
      references: [rfc8725bis('3.13')],
    },
  ];
};

export const jweP2cLow: AuditRule = (subject) => {
  const count = roundsOf(subject);
  if (count === undefined || count >= RECOMMENDED) return [];
  const severity: Severity = count < LEAST ? 'medium' : 'low';
  return [
    {
      code: 'jwe-p2c-low',
      severity,
      basis: 'bytes',
      where: { part: 'header', pointer: '/p2c' },
      title: say`Fast password derivation`,
      why: sentences(
        count < LEAST
          ? say`“p2c” specifies ${formatNumber(count)} rounds of hashing; the recommended minimum is 1,000.`
          : say`“p2c” specifies ${formatNumber(count)} rounds of hashing.`,
        say`Anyone who has the token can guess passwords offline, and each guess costs only that much.`,
      ),
      fix: say`Use a random password of 32 bytes or more, so that the number of rounds matters little, or use ${formatNumber(RECOMMENDED)} rounds if every API accepts them: jose rejects more than 10,000 by default.`,
      references: [rfc(7518, '4.8.1.2'), rfc8725bis('3.13')],
    },
  ];
};

export const jweP2sShort: AuditRule = (subject) => {
  const encryption = readEncryption(subject);
  const salt = encryption?.algorithm.isPassword
    ? parameterBytes(encryption.header, 'p2s')
    : undefined;
  if (!salt || salt.length >= LEAST_SALT) return [];
  return [
    {
      code: 'jwe-p2s-short',
      severity: 'medium',
      basis: 'bytes',
      where: { part: 'header', pointer: '/p2s' },
      title: say`Short salt`,
      why: say`“p2s” has ${bytes(salt.length)}; a salt must have 8 or more. With few possible salts, passwords can be guessed for many tokens at once, and strict APIs reject the token.`,
      fix: say`Generate a random 16-byte salt for every token.`,
      references: [rfc(7518, '4.8.1.1')],
    },
  ];
};

/** Only of the password that opens the token: of another one nothing follows. */
export const jwePasswordShort: AuditRule = (subject) => {
  const { algorithm } = readEncryption(subject) ?? {};
  const { key } = subject;
  if (!algorithm?.isPassword || key?.kind !== 'secret') return [];
  const least = algorithm.name === 'PBES2-HS512+A256KW' ? 32 : 16;
  const { length } = key.bytes;
  if (length >= least) return [];
  return [
    {
      code: 'jwe-password-short',
      severity: 'medium',
      basis: 'key',
      where: { part: 'key' },
      title: say`Short password`,
      why: say`The password has ${bytes(length)}; for ${algorithm.name} it should have ${least} or more. Anyone who has the token can guess passwords offline.`,
      fix: say`Use a longer, randomly generated password.`,
      references: [rfc(7518, '8.8')],
    },
  ];
};

function roundsOf(subject: Parameters<AuditRule>[0]): number | undefined {
  const encryption = readEncryption(subject);
  return encryption?.algorithm.isPassword ? iterationCount(encryption.header) : undefined;
}
