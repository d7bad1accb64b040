import type { KeyFacts } from '../core/audit/evidence.ts';
import { findExampleKey } from '../core/keys/example-keys.ts';
import { findRsaWeaknesses } from '../core/keys/rsa-weakness.ts';
import type { FoundKey } from './found-keys.ts';
import { thumbprint } from './thumbprint.ts';

const SECRET_MEMBERS: ReadonlySet<string> = new Set(
  ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'], // RFC 7518 §6, RFC 9964
);

/** What the audit is told of a key: no secret member of it. */
export async function studyKey({ where, jwk: found, material }: FoundKey): Promise<KeyFacts> {
  const whole = (await found) ?? {};
  const hash = await thumbprint(whole).catch(() => undefined);
  const jwk = Object.fromEntries(
    Object.entries(whole).filter(([member]) => !SECRET_MEMBERS.has(member)),
  );
  const holdsSecret = Object.entries(whole).some(
    ([member, value]) => SECRET_MEMBERS.has(member) && value !== '',
  );
  const kind = whole.kty === 'oct' ? 'secret' : holdsSecret ? 'private' : 'public';
  return {
    where,
    jwk,
    kind: material?.kind ?? kind,
    thumbprint: hash,
    example: hash === undefined ? undefined : findExampleKey(hash),
    weaknesses: findRsaWeaknesses(jwk),
    material,
  };
}
