import { encodeHex } from '../encoding/hex.ts';
import { confusionSecrets } from './confusion-forms.ts';
import type { AsymmetricKey, FilledReading, KeyPiece, SecretKey } from './key-material.ts';
import { readPublicJwk } from './public-jwk.ts';

/** Keys of a pair whose forms are compared with the secrets: each has some sixty. */
const MAX_COMPARED = 10;

/**
 * The pieces of a JWK Set, with the key of a pair in place of each symmetric JWK whose secret is
 * such a key, be it another one of the set: everyone who has the public key can sign with it.
 */
export function unmaskSecrets(
  pieces: readonly KeyPiece[],
  readSecret: (piece: KeyPiece) => FilledReading | undefined,
): readonly KeyPiece[] {
  const secrets = pieces.flatMap((piece) => secretOf(piece) ?? []);
  if (secrets.length === 0) return pieces;
  const siblings = findSiblings(pieces, new Set(secrets.map(spell)));
  return pieces.flatMap((piece) => {
    const secret = secretOf(piece);
    if (!secret) return [piece];
    const sibling = siblings.get(spell(secret));
    if (sibling) return [named(sibling, secret)];
    const hidden = readSecret(piece);
    return hidden ? piecesOf(hidden).map((inner) => renamed(inner, secret)) : [piece];
  });
}

/** The keys of the set by those of their forms that are a secret of it. */
function findSiblings(
  pieces: readonly KeyPiece[],
  secrets: ReadonlySet<string>,
): ReadonlyMap<string, AsymmetricKey> {
  const found = new Map<string, AsymmetricKey>();
  const others = pieces.flatMap((piece) =>
    piece.state === 'read' && piece.key.kind !== 'secret' ? [piece.key] : [],
  );
  for (const key of others.slice(0, MAX_COMPARED)) {
    const jwk = readPublicJwk(key);
    for (const { bytes } of jwk ? confusionSecrets([], [jwk]) : []) {
      const spelled = spell({ bytes });
      if (secrets.has(spelled)) found.set(spelled, key);
    }
  }
  return found;
}

function secretOf(piece: KeyPiece): SecretKey | undefined {
  return piece.state === 'read' && piece.key.kind === 'secret' ? piece.key : undefined;
}

function spell({ bytes }: Pick<SecretKey, 'bytes'>): string {
  return encodeHex(bytes);
}

function piecesOf(reading: FilledReading): readonly KeyPiece[] {
  switch (reading.state) {
    case 'read':
      return reading.keys.map((key) => ({ state: 'read', key }));
    case 'reading':
      return reading.pieces;
    case 'locked':
      return [{ state: 'locked', lock: reading.lock }];
    case 'unreadable':
      return [{ state: 'unreadable', problem: reading.problem }];
  }
}

/** It keeps the "kid" of its JWK, so that the token that names it finds what it is. */
function renamed(piece: KeyPiece, secret: SecretKey): KeyPiece {
  const { keyId, bytes } = secret;
  if (piece.state === 'read' && piece.key.kind !== 'secret') return named(piece.key, secret);
  if (piece.state === 'encoded') return { ...piece, keyId, disguise: bytes };
  return piece.state === 'unreadable' ? { ...piece, keyId } : piece;
}

function named(key: AsymmetricKey, { keyId, bytes }: SecretKey): KeyPiece {
  return { state: 'read', key: { ...key, keyId, disguise: bytes } };
}
