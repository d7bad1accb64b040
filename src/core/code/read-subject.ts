import { readClaims, readHeader } from '../audit/read-claims.ts';
import type { ExpectationTexts } from '../checks/expectation-texts.ts';
import { readExpectations } from '../checks/expectations.ts';
import { type DecodedToken, lacksPayload } from '../decode/decoded-token.ts';
import { isSdJwt } from '../decode/is-sd-jwt.ts';
import { findMember, stringMember } from '../encoding/json-query.ts';
import type { JsonObject } from '../encoding/json-text.ts';
import type { KeyMaterial, KeyReading } from '../keys/key-material.ts';
import { selectKeys } from '../keys/select-key.ts';
import { findSignatureAlgorithm } from '../registry/algorithms.ts';
import { findContentEncryption, findKeyManagement } from '../registry/encryption-algorithms.ts';
import { fail, ok, type Result } from '../result.ts';
import { numericDate } from '../time/numeric-date.ts';
import type { SnippetSubject, SnippetTarget } from './snippet-subject.ts';

/** Why there is no code for a token, whatever the library. */
export type SubjectProblem =
  | { readonly code: 'no-token' }
  | { readonly code: 'unsecured' }
  | { readonly code: 'algorithm-unknown'; readonly name: string | undefined }
  /** Of an encrypted token, whose algorithms are those of its header, whatever is expected. */
  | { readonly code: 'parameter-missing'; readonly parameter: 'alg' | 'enc' }
  | { readonly code: 'encryption-unknown'; readonly name: string }
  /** The payload is not in the token, or is signed as it is written (RFC 7797). */
  | { readonly code: 'payload-apart' }
  /** A JSON form: the libraries here read the compact one. */
  | { readonly code: 'json-form' };

/** All but where the key comes from, which the user chooses. */
export type ReadSubject = Omit<SnippetSubject, 'key'> & {
  /** The key in the Key box that fits. */
  readonly material: KeyMaterial | undefined;
};

const USUAL_LIFETIME = 3600;

/** What code for this token is about: what the user expects, else what the token says. */
export function readSubject(
  token: DecodedToken | undefined,
  reading: KeyReading,
  texts: ExpectationTexts,
): Result<ReadSubject, SubjectProblem> {
  if (!token) return fail({ code: 'no-token' });
  if (token.found.json) return fail({ code: 'json-form' });
  if (lacksPayload(token) || token.unencoded) return fail({ code: 'payload-apart' });
  const expectations = readExpectations(texts);
  const material = findMaterial(token, reading, expectations.algorithms);
  const target = readTarget(token, material, expectations.algorithms);
  if (!target.ok) return target;
  const claims = readClaims(token);
  const header = readHeader(token);
  const confirmation = claims && findMember(claims, 'cnf')?.value;
  const isDpop = confirmation?.type === 'object' && findMember(confirmation, 'jkt') !== undefined;
  const expires = claims !== undefined && numericDate(claims, 'exp') !== undefined;
  return ok({
    target: target.value,
    issuer: expectations.issuer ?? (claims && stringMember(claims, 'iss')),
    audience: expectations.audience[0] ?? (claims && firstAudience(claims)),
    type: expectations.type ?? (header && stringMember(header, 'typ')),
    keyId: token.keyId,
    requiredClaims: [...new Set([...(expires ? ['exp'] : []), ...expectations.claims])],
    tolerance: expectations.tolerance.ok ? expectations.tolerance.value : 0,
    lifetime: claims ? readLifetime(claims) : USUAL_LIFETIME,
    length: token.found.compact.length,
    isBound: confirmation !== undefined,
    scheme: isDpop ? 'DPoP' : 'Bearer',
    material,
  });
}

function readTarget(
  token: DecodedToken,
  material: KeyMaterial | undefined,
  expected: readonly string[],
): Result<SnippetTarget, SubjectProblem> {
  if (token.form === 'jwe') return readEncryption(token);
  const name = pinnedAlgorithm(token, expected);
  const algorithm = findSignatureAlgorithm(name ?? '');
  if (!algorithm) {
    return fail(name === 'none' ? { code: 'unsecured' } : { code: 'algorithm-unknown', name });
  }
  const curve = material && 'curve' in material ? material.curve : undefined;
  return ok({ form: isSdJwt(token) ? 'sd-jwt' : 'jws', algorithm, curve });
}

function readEncryption(token: DecodedToken): Result<SnippetTarget, SubjectProblem> {
  const header = readHeader(token);
  const encryption = header && stringMember(header, 'enc');
  const { algorithm: name } = token;
  if (name === undefined) return fail({ code: 'parameter-missing', parameter: 'alg' });
  const algorithm = findKeyManagement(name);
  if (!algorithm || algorithm.refusal) return fail({ code: 'algorithm-unknown', name });
  if (encryption === undefined) return fail({ code: 'parameter-missing', parameter: 'enc' });
  return findContentEncryption(encryption)
    ? ok({ form: 'jwe', algorithm: name, encryption })
    : fail({ code: 'encryption-unknown', name: encryption });
}

/** What the user expects counts, as anybody can write a header. */
function pinnedAlgorithm(token: DecodedToken, expected: readonly string[]): string | undefined {
  const isExpected = expected.length === 0 || expected.includes(token.algorithm ?? '');
  return isExpected ? token.algorithm : expected[0];
}

function findMaterial(
  token: DecodedToken,
  reading: KeyReading,
  expected: readonly string[],
): KeyMaterial | undefined {
  const algorithm = findSignatureAlgorithm(pinnedAlgorithm(token, expected) ?? '');
  if (reading.state !== 'read') return undefined;
  if (token.form === 'jwe') return reading.keys.find(({ kind }) => kind === 'secret');
  return algorithm && selectKeys(reading.keys, algorithm, token.keyId).keys[0];
}

function firstAudience(claims: JsonObject): string | undefined {
  const value = findMember(claims, 'aud')?.value;
  if (value?.type === 'string') return value.value;
  const first = value?.type === 'array' ? value.items[0] : undefined;
  return first?.type === 'string' ? first.value : undefined;
}

/** Seconds between "iat" and "exp". */
function readLifetime(claims: JsonObject): number {
  const issuedAt = numericDate(claims, 'iat') ?? numericDate(claims, 'nbf');
  const expiry = numericDate(claims, 'exp');
  const lifetime = Math.round((expiry ?? 0) - (issuedAt ?? 0));
  const isKnown = issuedAt !== undefined && expiry !== undefined && lifetime > 0;
  return isKnown ? lifetime : USUAL_LIFETIME;
}
