import { parseJson } from '../encoding/json-text.ts';
import { fail, ok, type Result } from '../result.ts';
import { RECEIVERS } from './expectation-presets.ts';
import {
  type ExpectationTexts,
  NO_EXPECTATIONS,
  type ReceiverProfile,
} from './expectation-texts.ts';
import { readExpectations, readList, writeList } from './expectations.ts';

/** What an API expects, as a file: lists are arrays, and the clock and the nonce of one token are left out. */
interface ExpectationsFile {
  readonly claimcheck: 'expectations';
  readonly profile?: string;
  readonly algorithms?: readonly string[];
  readonly issuer?: string;
  readonly audience?: readonly string[];
  readonly type?: string;
  readonly claims?: readonly string[];
  readonly scopes?: readonly string[];
  readonly toleranceSeconds?: number;
  /** Public keys as JWKs, as in a JWK Set. */
  readonly keys?: readonly object[];
}

export interface ReadExpectations {
  readonly texts: ExpectationTexts;
  /** A JWK Set of public keys; undefined where the file has none. */
  readonly keySet: string | undefined;
}

export type ExpectationsFileProblem =
  | { readonly code: 'not-json' }
  | { readonly code: 'not-expectations' }
  | { readonly code: 'unknown-member' | 'wrong-value'; readonly name: string }
  | { readonly code: 'private-key' };

/** `keys` are public JWKs as JSON. */
export function writeExpectationsFile(texts: ExpectationTexts, keys: readonly string[]): string {
  const { profile, algorithms, audience, claims, scopes, tolerance } = readExpectations(texts);
  const issuer = texts.issuer.trim();
  const type = texts.type.trim();
  const file: ExpectationsFile = {
    claimcheck: 'expectations',
    profile,
    ...(algorithms.length > 0 ? { algorithms } : {}),
    ...(issuer === '' ? {} : { issuer }),
    ...(audience.length > 0 ? { audience } : {}),
    ...(type === '' ? {} : { type }),
    ...(claims.length > 0 ? { claims } : {}),
    ...(scopes.length > 0 ? { scopes } : {}),
    ...(tolerance.ok && tolerance.value > 0 ? { toleranceSeconds: tolerance.value } : {}),
    ...(keys.length > 0 ? { keys: keys.map((key) => JSON.parse(key)) } : {}),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

type Read = (value: unknown) => Partial<ExpectationTexts> | undefined;

/** How each member is read; undefined where its value is not of its kind. */
const MEMBERS: Readonly<Record<Exclude<keyof ExpectationsFile, 'claimcheck' | 'keys'>, Read>> = {
  profile: (value) =>
    typeof value === 'string' && Object.hasOwn(RECEIVERS, value)
      ? { profile: value as ReceiverProfile }
      : undefined,
  algorithms: list('algorithms'),
  issuer: text('issuer'),
  audience: list('audience'),
  type: text('type'),
  claims: list('claims'),
  scopes: list('scopes'),
  toleranceSeconds: (value) =>
    Number.isSafeInteger(value) && Number(value) >= 0 ? { tolerance: String(value) } : undefined,
};

function text(field: keyof ExpectationTexts): Read {
  return (value) => (typeof value === 'string' ? { [field]: value } : undefined);
}

function list(field: keyof ExpectationTexts): Read {
  return (value) => {
    const isList = Array.isArray(value) && value.every((item) => typeof item === 'string');
    // A value that could not be typed into the field would be read as another.
    const written = isList ? writeList(value) : '';
    return isList && readList(written).length === new Set(value).size
      ? { [field]: written }
      : undefined;
  };
}

/** A file that `writeExpectationsFile` wrote, or somebody by hand. Secrets and private keys are rejected. */
export function readExpectationsFile(
  content: string,
): Result<ReadExpectations, ExpectationsFileProblem> {
  const json = content.replace(/^\ufeff/, '');
  if (!parseJson(json).ok) return fail({ code: 'not-json' });
  const file: unknown = JSON.parse(json);
  if (!isObject(file) || file.claimcheck !== 'expectations') {
    return fail({ code: 'not-expectations' });
  }
  const { claimcheck: _, keys, ...members } = file;
  let texts = NO_EXPECTATIONS;
  for (const [name, value] of Object.entries(members)) {
    if (!Object.hasOwn(MEMBERS, name)) return fail({ code: 'unknown-member', name });
    const read = MEMBERS[name as keyof typeof MEMBERS](value);
    if (!read) return fail({ code: 'wrong-value', name });
    texts = { ...texts, ...read };
  }
  if (keys === undefined) return ok({ texts, keySet: undefined });
  if (!Array.isArray(keys) || !keys.every(isObject)) {
    return fail({ code: 'wrong-value', name: 'keys' });
  }
  if (!keys.every(isPublic)) return fail({ code: 'private-key' });
  return ok({ texts, keySet: JSON.stringify({ keys }, null, 2) });
}

/** The private members of RFC 7518 §6.2.2, §6.3.2 and §6.4, and of RFC 9964. */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];

function isPublic(key: Readonly<Record<string, unknown>>): boolean {
  return key.kty !== 'oct' && PRIVATE_MEMBERS.every((name) => !Object.hasOwn(key, name));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
