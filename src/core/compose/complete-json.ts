import { describePlace } from './json-place.ts';

export type JsonPart = 'header' | 'payload';

/** Words that could be where the cursor is. */
export interface Completions {
  /** What they take the place of; both count UTF-16 units. */
  readonly from: number;
  readonly to: number;
  readonly options: readonly CompletionOption[];
}

export interface CompletionOption {
  readonly label: string;
  /** As it is written into the text. */
  readonly insert: string;
  /** Of a NumericDate: its distance from now, in seconds. */
  readonly offset?: number;
}

/** Header parameters and claims that are written by hand, the usual ones first. */
const NAMES: Readonly<Record<JsonPart, readonly string[]>> = {
  header: [
    ...['alg', 'typ', 'kid', 'cty', 'crit', 'enc', 'jku', 'jwk', 'x5u', 'x5c', 'x5t', 'x5t#S256'],
    ...['b64', 'zip', 'epk', 'apu', 'apv', 'p2c', 'p2s', 'url', 'nonce', 'iss', 'sub', 'aud'],
  ],
  payload: [
    ...['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'scope', 'client_id', 'azp', 'nonce'],
    ...['auth_time', 'acr', 'amr', 'sid', 'at_hash', 'c_hash', 's_hash', 'cnf', 'act', 'may_act'],
    ...['name', 'given_name', 'family_name', 'preferred_username', 'email', 'email_verified'],
    ...['phone_number', 'phone_number_verified', 'picture', 'locale', 'zoneinfo', 'updated_at'],
    ...['birthdate', 'address', 'roles', 'groups', 'permissions', 'entitlements', 'tenant'],
    ...['events', 'toe', 'txn', 'htm', 'htu', 'ath', 'token_use', 'vct', 'sd_hash', 'status'],
    ...['authorization_details', 'client_assertion_type', 'org_id', 'org_name'],
  ],
};

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** Distances from now, in seconds, that a date commonly has. */
const TIMES: Readonly<Record<string, readonly number[]>> = {
  exp: [5 * MINUTE, 15 * MINUTE, HOUR, DAY, 30 * DAY, -HOUR],
  nbf: [0, 5 * MINUTE, -MINUTE],
  iat: [0, -MINUTE, -HOUR],
  auth_time: [0, -MINUTE, -HOUR],
  updated_at: [0, -DAY],
  toe: [0, -MINUTE],
};

/** Those that a new token should have (RFC 7518 §4.1, §5.1); the registry knows more. */
const KEY_MANAGEMENT = [
  ...['dir', 'RSA-OAEP-256', 'RSA-OAEP', 'ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A256KW'],
  ...['A128KW', 'A256KW', 'A128GCMKW', 'A256GCMKW', 'PBES2-HS256+A128KW', 'PBES2-HS512+A256KW'],
];
const ENCRYPTION = [
  'A256GCM',
  'A128GCM',
  'A192GCM',
  'A128CBC-HS256',
  'A192CBC-HS384',
  'A256CBC-HS512',
];

/** Values of the header, each as JSON. */
const HEADER_VALUES: Readonly<Record<string, readonly string[]>> = {
  enc: ENCRYPTION.map(toJson),
  typ: [
    ...['JWT', 'at+jwt', 'dpop+jwt', 'logout+jwt', 'secevent+jwt', 'oauth-authz-req+jwt'],
    ...['client-authentication+jwt', 'token-introspection+jwt', 'dc+sd-jwt', 'kb+jwt'],
  ].map(toJson),
  cty: ['"JWT"', '"json"'],
  zip: ['"DEF"'],
  b64: ['false', 'true'],
  crit: ['["b64"]', '["exp"]'],
};

const PAYLOAD_VALUES: Readonly<Record<string, readonly string[]>> = {
  email_verified: ['true', 'false'],
  phone_number_verified: ['true', 'false'],
  scope: ['"openid profile email"', '"openid"', '"offline_access"'],
  amr: ['["pwd"]', '["pwd", "otp"]', '["hwk"]', '["fpt"]'],
  acr: ['"phr"', '"phrh"'],
  cnf: ['{ "jkt": "" }', '{ "jwk": {} }', '{ "x5t#S256": "" }'],
  act: ['{ "sub": "" }'],
  htm: ['"GET"', '"POST"', '"PUT"', '"DELETE"'],
  token_use: ['"access"', '"id"'],
  zoneinfo: ['"Europe/Berlin"', '"America/Sao_Paulo"', '"Asia/Tokyo"'],
  locale: ['"en-GB"', '"de-DE"', '"pt-BR"', '"ja-JP"'],
  aud: ['"https://api.example.com"', '["https://api.example.com"]'],
  iss: ['"https://login.example.com/"'],
  roles: ['["reader"]', '["admin"]'],
  groups: ['["staff"]'],
  permissions: ['["orders:read"]'],
};

/** Claims whose value is made again for each token. */
const IDENTIFIERS: ReadonlySet<string> = new Set(['jti', 'nonce', 'txn', 'sid']);

/** What is true now, and cannot be known here. */
interface Occasion {
  /** Seconds since 1970-01-01 UTC. */
  readonly now: number;
  /** A new UUID. */
  readonly identifier: string;
  /** Values of "alg" that sign. */
  readonly algorithms: readonly string[];
}

/**
 * Completes names and values of the outermost object. Undefined elsewhere, and
 * where a value is already.
 */
export function completeJson(
  text: string,
  offset: number,
  part: JsonPart,
  occasion: Occasion,
): Completions | undefined {
  const place = describePlace(text.slice(0, offset));
  const written = text.slice(place.from, offset);
  // What is behind the cursor belongs to the word only where a string is open.
  const rest = place.isInString
    ? (/^[^"\\\n]*"(?=\s*(?:[:,}\]]|$))/.exec(text.slice(offset))?.[0] ?? '')
    : '';
  const to = offset + rest.length;
  if (place.kind === 'name' && place.path.length === 0) {
    const isNamed = /^\s*:/.test(text.slice(to));
    const options = nameOptions(text, part, isNamed).filter(startsWith(written));
    return { from: place.from, to, options };
  }
  const [name] = place.path;
  if (place.kind !== 'value' || place.path.length !== 1 || name === undefined) return undefined;
  // The cursor before a value that is there: nothing is to be put beside it.
  if (rest === '' && /^[^\s,}\]]/.test(text.slice(offset))) return undefined;
  const options = valueOptions(name, part, occasion).filter(startsWith(written));
  return options.length > 0 ? { from: place.from, to, options } : undefined;
}

