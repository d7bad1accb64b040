import { type DecodedToken, signingInput } from '../decode/decoded-token.ts';
import { encodeBase64, encodeBase64url } from '../encoding/base64url.ts';
import { findMember } from '../encoding/json-query.ts';
import { decodeUtf8, encodeUtf8 } from '../encoding/utf8.ts';
import type { SignedText } from '../verdict/diagnosis.ts';
import { jsonForms } from './json-forms.ts';

type Octets = Uint8Array<ArrayBuffer>;

/** Something that may have been signed; `text` undefined: the signing input as it stands. */
export interface SigningCandidate {
  readonly text: SignedText | undefined;
  readonly octets: Octets;
}

/** Payloads longer than this are not written anew in every form of JSON. */
const LONGEST_REWRITTEN = 200_000;

/** The signing input as it stands, and whatever else makers of tokens are known to sign. */
export function signingCandidates(token: DecodedToken): SigningCandidate[] {
  const [header, payload] = token.parts.map(({ octets }) =>
    octets.ok ? octets.value : new Uint8Array(),
  );
  if (!header || !payload) return [];
  const candidates = [
    { text: undefined, octets: encodeUtf8(signingInput(token)) },
    ...otherSpellings(token, header, payload),
    ...otherStretches(token, header, payload),
    ...otherJson(token, header, payload),
    ...otherHeaders(token),
  ];
  return withoutRepeats(candidates);
}

/** RFC 7515 §2 wants base64url without padding. */
function* otherSpellings(
  _token: DecodedToken,
  header: Octets,
  payload: Octets,
): Generator<SigningCandidate> {
  const spellings = [
    ['url', true],
    ['standard', false],
    ['standard', true],
  ] as const;
  for (const [alphabet, padded] of spellings) {
    const spell = (octets: Octets) => spellBase64(octets, alphabet, padded);
    const octets = encodeUtf8(`${spell(header)}.${spell(payload)}`);
    yield { text: { as: 'base64', alphabet, padded }, octets };
  }
}

function spellBase64(octets: Octets, alphabet: 'url' | 'standard', padded: boolean): string {
  const spelled = encodeBase64(octets);
  const lettered = alphabet === 'url' ? spelled.replaceAll('+', '-').replaceAll('/', '_') : spelled;
  return padded ? lettered : lettered.replace(/=+$/, '');
}

function* otherStretches(
  token: DecodedToken,
  header: Octets,
  payload: Octets,
): Generator<SigningCandidate> {
  const input = signingInput(token);
  const [first, second] = token.parts.map(({ encoded }) => encoded);
  yield { text: { as: 'payload' }, octets: encodeUtf8(second ?? '') };
  yield { text: { as: 'header' }, octets: encodeUtf8(first ?? '') };
  yield { text: { as: 'payload-json' }, octets: payload };
  yield { text: { as: 'json' }, octets: join(header, encodeUtf8('.'), payload) };
  yield { text: { as: 'payload-plain' }, octets: join(encodeUtf8(`${first}.`), payload) };
  yield { text: { as: 'no-dot' }, octets: encodeUtf8(`${first}${second}`) };
  yield { text: { as: 'final-dot' }, octets: encodeUtf8(`${input}.`) };
  yield { text: { as: 'final-newline' }, octets: encodeUtf8(`${input}\n`) };
}

/** The same JSON, written otherwise before it was signed. */
function* otherJson(
  token: DecodedToken,
  header: Octets,
  payload: Octets,
): Generator<SigningCandidate> {
  const [first, second] = token.parts.map(({ encoded }) => encoded);
  const headers = formsOf(header);
  const payloads = formsOf(payload);
  for (const { form, text } of payloads) {
    yield rewritten('payload', form, `${first}.${encodeText(text)}`);
  }
  for (const { form, text } of headers) {
    yield rewritten('header', form, `${encodeText(text)}.${second}`);
  }
  for (const { form, text } of headers) {
    const same = payloads.find((other) => other.form === form);
    if (same) yield rewritten('both', form, `${encodeText(text)}.${encodeText(same.text)}`);
  }
}

function formsOf(octets: Octets): ReturnType<typeof jsonForms> {
  const text = octets.length <= LONGEST_REWRITTEN ? decodeUtf8(octets) : undefined;
  return text?.ok ? jsonForms(text.value) : [];
}

function rewritten(
  part: 'header' | 'payload' | 'both',
  form: ReturnType<typeof jsonForms>[number]['form'],
  input: string,
): SigningCandidate {
  return { text: { as: 'json-form', part, form }, octets: encodeUtf8(input) };
}

/** The headers that libraries write, to which something may have been added later. */
function* otherHeaders(token: DecodedToken): Generator<SigningCandidate> {
  const name = JSON.stringify(token.algorithm ?? '');
  for (const text of [
    `{"alg":${name},"typ":"JWT"}`,
    `{"typ":"JWT","alg":${name}}`,
    `{"alg":${name}}`,
  ]) {
    yield withHeader(token, text);
  }
}

/** The token with another "alg" in its header, as it was before somebody changed it; undefined without one. */
export function withAlgorithm(token: DecodedToken, name: string): SigningCandidate | undefined {
  const header = token.protectedHeader;
  const value = header.ok ? findMember(header.value.object, 'alg')?.value : undefined;
  if (!header.ok || !value) return undefined;
  const { text } = header.value;
  return withHeader(
    token,
    text.slice(0, value.start) + JSON.stringify(name) + text.slice(value.end),
  );
}

function withHeader(token: DecodedToken, text: string): SigningCandidate {
  const input = `${encodeText(text)}.${token.parts[1]?.encoded ?? ''}`;
  return { text: { as: 'other-header', text }, octets: encodeUtf8(input) };
}

function encodeText(text: string): string {
  return encodeBase64url(encodeUtf8(text));
}

function join(...pieces: readonly Uint8Array[]): Octets {
  const joined = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

function withoutRepeats(candidates: readonly SigningCandidate[]): SigningCandidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ octets }) => {
    const spelled = encodeBase64url(octets);
    if (seen.has(spelled)) return false;
    seen.add(spelled);
    return true;
  });
}
