import { type DecodedToken, findPart } from '../../core/decode/decoded-token.ts';
import type { AsymmetricKey, Jwk } from '../../core/keys/key-material.ts';
import { parseJwk } from '../../core/keys/parse-jwk.ts';
import { fits } from '../../core/keys/select-key.ts';
import type { SignatureAlgorithm } from '../../core/registry/algorithms.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { thumbprint } from '../keys/thumbprint.ts';
import { matchesSignature } from './match-signature.ts';

/**
 * Checks a DPoP proof with the public key in its header (RFC 9449 §4.3);
 * undefined where that key is none that could have made it.
 */
export async function verifyPossession(
  token: DecodedToken,
  algorithm: SignatureAlgorithm,
): Promise<SignatureVerdict | undefined> {
  const found = readEmbedded(token);
  const signature = findPart(token, 'signature')?.bytes;
  if (!found || !fits(found.key, algorithm) || !signature?.ok || signature.value.length === 0) {
    return undefined;
  }
  const matches = await matchesSignature(token, algorithm, found.key);
  if (matches === undefined) return undefined;
  const name = await thumbprint(found.jwk);
  return matches
    ? { state: 'unverified', reason: 'proves-possession', algorithm, thumbprint: name }
    : { state: 'invalid', reason: 'proof-mismatch', algorithm, thumbprint: name };
}

/** "jwk" of the header; a secret there proves nothing, as anyone who reads the proof has it then. */
function readEmbedded({
  protectedHeader,
}: DecodedToken): { readonly jwk: Jwk; readonly key: AsymmetricKey } | undefined {
  const header: { readonly jwk?: unknown } = protectedHeader.ok
    ? JSON.parse(protectedHeader.value.text)
    : {};
  const jwk = header.jwk;
  if (typeof jwk !== 'object' || jwk === null || Array.isArray(jwk)) return undefined;
  const key = parseJwk(jwk as Jwk);
  return key.ok && key.value.kind !== 'secret' ? { jwk: jwk as Jwk, key: key.value } : undefined;
}
