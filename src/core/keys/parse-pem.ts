import { type PemBlock, readPemBlocks } from '../encoding/pem.ts';
import { fail, ok, type Result } from '../result.ts';
import type { DerLabel, KeyPiece, KeyProblem } from './key-material.ts';
import type { KeyRepair } from './key-repair.ts';
import { lacksPublicPoint, parseKeyInfo } from './parse-key-info.ts';
import { missingBytes, sniffDer } from './sniff-der.ts';

/** Labels that say the same as another one. */
const SYNONYMS: Readonly<Record<string, DerLabel>> = {
  'X509 CERTIFICATE': 'CERTIFICATE',
  'ANY PRIVATE KEY': 'PRIVATE KEY',
  'NEW CERTIFICATE REQUEST': 'CERTIFICATE REQUEST',
  CMS: 'PKCS7',
  'PKCS #7 SIGNED DATA': 'PKCS7',
};

const READABLE: readonly string[] = [
  'PUBLIC KEY',
  'PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
  'RSA PUBLIC KEY',
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
  'CERTIFICATE',
] satisfies DerLabel[];

/** Reads the PEM blocks of a text, each for itself, in their order. */
export function parsePem(text: string): KeyPiece[] {
  const blocks = readPemBlocks(text);
  const parameters = blocks.flatMap((block) =>
    block.ok && block.value.label === 'EC PARAMETERS' ? [block.value.der] : [],
  )[0];
  const pieces = blocks.map((block): KeyPiece => {
    if (!block.ok) return { state: 'unreadable', problem: block.problem };
    const label = readableLabel(block.value);
    if (!label.ok) return { state: 'unreadable', problem: label.problem };
    const piece = withRepair(
      parseDer(label.value, block.value.der),
      block.value.label,
      label.value,
    );
    const isBare = piece.state === 'encoded' && piece.label === 'EC PRIVATE KEY';
    return isBare && parameters ? { ...piece, parameters } : piece;
  });
  return withoutParameters(pieces);
}

/** Reads DER that is what its label says, or leaves it to the ASN.1 library. */
export function parseDer(label: DerLabel, der: Uint8Array<ArrayBuffer>): KeyPiece {
  if (label === 'PUBLIC KEY' || (label === 'PRIVATE KEY' && !lacksPublicPoint(der))) {
    const key = parseKeyInfo(label, der);
    return key.ok
      ? { state: 'read', key: key.value }
      : { state: 'unreadable', problem: key.problem };
  }
  return { state: 'encoded', label, der, keyId: undefined, algorithm: undefined };
}

/** The label, when it is one of those we read and the bytes are what it says. */
function readableLabel({ label: given, der }: PemBlock): Result<DerLabel, KeyProblem> {
  const label = SYNONYMS[given] ?? given;
  if (!isReadable(label)) return fail({ code: 'pem-label-unknown', label });
  const actual = sniffDer(der);
  if (actual === label) return ok(label);
  if (actual && isReadable(actual)) return ok(actual);
  if (actual) return fail({ code: 'pem-mislabelled', label, actual });
  const missing = missingBytes(der);
  if (missing > 0) return fail({ code: 'pem-ends-early', label, missing });
  if (missing < 0 && sniffDer(der.subarray(0, missing)) === label) {
    return fail({ code: 'pem-runs-on', label, extra: -missing });
  }
  return fail({ code: 'pem-not-a-key', label });
}

/** What is inside counts, whatever the first and the last line say. */
function withRepair(piece: KeyPiece, given: string, actual: DerLabel): KeyPiece {
  const label = SYNONYMS[given] ?? given;
  return label === actual ? piece : addRepair(piece, { code: 'pem-label', label, actual });
}

/** The same piece with one more repair. */
export function addRepair(piece: KeyPiece, repair: KeyRepair): KeyPiece {
  if (piece.state === 'read') {
    return { ...piece, key: { ...piece.key, repairs: [...(piece.key.repairs ?? []), repair] } };
  }
  return piece.state === 'encoded'
    ? { ...piece, repairs: [...(piece.repairs ?? []), repair] }
    : piece;
}

function isReadable(label: string): label is DerLabel {
  return READABLE.includes(label);
}

/** "EC PARAMETERS" is before a key, and says nothing that the key does not. */
function withoutParameters(pieces: readonly KeyPiece[]): KeyPiece[] {
  const others = pieces.filter(
    (piece) =>
      piece.state !== 'unreadable' ||
      piece.problem.code !== 'pem-label-unknown' ||
      piece.problem.label !== 'EC PARAMETERS',
  );
  return others.length > 0 ? others : [...pieces];
}
