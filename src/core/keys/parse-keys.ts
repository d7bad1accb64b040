import { parseJson } from '../encoding/json-text.ts';
import { looksLikePem } from '../encoding/pem.ts';
import { assembleReading } from './assemble-reading.ts';
import { findForeignKey } from './find-foreign-key.ts';
import type { KeyNote, KeyPiece, KeyProblem, KeyReading, SecretEncoding } from './key-material.ts';
import { findAssignment, isPlaceOfKey } from './parse-assignment.ts';
import { parseBareDer } from './parse-bare-der.ts';
import { parseJsonKeys } from './parse-json-keys.ts';
import { parseOpenSsh } from './parse-openssh.ts';
import { parsePem } from './parse-pem.ts';
import { decodeSecret, secretOf } from './parse-secret.ts';

/**
 * Reads whatever was put into the Key box, told apart by its looks, and
 * anything that looks like no key as a plain secret in the encoding that was
 * chosen. What needs an ASN.1 library comes as `reading`: `readKeys` goes on.
 */
export function parseKeys(text: string, encoding: SecretEncoding): KeyReading {
  if (text.trim() === '') return { state: 'empty' };
  if (text.length > MOST_CHARACTERS) {
    const { length: count } = text;
    const problem: KeyProblem = { code: 'key-text-too-long', count, most: MOST_CHARACTERS };
    return { state: 'unreadable', format: 'text', problem };
  }
  const reading = parseKey(text, undefined);
  if (reading) return reading;
  const assignment = findAssignment(text);
  if (!assignment) return parseSecret(text, encoding, undefined);
  const { name, value } = assignment;
  if (isPlaceOfKey(assignment)) {
    const problem: KeyProblem = { code: 'assignment-of-file', name };
    return { state: 'unreadable', format: 'text', problem };
  }
  const note: KeyNote = { code: 'assignment', name };
  return parseKey(value, note) ?? parseSecret(value, encoding, note);
}

/** The sets of keys of the largest issuers have a fifth of these; each key press reads all of it again. */
const MOST_CHARACTERS = 262_144;

/** Every format but a plain secret. */
function parseKey(text: string, outerNote: KeyNote | undefined): KeyReading | undefined {
  if (looksLikeJson(text)) return parseJsonText(text, outerNote);
  if (looksLikePem(text)) {
    const pieces = parsePem(text);
    const note = outerNote ?? pemNote(text);
    return assembleReading({ format: pemFormat(pieces), pieces, note });
  }
  const ssh = parseOpenSsh(text);
  if (ssh.length > 0) return assembleReading({ format: 'openssh', pieces: ssh, note: outerNote });
  const foreign = findForeignKey(text);
  if (foreign) return { state: 'unreadable', format: 'pem', problem: foreign };
  const bare = parseBareDer(text);
  return bare && assembleReading({ format: 'der', pieces: [bare], note: outerNote });
}

function parseSecret(
  text: string,
  encoding: SecretEncoding,
  note: KeyNote | undefined,
): KeyReading {
  const octets = decodeSecret(text, encoding);
  if (!octets.ok) return { state: 'unreadable', format: 'text', problem: octets.problem };
  const keys = [secretOf(octets.value)] as const;
  return { state: 'read', format: 'text', keys, skipped: 0, secretText: text, note };
}

/** A secret may begin with a brace too, so broken JSON counts only when it names a member of a key. */
function looksLikeJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  if (parseJson(text.trim()).ok) return true;
  return /"(?:kty|keys)"/.test(text) && !looksLikePem(text);
}

function parseJsonText(text: string, note: KeyNote | undefined): KeyReading {
  const json = parseJson(text.trim());
  if (!json.ok) {
    const offset = json.problem.offset + text.length - text.trimStart().length;
    const problem: KeyProblem = { code: 'json-not-a-key', reason: 'syntax', offset };
    return { state: 'unreadable', format: 'jwk', problem };
  }
  return assembleReading({ ...parseJsonKeys(JSON.parse(text.trim())), note });
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
