import { isIban } from '../audit/bank-account.ts';
import { cardScheme } from '../audit/card-number.ts';
import { contactKind } from '../audit/contact-data.ts';
import { nameEndings, nameWords } from '../audit/name-words.ts';
import { nationalIdKind } from '../audit/national-ids.ts';
import { passwordHashKind } from '../audit/password-hashes.ts';
import { secretNameKind } from '../audit/password-names.ts';
import { findSecret, holdsPrivateKeyPem } from '../audit/secret-patterns.ts';
import { specialKind } from '../audit/special-names.ts';
import { findMember, type VisitedValue, visitValues } from '../encoding/json-query.ts';
import type { JsonNode, JsonObject } from '../encoding/json-text.ts';

export { mask } from '../audit/mask.ts';

/** Enough of a value to find something in it. */
const READ_AT_MOST = 10_000;

/** Claims that name a person, a session or one single token; last words of names, without "_". */
const NAMING: ReadonlySet<string> = new Set([
  ...[
    'sub',
    'subject',
    'jti',
    'nonce',
    'sid',
    'sessionid',
    'uid',
    'userid',
    'oid',
    'puid',
    'altsecid',
  ],
  ...[
    'username',
    'login',
    'upn',
    'uniquename',
    'nickname',
    'name',
    'firstname',
    'lastname',
    'surname',
  ],
  ...[
    'givenname',
    'familyname',
    'middlename',
    'fullname',
    'displayname',
    'birthdate',
    'birthday',
    'dob',
  ],
  ...[
    'dateofbirth',
    'gender',
    'picture',
    'avatar',
    'email',
    'mail',
    'emailaddress',
    'emails',
    'phone',
  ],
  ...[
    'phonenumber',
    'mobile',
    'telephone',
    'address',
    'streetaddress',
    'postalcode',
    'zip',
    'zipcode',
  ],
  ...[
    'ip',
    'ipaddr',
    'ipaddress',
    'clientip',
    'deviceid',
    'ssn',
    'passport',
    'taxid',
    'iban',
    'card',
  ],
  ...['cardnumber', 'latitude', 'longitude', 'lat', 'lng', 'lon', 'profile', 'website', 'salary'],
  ...['accesstoken', 'refreshtoken', 'idtoken', 'sessiontoken', 'token', 'cookie', 'credential'],
]);

/** "client_name" and "email_verified" are of programs and facts; their endings would say otherwise. */
const NOT_OF_PEOPLE: ReadonlySet<string> = new Set([
  ...['clientname', 'appname', 'appdisplayname', 'orgname', 'tenantname', 'rolename', 'groupname'],
  ...['hostname', 'servicename', 'productname', 'domainname', 'namespacename', 'scopename'],
]);

/** The members of a JWK that are the key itself (RFC 7518 §6). */
const PRIVATE_MEMBERS: ReadonlySet<string> = new Set([
  'd',
  'p',
  'q',
  'dp',
  'dq',
  'qi',
  'oth',
  'k',
  'priv',
]);

const EMAIL = /[^\s@<>()",:;]@[\p{L}\p{N}.-]{1,190}\.\p{L}{2}/u;
const IP = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/;
const TOKEN = /(?<![\w-])(?=[\w-]+\.[\w-]*\.)[\w-]*eyJ[\w-]{8}|(?:^|\s)(?:Bearer|Basic)\s+\S{8,}/i;
const PRIVATE_TELEPHONE = /^\+?[\d ().-]{9,24}$/;

/**
 * Whether a value must be masked before the token is shown to others: what
 * names or finds a person, what opens something, and what the audit masks.
 * Rather too many than too few: the user can show each.
 */
export function isSensitive(name: string, value: JsonNode): boolean {
  if (value.type === 'object' || value.type === 'array') return false;
  if (value.type === 'boolean' || value.type === 'null') return false;
  const text = value.type === 'string' ? value.value : value.text;
  if (isSensitiveName(name)) return true;
  return isSensitiveText(text.slice(0, READ_AT_MOST), name, value);
}

/** Whether the name alone is one that tells something: an address as a name, for one. */
export function tellsByName(name: string): boolean {
  return EMAIL.test(name) || TOKEN.test(name) || findSecret(name, '') !== undefined;
}

function isSensitiveName(name: string): boolean {
  const words = nameWords(name);
  if (NOT_OF_PEOPLE.has(words.slice(-2).join(''))) return false;
  return (
    nameEndings(words).some((ending) => NAMING.has(ending)) ||
    secretNameKind(name) !== undefined ||
    specialKind(name) !== undefined
  );
}

function isSensitiveText(text: string, name: string, value: JsonNode): boolean {
  const content = { name, value, text, parent: undefined, step: name };
  return (
    contactKind(content) !== undefined ||
    EMAIL.test(text) ||
    IP.test(text) ||
    TOKEN.test(text) ||
    (value.type === 'string' && PRIVATE_TELEPHONE.test(text)) ||
    holdsPrivateKeyPem(text) ||
    findSecret(text, name) !== undefined ||
    passwordHashKind(text) !== undefined ||
    cardScheme(text.replaceAll(/[ -]/g, '')) !== undefined ||
    isIban(text) ||
    nationalIdKind(nameWords(name), text) !== undefined
  );
}

/** Every value of a document that is sensitive, in the order of the text. */
export function listSensitive(root: JsonNode): readonly VisitedValue[] {
  const found: VisitedValue[] = [];
  // The names above a value speak for it: "emails" for each item, "address" for each line.
  const covered: JsonNode[] = [];
  for (const visited of visitValues(root)) {
    const { value, member } = visited;
    while ((covered.at(-1)?.end ?? Infinity) <= value.start) covered.pop();
    const isCovered = covered.length > 0;
    const name = member?.name ?? '';
    const isHolder = value.type === 'object' || value.type === 'array';
    if (isHolder && (isSensitiveName(name) || tellsByName(name) || isPrivateJwk(value))) {
      covered.push(value);
    }
    const isWord = value.type === 'boolean' || value.type === 'null';
    if (isHolder || isWord) continue;
    if (isCovered || tellsByName(name) || isSensitive(name, value)) found.push(visited);
  }
  return found;
}

/** Whether anything in it is sensitive, the names of its members included. */
export function holdsSensitive(name: string, value: JsonNode): boolean {
  const isHolder = value.type === 'object' || value.type === 'array';
  if (!isHolder) return isSensitive(name, value);
  if (isSensitiveName(name)) return visitValues(value).length > 1;
  const inside = visitValues(value).some(
    (visited) =>
      isPrivateJwk(visited.value) ||
      (visited.member !== undefined && tellsByName(visited.member.name)),
  );
  return inside || listSensitive(value).length > 0;
}

function isPrivateJwk(value: JsonNode): boolean {
  return value.type === 'object' && isJwk(value) && value.members.some(isPrivateMember);
}

function isJwk(value: JsonObject): boolean {
  return findMember(value, 'kty') !== undefined;
}

function isPrivateMember({ name }: { readonly name: string }): boolean {
  return PRIVATE_MEMBERS.has(name);
}
