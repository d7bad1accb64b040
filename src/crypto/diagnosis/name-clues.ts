import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { encodeBase64url } from '../../core/encoding/base64url.ts';
import { stringMember } from '../../core/encoding/json-query.ts';
import type { KeyMaterial } from '../../core/keys/key-material.ts';
import { readPublicJwk } from '../../core/keys/public-jwk.ts';
import type { Clue } from '../../core/verdict/diagnosis.ts';
import { thumbprint } from '../keys/thumbprint.ts';

/**
 * What the header's hashes of a key or certificate say about the one key at
 * hand: "x5t" and "x5t#S256" (RFC 7515 §4.1.7, §4.1.8), or a "kid" that is a
 * thumbprint (RFC 7638).
 */
export async function nameClues(token: DecodedToken, key: KeyMaterial): Promise<Clue[]> {
  const header = token.protectedHeader.ok ? token.protectedHeader.value.object : undefined;
  if (!header) return [];
  for (const parameter of ['x5t#S256', 'x5t'] as const) {
    const named = stringMember(header, parameter);
    const hash = named === undefined ? undefined : await certificateHash(key, parameter);
    if (hash !== undefined) return [{ clue: 'named-key', parameter, isThis: named === hash }];
  }
  return thumbprintClue(token.keyId, key);
}

/** Of the certificate that the key came in, or as its JWK says (RFC 7517 §4.8, §4.9). */
async function certificateHash(
  key: KeyMaterial,
  parameter: 'x5t' | 'x5t#S256',
): Promise<string | undefined> {
  if (key.kind === 'secret') return undefined;
  const [certificate] = key.certificates ?? [];
  if (certificate) return digest(parameter === 'x5t' ? 'SHA-1' : 'SHA-256', certificate);
  const written = key.source.form === 'jwk' ? key.source.jwk[parameter] : undefined;
  return typeof written === 'string' ? written : undefined;
}

/** Any text may be a "kid", so one that is another thumbprint says nothing; the same one does. */
async function thumbprintClue(keyId: string | undefined, key: KeyMaterial): Promise<Clue[]> {
  const jwk = key.kind === 'secret' ? undefined : readPublicJwk(key);
  if (!jwk || keyId?.length !== 43) return [];
  return (await thumbprint(jwk)) === keyId
    ? [{ clue: 'named-key', parameter: 'kid', isThis: true }]
    : [];
}

async function digest(hash: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return encodeBase64url(new Uint8Array(await crypto.subtle.digest(hash, bytes)));
}
