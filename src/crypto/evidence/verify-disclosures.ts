import { decodeSdJwt, writePresentation } from '../../core/decode/decode-sd-jwt.ts';
import type { DecodedToken, JsonPart } from '../../core/decode/decoded-token.ts';
import { processDisclosures } from '../../core/decode/process-disclosures.ts';
import { encodeBase64url } from '../../core/encoding/base64url.ts';
import { findMember } from '../../core/encoding/json-query.ts';
import { parseJson } from '../../core/encoding/json-text.ts';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import type { SdJwtReport } from '../../core/verdict/sd-jwt-report.ts';
import { verifyKeyBinding } from './verify-key-binding.ts';

/** By their names in the registry that RFC 9901 §4.1.1 points to. */
const HASHES: ReadonlyMap<string, string> = new Map([
  ['sha-256', 'SHA-256'],
  ['sha-384', 'SHA-384'],
  ['sha-512', 'SHA-512'],
]);

/** Works out the digests of an SD-JWT and where they belong; undefined for any other token. */
export async function verifyDisclosures(token: DecodedToken): Promise<SdJwtReport | undefined> {
  const sdJwt = decodeSdJwt(token);
  if (!sdJwt) return undefined;
  const payload = token.claimsSet?.ok ? token.claimsSet.value : undefined;
  const name = readHashName(payload);
  const hash = HASHES.get(name);
  const disclosures = await Promise.all(
    sdJwt.disclosures.map(async (disclosure) => ({
      ...disclosure,
      digest: hash && (await digestText(hash, disclosure.encoded)),
    })),
  );
  const processed = payload && processDisclosures(payload, disclosures);
  const encoded = disclosures.map((disclosure) => disclosure.encoded);
  const presented = writePresentation(sdJwt.issuerToken, [...encoded, ...sdJwt.unread]);
  const presentedHash = hash && (await digestText(hash, presented));
  const keyBinding =
    sdJwt.keyBinding === undefined
      ? undefined
      : await verifyKeyBinding(sdJwt.keyBinding, processed?.text, presentedHash, name);
  const isKnown = hash !== undefined;
  const claims = processed && readClaims(processed.text);
  return { sdJwt, hash: { name, isKnown }, payload, disclosures, processed, claims, keyBinding };
}

function readClaims(text: string): JsonPart | undefined {
  const root = parseJson(text);
  return root.ok && root.value.type === 'object' ? { text, object: root.value } : undefined;
}

function readHashName(payload: JsonPart | undefined): string {
  const value = payload && findMember(payload.object, '_sd_alg')?.value;
  if (!value) return 'sha-256';
  return value.type === 'string' ? value.value : payload.text.slice(value.start, value.end);
}

/** The digest of the ASCII characters, in base64url (RFC 9901 §4.2.3). */
async function digestText(hash: string, text: string): Promise<string> {
  return encodeBase64url(new Uint8Array(await crypto.subtle.digest(hash, encodeUtf8(text))));
}
