import { encodeBase64url } from '../../core/encoding/base64url.ts';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import type { Jwk } from '../../core/keys/key-material.ts';
import { ISSUER } from './claims.ts';
import { hashOf, publicMembersOf, sign } from './make-token.ts';

/** A credential of which two claims of three are shown, with Key Binding (RFC 9901). */
export async function makeSdJwt(now: number, issuerKey: string, holderKey: Jwk): Promise<string> {
  const shown = [disclose('given_name', 'Ana'), disclose('family_name', 'Lima')];
  const keptBack = disclose('birthdate', '1990-04-01');
  const digests = await Promise.all([...shown, keptBack].map(hashOf));
  const issued = await sign(
    { alg: 'ES256', typ: 'dc+sd-jwt' },
    {
      iss: ISSUER,
      vct: 'https://credentials.example.com/identity',
      iat: now - 86_400,
      exp: now + 86_400 * 30,
      cnf: { jwk: publicMembersOf(holderKey) },
      _sd_alg: 'sha-256',
      // Sorted, so that their order tells nothing (RFC 9901 §4.2.4.1).
      _sd: digests.toSorted(),
    },
    issuerKey,
  );
  const presented = `${[issued, ...shown].join('~')}~`;
  const binding = await sign(
    { alg: 'ES256', typ: 'kb+jwt' },
    {
      iat: now,
      aud: 'https://verifier.example.com',
      nonce: encodeBase64url(crypto.getRandomValues(new Uint8Array(12))),
      sd_hash: await hashOf(presented),
    },
    JSON.stringify(holderKey),
  );
  return presented + binding;
}

function disclose(name: string, value: string): string {
  const salt = encodeBase64url(crypto.getRandomValues(new Uint8Array(16)));
  return encodeBase64url(encodeUtf8(JSON.stringify([salt, name, value])));
}
