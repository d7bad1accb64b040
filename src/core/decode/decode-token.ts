import { readBase64url, readBase64urlLeniently } from '../encoding/base64url.ts';
import { guessEncoding } from '../encoding/guess-encoding.ts';
import { formatJson } from '../encoding/json-format.ts';
import { findMember, stringMember } from '../encoding/json-query.ts';
import { type JsonObject, parseJson } from '../encoding/json-text.ts';
import { decodeUtf8, decodeUtf8Leniently, encodeUtf8 } from '../encoding/utf8.ts';
import type { FoundToken } from '../extract/found-token.ts';
import { findSignatureAlgorithm } from '../registry/algorithms.ts';
import { andThen, fail, ok, type Result } from '../result.ts';
import type {
  DecodedToken,
  Fault,
  JsonPart,
  PartName,
  PartProblem,
  TokenPart,
} from './decoded-token.ts';
import { findTruncation } from './find-truncation.ts';
import { joseHeader, repeatedParameters } from './jose-header.ts';
import { isUnencoded } from './read-critical.ts';

const JWS_PARTS: readonly PartName[] = ['header', 'payload', 'signature'];
const JWE_PARTS: readonly PartName[] = [
  'header',
  'encryptedKey',
  'initializationVector',
  'ciphertext',
  'authenticationTag',
];

/** More parts than this are counted, not read. */
const MOST_PARTS = 8;

/** The protected header of a token in JSON that has none. */
const NO_HEADER: JsonPart = { text: '', object: { type: 'object', members: [], start: 0, end: 0 } };

/** Reads a token in compact form (RFC 7515 §7.1, RFC 7516 §7.1) or in JSON; never fails as a whole. */
export function decodeToken(found: FoundToken): DecodedToken {
  const tilde = found.json ? -1 : found.compact.indexOf('~');
  const compact = tilde === -1 ? found.compact : found.compact.slice(0, tilde);
  const encoded = splitParts(compact, found);
  const header = encoded[0] && readHeader(encoded[0], found);
  const protectedHeader = header?.json ?? fail({ code: 'json-empty', offset: 0 });
  const parameters = joseHeader({ protectedHeader, found });
  const form = formOf(encoded.length, found.json ? undefined : parameters);
  const unencoded =
    form === 'jws' && protectedHeader.ok && isUnencoded(protectedHeader.value.object);
  const parts = unencoded ? encoded.map(asWritten) : encoded;
  const payload = form === 'jwe' ? undefined : parts.find((part) => part.name === 'payload');
  const claims = payload && readPayload(payload.bytes, payload.encoded);
  const faults = [
    ...(found.json?.faults ?? []).map((problem) => ({ part: 'token', problem }) as const),
    ...findRepeated({ protectedHeader, found }),
    ...findFaults(compact, form, parts, protectedHeader, claims?.problem),
  ];
  return {
    found,
    form,
    parts,
    protectedHeader,
    headerText: header?.shown ?? '',
    claimsSet: claims?.claimsSet,
    payloadText: claims?.payloadText ?? '',
    payloadJson: claims?.payloadJson,
    algorithm: parameters && stringMember(parameters, 'alg'),
    keyId: parameters && stringMember(parameters, 'kid'),
    unencoded,
    tail: found.compact.slice(compact.length),
    faults,
  };
}

/** What a payload says, read as far as it can be: in another encoding too, which is a fault all the same. */
export function readPayload(
  bytes: TokenPart['bytes'],
  encoded: string,
): Pick<DecodedToken, 'payloadText' | 'payloadJson'> & {
  readonly claimsSet: Result<JsonPart, PartProblem>;
  readonly problem: PartProblem | undefined;
} {
  const { json, shown, source } = readJsonPart({ bytes, encoded });
  const problem = json.ok ? undefined : json.problem;
  const other = problem && bytes.ok ? readOtherwise(bytes.value, problem) : undefined;
  return other ?? { claimsSet: json, payloadText: shown, payloadJson: source, problem };
}

/** A JSON object in another encoding than UTF-8, or behind a byte order mark; undefined for any other. */
function readOtherwise(
  bytes: Uint8Array,
  problem: PartProblem,
): ReturnType<typeof readPayload> | undefined {
  const hasMark = problem.code === 'json-byte-order-mark';
  // ASCII characters in UTF-16 are UTF-8 as well, with zeros between them.
  const zero = bytes.subarray(0, 2).indexOf(0);
  if (!hasMark && problem.code !== 'not-utf8' && zero === -1) return undefined;
  const guess = hasMark ? undefined : guessEncoding(bytes);
  const text = hasMark ? decodeUtf8Leniently(bytes).slice(1) : guess?.text;
  const claimsSet = text === undefined ? undefined : parseObject(text);
  if (text === undefined || !claimsSet?.ok) return undefined;
  const byteOffset = problem.code === 'not-utf8' ? problem.byteOffset : zero;
  const payloadText = formatJson(text, claimsSet.value.object);
  return {
    ...{ claimsSet, payloadText, payloadJson: text },
    problem: guess ? { code: 'not-utf8', byteOffset, encoding: guess.encoding } : problem,
  };
}

