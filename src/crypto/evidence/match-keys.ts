import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { stringMember } from '../../core/encoding/json-query.ts';
import type { KeyMatch } from '../../core/evidence/contained-report.ts';
import type { KeyReading } from '../../core/keys/key-material.ts';
import { readKeys } from '../keys/read-keys.ts';
import { verifySignature } from '../signatures/verify-signature.ts';

/** Whether one of these public keys, which come from the document, made a signature. */
export async function matchKeys(token: DecodedToken, reading: KeyReading): Promise<KeyMatch> {
  if (reading.state !== 'read') return 'no-key';
  const [first, ...others] = reading.keys.filter(({ kind }) => kind === 'public');
  if (!first) return 'no-key';
  const keys = [first, ...others] as const;
  const verdict = await verifySignature(token, { ...reading, keys, secretText: undefined }, 'utf8');
  switch (verdict.state) {
    case 'verified':
      return 'matches';
    case 'invalid':
      return 'mismatch';
    case 'unverified':
      return verdict.reason === 'signature-empty' ? 'mismatch' : 'no-key';
    default:
      return 'unchecked';
  }
}

/** Whether the public key that a did:key in "iss" names made the signature; undefined without one. */
export async function matchNamedKey(token: DecodedToken): Promise<KeyMatch | undefined> {
  const claims = token.claimsSet?.ok ? token.claimsSet.value.object : undefined;
  const issuer = claims && stringMember(claims, 'iss');
  if (!issuer?.startsWith('did:key:')) return undefined;
  const [did = ''] = issuer.split('#', 1);
  return await matchKeys(token, await readKeys(did, 'utf8'));
}
