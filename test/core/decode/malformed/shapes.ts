/** Whole texts with a wrong shape, and every fault that is named: part, code and detail. */
const HEADER = 'eyJhbGciOiJIUzI1NiJ9';
const PAYLOAD = 'eyJzdWIiOiJhbmEifQ';
const SIGNATURE = 'c2lnbmF0dXJl';

export interface BrokenShape {
  readonly name: string;
  readonly text: string;
  readonly faults: readonly string[];
  /** The characters that are marked for the first fault, and how many are before them. */
  readonly mark?: readonly [characters: string, before: number];
}

type Row = readonly [string, string, readonly string[], (readonly [string, number])?];

const ROWS: readonly Row[] = [
  ['a header alone', HEADER, ['token part-count 1']],
  ['a header and a dot', `${HEADER}.`, ['token part-count 2', 'payload json-empty']],
  ['no signature, no dot', `${HEADER}.${PAYLOAD}`, ['token part-count 2']],
  [
    'a payload cut off',
    `${HEADER}.${PAYLOAD.slice(0, 12)}`,
    ['token part-count 2', 'payload json-cut-off'],
  ],
  [
    'four parts',
    `${HEADER}.${PAYLOAD}.${SIGNATURE}.AAAA`,
    ['token part-count 4'],
    ['.', HEADER.length + PAYLOAD.length + SIGNATURE.length + 2],
  ],
  [
    'six parts',
    `${HEADER}.AAAA.AAAA.AAAA.AAAA.AAAA`,
    ['token part-count 6'],
    ['.', HEADER.length + 20],
  ],
  ['seven empty parts', `${HEADER}......`, ['token part-count 7', 'payload json-empty']],
  ['an empty payload', `${HEADER}..${SIGNATURE}`, ['payload json-empty']],
  ['nothing but two dots behind the header', `${HEADER}..`, ['payload json-empty']],
  ['an empty header', `.${PAYLOAD}.${SIGNATURE}`, ['header json-empty']],
  [
    'an encrypted token with a broken tag',
    `${HEADER}.AAAA.AAAA.AAAA.A`,
    ['authenticationTag impossible-length'],
  ],
  [
    'an encrypted token with a broken key',
    `${HEADER}.AA+A.AAAA.AAAA.AAAA`,
    ['encryptedKey not-base64url'],
  ],
  [
    'an encrypted token with three faults',
    `${HEADER}.A.A.A.AAAA`,
    [
      'encryptedKey impossible-length',
      'initializationVector impossible-length',
      'ciphertext impossible-length',
    ],
  ],
  [
    'a signature cut off by one character',
    `${HEADER}.${PAYLOAD}.${SIGNATURE}A`,
    ['signature impossible-length'],
    ['A', HEADER.length + PAYLOAD.length + SIGNATURE.length + 2],
  ],
  [
    'padding on all parts',
    `${HEADER}=.${PAYLOAD}==.${SIGNATURE}=`,
    ['header padding', 'payload padding', 'signature padding'],
    ['=', HEADER.length],
  ],
];

export const BROKEN_SHAPES: readonly BrokenShape[] = ROWS.map(([name, text, faults, mark]) => ({
  name,
  text,
  faults,
  ...(mark ? { mark } : {}),
}));

/** Lengths at which columns, cookies and lines end: a token of that length that breaks off was cut. */
export const LIMITS = [
  255, 256, 500, 512, 1000, 1023, 1024, 2000, 2048, 4000, 4093, 4095, 4096, 8000, 8190, 8192,
] as const;
