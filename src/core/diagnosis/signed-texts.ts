import { type DecodedToken, signingInput, signingOctets } from '../decode/decoded-token.ts';
import { encodeBase64, encodeBase64url, withoutPadding } from '../encoding/base64url.ts';
import { joinOctets } from '../encoding/join-octets.ts';
import { findMember } from '../encoding/json-query.ts';
import { decodeUtf8, encodeUtf8 } from '../encoding/utf8.ts';
import type { JsonForm, SignedText } from '../verdict/diagnosis.ts';
import { jsonForms, type RewrittenJson } from './json-forms.ts';
import { payloadForms } from './payload-forms.ts';

type Octets = Uint8Array<ArrayBuffer>;

/** Something that may have been signed; `text` undefined: the signing input as it stands. */
export interface SigningCandidate {
  readonly text: SignedText | undefined;
  readonly octets: Octets;
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
    const mark = markOf(candidate.octets);
    if (!seen.has(mark)) yield candidate;
    seen.add(mark);
  }
}

function* allCandidates(token: DecodedToken): Generator<SigningCandidate> {
  const [header, inToken] = token.parts.map(({ octets }) =>
    octets.ok ? octets.value : new Uint8Array(),
  );
  const payload = token.detachedPayload?.octets ?? inToken;
  if (!header || !payload) return;
  yield { text: undefined, octets: signingOctets(token) };
  if (token.detachedPayload) yield* otherPayloads(token, payload);
  yield* otherSpellings(header, payload);
  yield* otherStretches(token, header, payload);
  yield* otherHeaders(token);
  yield* otherJson(token, header, payload);
}

/** Tells texts apart. Two that look the same by chance cost one try, and prove nothing false. */
function markOf(octets: Octets): string {
  let hash = 0;
  for (const octet of octets) hash = (Math.imul(hash, 31) + octet) | 0;
  return `${octets.length} ${hash}`;
}

/** A payload beside the token that was changed before it came here, in a way that editors and tools have. */
function* otherPayloads(token: DecodedToken, payload: Octets): Generator<SigningCandidate> {
  const head = encodeUtf8(`${token.parts[0]?.encoded ?? ''}.`);
  const sign = (octets: Octets, isPlain = token.unencoded) =>
    joinOctets(head, isPlain ? octets : encodeUtf8(encodeBase64url(octets)));
  for (const { form, octets } of payloadForms(payload)) {
    yield { text: { as: 'detached', form }, octets: sign(octets) };
  }
  yield { text: { as: 'detached', form: 'is-encoded' }, octets: joinOctets(head, payload) };
  yield {
    text: { as: 'detached', form: token.unencoded ? 'encoded' : 'plain' },
    octets: sign(payload, !token.unencoded),
  };
}

/** RFC 7515 §2 wants base64url without padding. */
function* otherSpellings(header: Octets, payload: Octets): Generator<SigningCandidate> {
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
  return padded ? lettered : withoutPadding(lettered);
}

function* otherStretches(
  token: DecodedToken,
  header: Octets,
  payload: Octets,
): Generator<SigningCandidate> {
  const input = signingInput(token);
  const [first, own] = token.parts.map(({ encoded }) => encoded);
  const second = token.detached ?? own;
  yield { text: { as: 'payload' }, octets: encodeUtf8(second ?? '') };
  yield { text: { as: 'header' }, octets: encodeUtf8(first ?? '') };
  yield { text: { as: 'payload-json' }, octets: payload };
  yield { text: { as: 'json' }, octets: joinOctets(header, encodeUtf8('.'), payload) };
  yield { text: { as: 'payload-plain' }, octets: joinOctets(encodeUtf8(`${first}.`), payload) };
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

function* formsOf(octets: Octets): Generator<RewrittenJson> {
  const text = octets.length <= LONGEST_REWRITTEN ? decodeUtf8(octets) : undefined;
  if (text?.ok) yield* jsonForms(text.value);
}

function rewritten(
  part: 'header' | 'payload' | 'both',
  form: JsonForm,
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
  const input = `${encodeText(text)}.${token.detached ?? token.parts[1]?.encoded ?? ''}`;
  return { text: { as: 'other-header', text }, octets: encodeUtf8(input) };
}

function encodeText(text: string): string {
  return encodeBase64url(encodeUtf8(text));
}
