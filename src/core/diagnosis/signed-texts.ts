import { type DecodedToken, signingBytes, signingInput } from '../decode/decoded-token.ts';
import { encodeBase64, encodeBase64url, withoutPadding } from '../encoding/base64url.ts';
import { joinBytes } from '../encoding/join-bytes.ts';
import { findMember } from '../encoding/json-query.ts';
import { decodeUtf8, encodeUtf8 } from '../encoding/utf8.ts';
import type { JsonForm, SignedText } from '../verdict/diagnosis.ts';
import { jsonForms, type RewrittenJson } from './json-forms.ts';
import { payloadForms } from './payload-forms.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Something that may have been signed; `text` undefined: the signing input as it stands. */
export interface SigningCandidate {
  readonly text: SignedText | undefined;
  readonly bytes: Bytes;
}

/** Payloads longer than this are not written again in every form of JSON. */
const LONGEST_REWRITTEN = 200_000;

/**
 * The signing input as it is, and whatever else makers of tokens are known
 * to sign; one at a time, as a long payload takes a while.
 */
export function* signingCandidates(token: DecodedToken): Generator<SigningCandidate> {
  const seen = new Set<string>();
  for (const candidate of allCandidates(token)) {
    const mark = markOf(candidate.bytes);
    if (!seen.has(mark)) yield candidate;
    seen.add(mark);
  }
}

function* allCandidates(token: DecodedToken): Generator<SigningCandidate> {
  const [header, inToken] = token.parts.map(({ bytes }) =>
    bytes.ok ? bytes.value : new Uint8Array(),
  );
  const payload = token.detachedPayload?.bytes ?? inToken;
  if (!header || !payload) return;
  yield { text: undefined, bytes: signingBytes(token) };
  if (token.detachedPayload) yield* otherPayloads(token, payload);
  yield* otherSpellings(header, payload);
  yield* otherStretches(token, header, payload);
  yield* otherHeaders(token);
  yield* otherJson(token, header, payload);
}

/** Tells texts apart. Two that look the same by chance cost one try, and prove nothing false. */
function markOf(bytes: Bytes): string {
  let hash = 0;
  for (const byte of bytes) hash = (Math.imul(hash, 31) + byte) | 0;
  return `${bytes.length} ${hash}`;
}

/** A payload beside the token that was changed before it came here, in a way that editors and tools have. */
function* otherPayloads(token: DecodedToken, payload: Bytes): Generator<SigningCandidate> {
  const head = encodeUtf8(`${token.parts[0]?.encoded ?? ''}.`);
  const sign = (bytes: Bytes, isPlain = token.unencoded) =>
    joinBytes(head, isPlain ? bytes : encodeUtf8(encodeBase64url(bytes)));
  for (const { form, bytes } of payloadForms(payload)) {
    yield { text: { as: 'detached', form }, bytes: sign(bytes) };
  }
  yield { text: { as: 'detached', form: 'is-encoded' }, bytes: joinBytes(head, payload) };
  yield {
    text: { as: 'detached', form: token.unencoded ? 'encoded' : 'plain' },
    bytes: sign(payload, !token.unencoded),
  };
}

/** RFC 7515 §2 wants base64url without padding. */
function* otherSpellings(header: Bytes, payload: Bytes): Generator<SigningCandidate> {
  const spellings = [
    ['url', true],
    ['standard', false],
    ['standard', true],
  ] as const;
  for (const [alphabet, padded] of spellings) {
    const spell = (bytes: Bytes) => spellBase64(bytes, alphabet, padded);
    const bytes = encodeUtf8(`${spell(header)}.${spell(payload)}`);
    yield { text: { as: 'base64', alphabet, padded }, bytes };
  }
}

function spellBase64(bytes: Bytes, alphabet: 'url' | 'standard', padded: boolean): string {
  const spelled = encodeBase64(bytes);
  const lettered = alphabet === 'url' ? spelled.replaceAll('+', '-').replaceAll('/', '_') : spelled;
  return padded ? lettered : withoutPadding(lettered);
}

function* otherStretches(
  token: DecodedToken,
  header: Bytes,
  payload: Bytes,
): Generator<SigningCandidate> {
  const input = signingInput(token);
  const [first, own] = token.parts.map(({ encoded }) => encoded);
  const second = token.detached ?? own;
  yield { text: { as: 'payload' }, bytes: encodeUtf8(second ?? '') };
  yield { text: { as: 'header' }, bytes: encodeUtf8(first ?? '') };
  yield { text: { as: 'payload-json' }, bytes: payload };
  yield { text: { as: 'json' }, bytes: joinBytes(header, encodeUtf8('.'), payload) };
  yield { text: { as: 'payload-plain' }, bytes: joinBytes(encodeUtf8(`${first}.`), payload) };
  yield { text: { as: 'no-dot' }, bytes: encodeUtf8(`${first}${second}`) };
  yield { text: { as: 'final-dot' }, bytes: encodeUtf8(`${input}.`) };
  yield { text: { as: 'final-newline' }, bytes: encodeUtf8(`${input}\n`) };
}

/** The same JSON, written otherwise before it was signed. */
function* otherJson(
  token: DecodedToken,
  header: Bytes,
  payload: Bytes,
): Generator<SigningCandidate> {
  const [first, own] = token.parts.map(({ encoded }) => encoded);
  const second = token.detached ?? own;
  const headers = [...formsOf(header)];
  const payloads: RewrittenJson[] = [];
  for (const { form, text } of headers) {
    yield rewritten('header', form, `${encodeText(text)}.${second}`);
  }
  for (const written of formsOf(payload)) {
    payloads.push(written);
    yield rewritten('payload', written.form, `${first}.${encodeText(written.text)}`);
  }
  for (const { form, text } of headers) {
    const same = payloads.find((other) => other.form === form);
    if (same) yield rewritten('both', form, `${encodeText(text)}.${encodeText(same.text)}`);
  }
}

function* formsOf(bytes: Bytes): Generator<RewrittenJson> {
  const text = bytes.length <= LONGEST_REWRITTEN ? decodeUtf8(bytes) : undefined;
  if (text?.ok) yield* jsonForms(text.value);
}

function rewritten(
  part: 'header' | 'payload' | 'both',
  form: JsonForm,
  input: string,
): SigningCandidate {
  return { text: { as: 'json-form', part, form }, bytes: encodeUtf8(input) };
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
  const input = `${encodeText(text)}.${token.detached ?? token.parts[1]?.encoded ?? ''}`;
  return { text: { as: 'other-header', text }, bytes: encodeUtf8(input) };
}

function encodeText(text: string): string {
  return encodeBase64url(encodeUtf8(text));
}
