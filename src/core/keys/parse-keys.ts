import { parseJson } from '../encoding/json-text.ts';
import { looksLikePem } from '../encoding/pem.ts';
import { assembleReading } from './assemble-reading.ts';
import { wrapBytes } from './key-bytes.ts';
import { findExcess } from './key-limits.ts';
import type {
  FilledReading,
  KeyNote,
  KeyPiece,
  KeyProblem,
  KeyReading,
  SecretEncoding,
} from './key-material.ts';
import type { KeyWrapping } from './key-wrapping.ts';
import { type Assignment, findAssignment, isPlaceOfKey } from './parse-assignment.ts';
import { parseBareDer } from './parse-bare-der.ts';
import { parseJsonKeys } from './parse-json-keys.ts';
import { parseOpenSsh } from './parse-openssh.ts';
import { addRepair, parsePem } from './parse-pem.ts';
import { parseHexPoint } from './parse-point.ts';
import { decodeSecret, secretOf } from './parse-secret.ts';
import { parseXmlKeys } from './parse-xml-key.ts';
import { markRepeated } from './repeated-members.ts';
import { unmaskSecrets } from './unmask-secrets.ts';
import { unwrapKey } from './unwrap-key.ts';
// From here on a key can be named.
import './name-key.ts';

/**
 * Reads whatever was put into the Key box, told apart by its looks, and
 * anything that looks like no key as a plain secret in the encoding that was
 * chosen. What needs an ASN.1 library comes as `reading`: `readKeys` goes on.
 */
export function parseKeys(text: string, encoding: SecretEncoding): KeyReading {
  if (text.trim() === '') return { state: 'empty' };
  const excess = findExcess(text);
  if (excess) return { state: 'unreadable', format: 'text', problem: excess };
  if (isUrl(text)) return urlReading(text);
  const direct = parseKey(text);
  if (direct && direct.state !== 'unreadable') return direct;
  const assignment = direct ? undefined : findAssignment(text);
  const assigned = assignment && readAssignment(assignment, encoding);
  if (assigned && !isPlain(assigned)) return assigned;
  const inside = readInside(text, direct);
  if (inside) return inside;
  return assigned ?? parseSecret(text, encoding, undefined);
}

/** Nobody signs with a URL: it says where the key is. */
function isUrl(text: string): boolean {
  return /^\s*https?:\/\/\S*\s*$/i.test(text);
}

function urlReading(text: string): FilledReading {
  const problem: KeyProblem = { code: 'key-url', address: text.trim() };
  return { state: 'unreadable', format: 'text', problem };
}

function isPlain(reading: KeyReading): boolean {
  return reading.state === 'read' && reading.format === 'text';
}

/** What comes to light in a text that is not a key itself; else what is wrong with it. */
function readInside(text: string, direct: FilledReading | undefined): FilledReading | undefined {
  if (direct && isSetTooLong(direct)) return direct;
  const broken = direct && isKeyText(direct) ? direct : undefined;
  const wrapped = readWrapped(text, broken !== undefined);
  if (wrapped && wrapped.state !== 'unreadable') return wrapped;
  return broken ?? wrapped ?? direct;
}

function readAssignment(assignment: Assignment, encoding: SecretEncoding): KeyReading {
  const { name, value } = assignment;
  if (isPlaceOfKey(assignment)) {
    const problem: KeyProblem = { code: 'assignment-of-file', name };
    return { state: 'unreadable', format: 'text', problem };
  }
  if (isUrl(value)) return urlReading(value);
  const note: KeyNote = { code: 'assignment', name };
  const outer: KeyWrapping = { kind: 'assignment', name, text: value };
  const direct = parseKey(value);
  const inner = direct && direct.state !== 'unreadable' ? direct : readInside(value, direct);
  return inner
    ? { ...inner, note, wrappings: [outer, ...(inner.wrappings ?? [])] }
    : parseSecret(value, encoding, note);
}

/** A key of a pair that comes to light when layers are taken off: what else they hold may be a secret as it is. */
function readWrapped(text: string, isBroken: boolean): FilledReading | undefined {
  let broken: FilledReading | undefined;
  const read = ({ kind, text: inner }: KeyWrapping): FilledReading | 'broken' | undefined => {
    const reading = parseKey(inner);
    if (!reading || !isKeyText(reading)) return undefined;
    const isEncoded = kind !== 'literal' && kind !== 'string' && kind !== 'member';
    if (isEncoded && holdsOnlySecrets(reading)) return undefined;
    if (reading.state !== 'unreadable' || isSetTooLong(reading)) return reading;
    broken ??= reading;
    return 'broken';
  };
  const unwrapped = unwrapKey(text, read, isBroken);
  if (!unwrapped) return broken;
  const { found, wrappings } = unwrapped;
  const name = wrappings.find(({ kind }) => kind === 'assignment')?.name;
  const note: KeyNote | undefined = name === undefined ? undefined : { code: 'assignment', name };
  return { ...found, ...(note ? { note } : {}), wrappings };
}

/** None of the keys of such a set is read: the right one may be any of them. */
function isSetTooLong(reading: FilledReading): boolean {
  return reading.state === 'unreadable' && reading.problem.code === 'keys-too-many';
}

/** Whether a text is a key, be it a broken one. */
function isKeyText(reading: KeyReading): boolean {
  return reading.state !== 'unreadable' || reading.problem.code !== 'json-not-a-key';
}

function holdsOnlySecrets(reading: KeyReading): boolean {
  return reading.state === 'read' && reading.keys.every(({ kind }) => kind === 'secret');
}

