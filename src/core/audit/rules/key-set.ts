import type { KeyFacts } from '../../evidence/evidence.ts';
import { say, sayCount } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, AuditSubject } from '../audit-rule.ts';
import { nameKey } from '../key-words.ts';
import { cwe, rfc } from '../references.ts';
import { quote } from '../words.ts';

/** Key sets are made to be published. One of nothing but private keys is its owner's own. Said once for all keys. */
export const jwksPrivate: AuditRule = (subject) => {
  const keys = setKeys(subject);
  const isMixed = keys.some(({ kind }) => kind === 'public');
  const opener = openerOf(subject);
  const found = keys.filter(({ kind, material }) => kind !== 'public' && material !== opener);
  const [first, ...others] = found;
  if (!first) return [];
  return [
    {
      code: 'jwks-private',
      severity: isMixed ? 'critical' : 'info',
      basis: 'key',
      where: first.where,
      title: isMixed ? say`Private key in public JWKS` : say`Private JWKS`,
      why: isMixed
        ? sentences(
            first.kind === 'secret'
              ? say`${nameKey(first)} is a shared secret among public keys.`
              : say`${nameKey(first)} is a private key among public keys.`,
            countOthers(others.length),
            isForAgreement(first)
              ? say`If this JWKS is published, anyone can decrypt what is encrypted for it.`
              : say`If this JWKS is published, anyone can sign with it.`,
          )
        : sentences(
            isForAgreement(first)
              ? say`${nameKey(first)} can decrypt. That is expected if this JWKS is yours and is not published anywhere.`
              : say`${nameKey(first)} can sign. That is expected if this JWKS is yours and is not published anywhere.`,
            countOthers(others.length),
          ),
      fix: isMixed
        ? say`If the JWKS was published, rotate the key everywhere, and publish only public members.`
        : adviseOwner(first),
      references: [rfc(7517, '9.2'), cwe(312)],
    },
  ];
};

/** A private key set serves its owner; who needs what depends on its keys. */
function adviseOwner(key: KeyFacts): string {
  if (key.kind === 'secret') return say`Keep this JWKS secret.`;
  return isForAgreement(key)
    ? say`Give the public key to senders that only encrypt.`
    : say`Give the public key to APIs that only verify.`;
}

function countOthers(count: number): string {
  return count === 0
    ? ''
    : sayCount(
        count,
        'The same applies to {0} other key in the JWKS.',
        'The same applies to {0} other keys in the JWKS.',
      );
}

/** X25519 and X448 are for key agreement alone (RFC 8037 §3.2). */
function isForAgreement({ jwk }: KeyFacts): boolean {
  return jwk.use === 'enc' || /^X(?:25519|448)$/.test(String(jwk.crv));
}

/** The key that opens an encrypted token, which its owner has beside the issuer's public keys. */
function openerOf({ signature }: AuditSubject) {
  const opening = signature && 'opening' in signature ? signature.opening : undefined;
  return opening?.state === 'decrypted' ? opening.key : undefined;
}

/** One "kid", two keys: which one counts depends on the reader. Keys of different types may share it. */
export const jwksDuplicateKid: AuditRule = (subject) => {
  const first = new Map<string, KeyFacts>();
  return setKeys(subject).flatMap((key) => {
    const { kid, kty } = key.jwk;
    if (typeof kid !== 'string' || key.thumbprint === undefined) return [];
    const name = JSON.stringify([kid, kty]);
    const other = first.get(name);
    if (!other) first.set(name, key);
    if (!other || other.thumbprint === key.thumbprint) return [];
    return [
      {
        code: 'jwks-dup-kid',
        severity: 'medium',
        basis: 'key',
        where: key.where,
        title: say`Duplicate key ID`,
        why: say`“kid” ${quote(kid)} identifies two different keys of type ${quote(String(kty))}. APIs may use the first, the last or neither.`,
        fix: say`Give every key a unique key ID, such as its RFC 7638 thumbprint.`,
        references: [rfc(7517, '4.5')],
      },
    ];
  });
};

/** The one JWK has another name than the header asks for: APIs that choose by name find no key. */
export const kidDiffers: AuditRule = ({ token, reading }) => {
  if (token.form !== 'jws' || reading.state !== 'read' || reading.format === 'jwk-set') return [];
  const [key, ...others] = reading.keys;
  const { keyId } = token;
  if (others.length > 0 || keyId === undefined || key.keyId === undefined) return [];
  if (key.keyId === keyId) return [];
  return [
    {
      code: 'kid-differs',
      severity: 'low',
      basis: 'key',
      where: { part: 'header', pointer: '/kid' },
      title: say`Different key ID (“kid”)`,
      why: say`“kid” is ${quote(keyId)} in the header but ${quote(key.keyId)} in the Key field. APIs that select keys by “kid” find no key.`,
      fix: say`Use the same “kid” in the header and in the published key.`,
      references: [rfc(7515, '4.1.4'), rfc(7517, '4.5')],
    },
  ];
};

/** The header asks for a key that the set does not have. Sets without names say nothing. */
export const kidNotInJwks: AuditRule = (subject) => {
  const { token, reading, evidence, signature } = subject;
  const names = namesOf(reading, evidence);
  if (token.form !== 'jws' || token.keyId === undefined || names.length === 0) return [];
  if (reading.state !== 'read' || names.includes(token.keyId)) return [];
  const listed = names.slice(0, MOST_NAMES).map(quote).join(', ');
  const shown =
    names.length > MOST_NAMES ? say`${listed} and ${names.length - MOST_NAMES} more` : listed;
  const verified = signature?.state === 'verified';
  return [
    {
      code: 'kid-not-in-jwks',
      severity: 'high',
      basis: 'key',
      where: { part: 'header', pointer: '/kid' },
      title: say`Key ID not in JWKS`,
      why: sentences(
        say`“kid” is ${quote(token.keyId)}, but the JWKS has ${shown}.`,
        verified
          ? say`Another key in the JWKS verifies this signature, so the key ID is wrong.`
          : say`The key was rotated, or the token is from another issuer.`,
      ),
      fix: verified
        ? say`Fix “kid” at the issuer; verifiers that select by “kid” reject this token.`
        : say`Get the issuer’s current JWKS, and compare “iss”.`,
      references: [rfc(7517, '4.5'), rfc(7515, '4.1.4')],
    },
  ];
};

/** The "kid" of every entry of a set, whichever way it is written. */
function namesOf(
  reading: AuditSubject['reading'],
  evidence: AuditSubject['evidence'],
): readonly string[] {
  const keyIds = evidence?.keyIds ?? [];
  if (keyIds.length > 0 || reading.state !== 'read' || reading.keys.length < 2) return keyIds;
  return reading.keys.flatMap(({ keyId }) => keyId ?? []);
}

const MOST_NAMES = 5;

function setKeys({ reading, evidence }: AuditSubject): KeyFacts[] {
  if (reading.state !== 'read' || reading.format !== 'jwk-set') return [];
  return (evidence?.keys ?? []).filter(({ where }) => where.part === 'key');
}