/** Whether an option goes on with what is written, quotation marks or not. */
function startsWith(written: string) {
  const word = written.replace(/^"/, '').toLowerCase();
  return ({ label }: CompletionOption) =>
    label.replace(/^"/, '').toLowerCase().startsWith(word) && label !== written;
}

function nameOptions(text: string, part: JsonPart, isNamed: boolean): CompletionOption[] {
  return NAMES[part]
    .filter((name) => !text.includes(`"${name}"`))
    .map((name) => ({
      label: name,
      insert: isNamed ? toJson(name) : `${toJson(name)}: `,
    }));
}

function valueOptions(
  name: string,
  part: JsonPart,
  { now, identifier, algorithms }: Occasion,
): CompletionOption[] {
  if (part === 'header') {
    const names = [...algorithms, ...KEY_MANAGEMENT].map(toJson);
    return (name === 'alg' ? names : (own(HEADER_VALUES, name) ?? [])).map(toOption);
  }
  const times = own(TIMES, name) ?? [];
  if (times.length > 0) {
    return times.map((offset) => {
      const value = String(now + offset);
      return { label: value, insert: value, offset };
    });
  }
  if (IDENTIFIERS.has(name)) return [toOption(toJson(identifier))];
  return (own(PAYLOAD_VALUES, name) ?? []).map(toOption);
}

/** A claim may be called "constructor". */
function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function toOption(value: string): CompletionOption {
  return { label: value, insert: value };
}

function toJson(text: string): string {
  return JSON.stringify(text);
}