/** Every format but a plain secret. */
function parseKey(text: string): FilledReading | undefined {
  if (looksLikeJson(text)) return parseJsonText(text);
  if (looksLikePem(text)) {
    const pieces = parseArmored(text);
    return assembleReading({ format: pemFormat(pieces), pieces, note: pemNote(text) });
  }
  const xml = parseXmlKeys(text);
  if (xml.length > 0) return assembleReading({ format: 'xml', pieces: xml });
  const ssh = parseOpenSsh(text.replace(/^\ufeff/, ''));
  if (ssh.length > 0) return assembleReading({ format: 'openssh', pieces: ssh });
  const foreign = findForeignKey(text);
  const hasArmor = foreign ?? /\b(?:begin|end) [a-z0-9 _-]{0,40}(?:key|certificate)\b/i.test(text);
  const mended = hasArmor ? parseWithoutArmor(text) : undefined;
  if (mended) return assembleReading({ format: 'pem', pieces: [mended] });
  if (foreign) return { state: 'unreadable', format: 'pem', problem: foreign };
  const bare = parseBareDer(text);
  if (bare) return assembleReading({ format: 'der', pieces: [bare] });
  const points = parseHexPoint(text).map((key): KeyPiece => ({ state: 'read', key }));
  return points.length > 0 ? assembleReading({ format: 'point', pieces: points }) : undefined;
}

/** Names keys in the form of other tools, and armour that was damaged on its way. */
function findForeignKey(text: string): KeyProblem | undefined {
  if (/^\s*PuTTY-User-Key-File-\d/.test(text)) return { code: 'foreign-key-file', file: 'putty' };
  const end = /-----END ([A-Z0-9 ]+)-----/.exec(text)?.[1];
  if (end !== undefined) return { code: 'pem-without-begin', label: end };
  const [, line] = /(?:^|\n)[^\w\n]{0,20}(BEGIN [A-Z0-9 ]*(?:KEY|CERTIFICATE))\b/.exec(text) ?? [];
  return line === undefined ? undefined : { code: 'pem-dashes', line };
}

/** PEM; where no block of it can be read, perhaps what is between damaged first and last lines. */
function parseArmored(text: string): KeyPiece[] {
  const pieces = parsePem(text);
  const hasExtraHyphens = /-{6}BEGIN |-{5}(?:BEGIN|END) [A-Z0-9 ]+-{6}/.test(text);
  if (hasExtraHyphens) return pieces.map((piece) => addRepair(piece, { code: 'pem-armor' }));
  if (!pieces.every(isWithoutEnd)) return pieces;
  const mended = parseWithoutArmor(text);
  return mended ? [mended] : pieces;
}

function isWithoutEnd(piece: KeyPiece): boolean {
  return piece.state === 'unreadable' && piece.problem.code === 'pem-without-end';
}

/** The whole DER between lines that say BEGIN and END in whatever way. */
function parseWithoutArmor(text: string): KeyPiece | undefined {
  const body = text
    .split('\n')
    .filter((line) => !/\b(?:BEGIN|END)\b/i.test(line))
    .join('\n');
  const piece = parseBareDer(body);
  return piece && addRepair(piece, { code: 'pem-armor' });
}

function parseSecret(
  text: string,
  encoding: SecretEncoding,
  note: KeyNote | undefined,
): KeyReading {
  const bytes = decodeSecret(text, encoding);
  if (!bytes.ok) return { state: 'unreadable', format: 'text', problem: bytes.problem };
  const keys = [secretOf(bytes.value)] as const;
  return { state: 'read', format: 'text', keys, skipped: 0, secretText: text, note };
}

/** A secret may begin with a brace too, so broken JSON counts only when it names a member of a key. */
function looksLikeJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  if (parseJson(text.trim()).ok) return true;
  return /"(?:kty|keys)"/.test(text) && !looksLikePem(text);
}

function parseJsonText(text: string): FilledReading {
  const json = parseJson(text.trim());
  if (!json.ok) {
    const offset = json.problem.offset + text.length - text.trimStart().length;
    const problem: KeyProblem = { code: 'json-not-a-key', reason: 'syntax', offset };
    return { state: 'unreadable', format: 'jwk', problem };
  }
  const keys = parseJsonKeys(JSON.parse(text.trim()));
  const pieces = markRepeated(keys, json.value);
  if (keys.format === 'jwk-set') {
    return assembleReading({ ...keys, pieces: unmaskSecrets(pieces, readSecret) });
  }
  const [piece] = pieces;
  const hidden = piece && readSecret(piece);
  return hidden ?? assembleReading({ ...keys, pieces });
}

/** What the secret of a symmetric JWK holds where it is a key of a pair in itself. */
function readSecret(piece: KeyPiece): FilledReading | undefined {
  if (piece.state !== 'read' || piece.key.kind !== 'secret') return undefined;
  const wrapping = wrapBytes('jwk-secret', piece.key.bytes);
  const direct = wrapping && parseKey(wrapping.text);
  const reading = wrapping && readInside(wrapping.text, direct);
  if (!reading || !isKeyText(reading) || holdsOnlySecrets(reading)) return undefined;
  return { ...reading, wrappings: [wrapping, ...(reading.wrappings ?? [])] };
}

/** The name before a block, as in `PUBLIC_KEY="-----BEGIN …`. */
function pemNote(text: string): KeyNote | undefined {
  const name = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*["']?-----BEGIN /m.exec(
    text,
  )?.[1];
  return name === undefined ? undefined : { code: 'assignment', name };
}

function pemFormat(pieces: readonly KeyPiece[]): 'pem' | 'certificate' {
  const isCertificate = (piece: KeyPiece) =>
    piece.state === 'encoded' && piece.label === 'CERTIFICATE';
  return pieces.every(isCertificate) ? 'certificate' : 'pem';
}