/** Five parts are of an encrypted token (RFC 7516 §7.1), unless the header is one of a signed token. */
function formOf(count: number, header: JsonObject | undefined): DecodedToken['form'] {
  if (count <= 3) return 'jws';
  const isSigned =
    header !== undefined &&
    !findMember(header, 'enc') &&
    findSignatureAlgorithm(stringMember(header, 'alg') ?? '') !== undefined;
  return count === 5 && !isSigned ? 'jwe' : 'unknown';
}

function splitParts(compact: string, { json }: FoundToken): TokenPart[] {
  const bounds = json?.bounds ?? boundsOf(compact);
  const names = bounds.length === 5 ? JWE_PARTS : JWS_PARTS;
  return bounds.map(({ start, end }, index) => {
    const encoded = compact.slice(start, end);
    const name = names[index] ?? 'extra';
    return { name, encoded, start, end, ...readBase64url(encoded) };
  });
}

function boundsOf(compact: string): { readonly start: number; readonly end: number }[] {
  let start = 0;
  return compact.split('.', MOST_PARTS).map(({ length }) => {
    const end = start + length;
    const bounds = { start, end };
    start = end + 1;
    return bounds;
  });
}

/** A payload that is not base64url: its characters are what it says. */
function asWritten(part: TokenPart): TokenPart {
  return part.name === 'payload'
    ? { ...part, bytes: ok(encodeUtf8(part.encoded)), spelling: [] }
    : part;
}

/** In JSON the protected header may be missing, as there is another. */
function readHeader(part: TokenPart, { json }: FoundToken): ReturnType<typeof readJsonPart> {
  return json && part.encoded === ''
    ? { json: ok(NO_HEADER), shown: '', source: undefined }
    : readJsonPart(part);
}

/** A part as JSON, and the text to show for it whatever it is. */
function readJsonPart({ bytes: decoded, encoded }: Pick<TokenPart, 'bytes' | 'encoded'>): {
  readonly json: Result<JsonPart, PartProblem>;
  readonly shown: string;
  /** The text as it came, when it is JSON. */
  readonly source: string | undefined;
} {
  const json = andThen(andThen(decoded, decodeUtf8), parseObject);
  if (json.ok) {
    const { text, object } = json.value;
    return { json, shown: formatJson(text, object), source: text };
  }
  const bytes = decoded.ok ? decoded.value : readBase64urlLeniently(encoded);
  const text = decodeUtf8Leniently(bytes);
  const readable = parseJson(text);
  return readable.ok
    ? { json, shown: formatJson(text, readable.value), source: text }
    : { json, shown: text, source: undefined };
}

function parseObject(text: string): Result<JsonPart, PartProblem> {
  return andThen(parseJson(text), (root) =>
    root.type === 'object'
      ? ok({ text, object: root })
      : fail({ code: 'not-an-object', offset: root.start }),
  );
}

function findRepeated(token: Parameters<typeof repeatedParameters>[0]): Fault[] {
  return repeatedParameters(token).map((name) => ({
    part: 'token',
    problem: { code: 'header-repeated', name },
  }));
}

function findFaults(
  compact: string,
  form: DecodedToken['form'],
  parts: readonly TokenPart[],
  header: Result<JsonPart, PartProblem>,
  claimsProblem: PartProblem | undefined,
): Fault[] {
  const faults: Fault[] = [];
  if (parts.length !== 3 && form !== 'jwe') {
    const count = compact.split('.').length;
    faults.push({ part: 'token', problem: { code: 'part-count', count } });
  }
  for (const part of parts) {
    for (const problem of part.spelling) faults.push({ part: part.name, problem });
    if (!part.bytes.ok) faults.push({ part: part.name, problem: part.bytes.problem });
    else if (part.name === 'header' && !header.ok) {
      faults.push({ part: part.name, problem: header.problem });
    } else if (part.name === 'payload' && claimsProblem) {
      faults.push({ part: part.name, problem: claimsProblem });
    }
  }
  return [...findTruncation(compact.length, parts.at(-1), faults.at(-1)), ...faults];
}
