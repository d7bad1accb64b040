import type {
  AsymmetricKey,
  EncodedKey,
  KeyMaterial,
  KeyPiece,
  KeyProblem,
} from '../../core/keys/key-material.ts';
import type { KeyRepair } from '../../core/keys/key-repair.ts';
import { lacksPublicPoint, parseKeyInfo } from '../../core/keys/parse-key-info.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { groupCertificates, readCertificateKey } from '../certificates/read-certificate.ts';
import {
  completePkcs8,
  findCurve,
  wrapEc,
  wrapRsaPrivate,
  wrapRsaPublic,
} from '../encryption/wrap-key.ts';
import { decryptPrivateKey } from './decrypt-private-key.ts';

/** Bytes as WebCrypto takes them. */
type Der = Uint8Array<ArrayBuffer>;

/** Reads the pieces of a text that want an ASN.1 library; the others stay as they are. */
export function readPieces(pieces: readonly KeyPiece[], passphrase: string): Promise<KeyPiece[]> {
  return Promise.all(
    groupCertificates(pieces).map((piece) =>
      piece.state === 'encoded' ? readPiece(piece, passphrase) : piece,
    ),
  );
}

async function readPiece(piece: EncodedKey, passphrase: string): Promise<KeyPiece> {
  if (piece.label !== 'ENCRYPTED PRIVATE KEY') return toPiece(piece, await readDer(piece));
  if (passphrase === '') return { state: 'locked', lock: 'passphrase-missing' };
  const opened = await decryptPrivateKey(piece.der, passphrase);
  if (!opened.ok) {
    return opened.problem === 'passphrase-wrong'
      ? { state: 'locked', lock: 'passphrase-wrong' }
      : { state: 'unreadable', problem: opened.problem };
  }
  const read = toPiece(piece, await readPrivate(opened.value));
  return read.state === 'read' ? { ...read, wasLocked: true } : read;
}

function toPiece(
  { keyId, algorithm, disguise, repairs: earlier = [] }: EncodedKey,
  key: Result<KeyMaterial, KeyProblem>,
): KeyPiece {
  if (!key.ok) return { state: 'unreadable', problem: key.problem, keyId };
  const repairs = [...earlier, ...(key.value.repairs ?? [])];
  const all = { ...(repairs.length > 0 && { repairs }), ...(disguise && { disguise }) };
  return { state: 'read', key: { ...key.value, keyId, algorithm, ...all } };
}

/** Every form becomes SPKI or PKCS #8, which is what WebCrypto and core know. */
async function readDer(piece: EncodedKey): Promise<Result<KeyMaterial, KeyProblem>> {
  const { label, der } = piece;
  switch (label) {
    case 'RSA PUBLIC KEY':
      return parseWrapped('PUBLIC KEY', label, () => wrapRsaPublic(der));
    case 'RSA PRIVATE KEY':
      return parseWrapped('PRIVATE KEY', label, () => wrapRsaPrivate(der));
    case 'EC PRIVATE KEY': {
      const wrapped = await wrapEc(der, piece.parameters);
      if (!wrapped.ok) return wrapped;
      return withCurve(
        parseKeyInfo('PRIVATE KEY', wrapped.value),
        findCurve(der, piece.parameters),
      );
    }
    case 'PRIVATE KEY':
      return readPrivate(der);
    case 'CERTIFICATE':
      return readCertificateKey(der, piece.issuers ?? []);
    default:
      return fail({ code: 'pem-label-unknown', label });
  }
}

/** PKCS #8; the point of an elliptic curve is put in where it is missing. */
async function readPrivate(der: Der): Promise<Result<KeyMaterial, KeyProblem>> {
  const key = parseKeyInfo('PRIVATE KEY', der);
  if (!key.ok || key.value.keyType !== 'EC' || !lacksPublicPoint(der)) return key;
  const completed = await completePkcs8(der);
  if (!completed.ok) return completed;
  const whole = parseKeyInfo('PRIVATE KEY', completed.value);
  const { repairs } = key.value;
  return whole.ok && repairs ? ok({ ...whole.value, repairs }) : whole;
}

/** The same key, with a word on explicit parameters where it had them. */
function withCurve(
  key: Result<AsymmetricKey, KeyProblem>,
  curve: ReturnType<typeof findCurve>,
): Result<AsymmetricKey, KeyProblem> {
  if (!key.ok || !curve?.isExplicit || curve.name === undefined) return key;
  const repairs: KeyRepair[] = [{ code: 'explicit-parameters', curve: curve.name }];
  return ok({ ...key.value, repairs });
}

function parseWrapped(
  label: 'PUBLIC KEY' | 'PRIVATE KEY',
  given: EncodedKey['label'],
  wrap: () => Result<Der, KeyProblem>,
): Result<KeyMaterial, KeyProblem> {
  const wrapped = wrap();
  if (!wrapped.ok) return wrapped;
  const key = parseKeyInfo(label, wrapped.value);
  return key.ok ? ok(key.value) : fail({ code: 'der-unreadable', label: given });
}
