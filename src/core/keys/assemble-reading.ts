import type { FilledReading, KeyFormat, KeyMaterial, KeyNote, KeyPiece } from './key-material.ts';

interface Assembled {
  readonly format: KeyFormat;
  readonly pieces: readonly KeyPiece[];
  /** Entries passed over before they became pieces. */
  readonly skipped?: number;
  readonly note?: KeyNote | undefined;
}

/** The reading that the pieces make up; `reading` as long as one of them is not read. */
export function assembleReading({ format, pieces, skipped = 0, note }: Assembled): FilledReading {
  if (pieces.some(({ state }) => state === 'encoded')) {
    return { state: 'reading', format, pieces: [...pieces, ...blanks(skipped)], note };
  }
  const [first, ...others] = pieces.flatMap((piece) => (piece.state === 'read' ? [piece] : []));
  const lock = pieces.flatMap((piece) => (piece.state === 'locked' ? [piece.lock] : []))[0];
  if (!first) {
    if (lock) return { state: 'locked', format, lock };
    const problem = pieces.flatMap((piece) =>
      piece.state === 'unreadable' ? [piece.problem] : [],
    )[0];
    return { state: 'unreadable', format, problem: problem ?? { code: 'jwk-set-empty' } };
  }
  const keys: [KeyMaterial, ...KeyMaterial[]] = [first.key, ...others.map(({ key }) => key)];
  const unread = pieces.filter(({ state }) => state === 'unreadable').length;
  const named = pieces.flatMap((piece) =>
    piece.state === 'unreadable' && piece.keyId !== undefined
      ? [{ keyId: piece.keyId, problem: piece.problem }]
      : [],
  );
  const wasLocked = [first, ...others].some((piece) => piece.wasLocked);
  const opened = wasLocked ? ('open' as const) : undefined;
  return {
    state: 'read',
    format,
    keys,
    skipped: skipped + unread,
    ...(named.length > 0 ? { unread: named } : {}),
    secretText: undefined,
    note,
    lock: lock ?? opened,
  };
}

/** Entries that were passed over, kept as pieces so that they are counted in the end. */
function blanks(count: number): KeyPiece[] {
  return Array.from({ length: count }, () => ({
    state: 'unreadable',
    problem: { code: 'jwk-set-empty' },
  }));
}
