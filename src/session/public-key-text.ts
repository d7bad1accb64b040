import type { AsymmetricKey, Jwk, KeyReading } from '../core/keys/key-material.ts';
import { type KnownOrigins, NO_ORIGINS, originOfKey } from '../core/keys/known-origins.ts';
import type { SignatureVerdict } from '../core/verdict/signature-verdict.ts';

/** Why no key goes with a link. */
export type NoPublicKey = 'no-key' | 'secret' | 'encrypted' | 'several' | 'named-by-token';

/** The key whose public half may go with the token: the one that verified, or the only one. */
export function selectPublicKey(
  reading: KeyReading,
  verdict: SignatureVerdict,
  form: string,
  known: KnownOrigins = NO_ORIGINS,
): AsymmetricKey | NoPublicKey {
  // Its key opens it: anyone who has the link would not be helped by the public half.
  if (form === 'jwe') return 'encrypted';
  if (reading.state !== 'read') return 'no-key';
  const verifying = verdict.state === 'verified' ? verdict.key : undefined;
  if (verifying) return verifying.kind === 'secret' ? 'secret' : verifying;
  const [only, another] = reading.keys.filter((key) => key.kind !== 'secret');
  if (!only) return 'secret';
  if (another) return 'several';
  // Elsewhere nobody would know any more that it came from the token's own address.
  return originOfKey(only, known).kind === 'token' ? 'named-by-token' : only;
}

/** The members that may be in a link: those of public keys (RFC 7518 §6, RFC 8037 §2, RFC 9964), and their names. */
const PUBLIC_MEMBERS = ['kty', 'crv', 'x', 'y', 'n', 'e', 'pub', 'alg', 'kid'] as const;

/**
 * The public half as a JWK on one line; undefined where it cannot be written.
 * Takes over what is known to be public rather than leaving out what is not.
 */
export async function writePublicKey(key: AsymmetricKey): Promise<string | undefined> {
  try {
    const { toJwk } = await import('../crypto/keys/convert-key.ts');
    const jwk: Jwk = await toJwk(key, 'public');
    if (jwk.kty === 'oct') return undefined;
    const members = PUBLIC_MEMBERS.filter((name) => typeof jwk[name] === 'string');
    return JSON.stringify(Object.fromEntries(members.map((name) => [name, jwk[name]])));
  } catch {
    return undefined;
  }
}
