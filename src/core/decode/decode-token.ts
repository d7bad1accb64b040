import { decodeBase64url, readBase64urlLeniently } from '../encoding/base64url.ts';
import { formatJson } from '../encoding/json-format.ts';
import { stringMember } from '../encoding/json-query.ts';
import { parseJson } from '../encoding/json-text.ts';
import { decodeUtf8, decodeUtf8Leniently } from '../encoding/utf8.ts';
import type { FoundToken } from '../extract/found-token.ts';
import { andThen, fail, ok, type Result } from '../result.ts';
import type {
  DecodedToken,
  Fault,
  JsonPart,
  PartName,
  PartProblem,
  TokenPart,
} from './decoded-token.ts';

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

/** Reads a token in compact form (RFC 7515 §7.1, RFC 7516 §7.1); never fails as a whole. */
export function decodeToken(found: FoundToken): DecodedToken {
  const parts = splitParts(found.compact);
  const form = parts.length === 5 ? 'jwe' : parts.length <= 3 ? 'jws' : 'unknown';
  const header = parts[0] && readJsonPart(parts[0]);
  const payload = form === 'jwe' ? undefined : parts.find((part) => part.name === 'payload');
  const claims = payload && readJsonPart(payload);
  const protectedHeader = header?.json ?? fail({ code: 'json-empty', offset: 0 });
  const headerObject = protectedHeader.ok ? protectedHeader.value.object : undefined;
  return {
    found,
    form,
    parts,
    protectedHeader,
    headerText: header?.shown ?? '',
    claimsSet: claims?.json,
    payloadText: claims?.shown ?? '',
    payloadJson: claims?.source,
    algorithm: headerObject && stringMember(headerObject, 'alg'),
    keyId: headerObject && stringMember(headerObject, 'kid'),
    faults: findFaults(found.compact, parts, protectedHeader, claims?.json),
  };
}

function splitParts(compact: string): TokenPart[] {
  const encodedParts = compact.split('.', MOST_PARTS);
  const names = encodedParts.length === 5 ? JWE_PARTS : JWS_PARTS;
  let start = 0;
  return encodedParts.map((encoded, index) => {
    const end = start + encoded.length;
    const name = names[index] ?? 'extra';
    const part: TokenPart = { name, encoded, start, end, octets: decodeBase64url(encoded) };
    start = end + 1;
    return part;
  });
}

/** A part as JSON, and the text to show for it whatever it is. */
export function readJsonPart(part: Pick<TokenPart, 'encoded' | 'octets'>): {
  readonly json: Result<JsonPart, PartProblem>;
  readonly shown: string;
  /** The text as it came, when it is JSON. */
  readonly source: string | undefined;
} {
  const json = andThen(andThen(part.octets, decodeUtf8), parseObject);
  if (json.ok) {
    const { text, object } = json.value;
    return { json, shown: formatJson(text, object), source: text };
  }
  const octets = part.octets.ok ? part.octets.value : readBase64urlLeniently(part.encoded);
  const text = decodeUtf8Leniently(octets);
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

function findFaults(
  compact: string,
  parts: readonly TokenPart[],
  header: Result<JsonPart, PartProblem>,
  claims: Result<JsonPart, PartProblem> | undefined,
): Fault[] {
  const faults: Fault[] = [];
  if (parts.length !== 3 && parts.length !== 5) {
    const count = compact.split('.').length;
    faults.push({ part: 'token', problem: { code: 'part-count', count } });
  }
  for (const part of parts) {
    if (!part.octets.ok) faults.push({ part: part.name, problem: part.octets.problem });
    else if (part.name === 'header' && !header.ok) {
      faults.push({ part: part.name, problem: header.problem });
    } else if (part.name === 'payload' && claims && !claims.ok) {
      faults.push({ part: part.name, problem: claims.problem });
    }
  }
  return faults;
}
