import { findMember } from '../encoding/json-query.ts';
import { say } from '../words/say.ts';
import type { ClaimContent } from './claim-content.ts';
import { nameEndings, nameWords } from './name-words.ts';

const EMAIL = /^[^\s@<>()",:;/\\]{1,64}@[\p{L}\p{N}.-]{1,190}\.\p{L}{2,24}$/u;
/** Accounts of programs at Google have addresses too. */
const SERVICE_ACCOUNT = /gserviceaccount\.com$/;
/** E.164: at most fifteen digits. */
const INTERNATIONAL_NUMBER = /^\+[1-9]\d{7,14}$/;
const SPACED_NUMBER = /^\+?[\d ().-]{7,24}$/;
const DATE = /^(?:\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{4})$/;
const FOUR_DECIMALS = /\.\d{4}/;
const IP_V4 = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;
const IP_V6 = /^[\da-f:]{0,45}:[\da-f:.]{0,45}$/i;

/** Claims that name programs and tokens rather than people. */
const NOT_ABOUT_PEOPLE: ReadonlySet<string> = new Set([
  ...['iss', 'aud', 'azp', 'client_id', 'cid', 'appid', 'jti', 'nonce', 'kid'],
]);
const PHONE_NAMES: ReadonlySet<string> = new Set([
  ...['phone', 'phonenumber', 'mobile', 'mobilenumber', 'mobilephone', 'telephone', 'msisdn'],
]);
const BIRTH_NAMES: ReadonlySet<string> = new Set(['birthdate', 'birthday', 'dateofbirth', 'dob']);
const IP_NAMES: ReadonlySet<string> = new Set(['ip', 'ipaddr', 'ipaddress']);
const LATITUDE_NAMES: ReadonlySet<string> = new Set(['lat', 'latitude']);
const ADDRESS_MEMBERS = ['formatted', 'street_address', 'postal_code'];

/** What a claim tells about a person. */
export type ContactKind = 'e-mail' | 'telephone' | 'birth' | 'address' | 'location' | 'ip';

/** Such data, as it is after "holds". */
export function describeContact(kind: ContactKind): string {
  switch (kind) {
    case 'e-mail':
      return say`an email address`;
    case 'telephone':
      return say`a phone number`;
    case 'birth':
      return say`a date of birth`;
    case 'address':
      return say`a postal address`;
    case 'location':
      return say`a precise location`;
    case 'ip':
      return say`an IP address`;
  }
}

/** Whether a claim tells how or where to find a person. */
export function contactKind(content: ClaimContent): ContactKind | undefined {
  switch (content.value.type) {
    case 'string':
      return textKind(content.name, content.text);
    case 'number':
      // The longitude beside it is the same cause.
      return FOUR_DECIMALS.test(content.text) && isNamed(content.name, LATITUDE_NAMES)
        ? 'location'
        : undefined;
    case 'object': {
      const { value } = content;
      const isAddress = ADDRESS_MEMBERS.some((name) => findMember(value, name));
      return isAddress ? 'address' : undefined;
    }
    default:
      return undefined;
  }
}

/** The same for a text that has no name. */
export function contactKindOf(text: string): ContactKind | undefined {
  return textKind('', text);
}

function textKind(name: string, text: string): ContactKind | undefined {
  if (text.length > 280 || NOT_ABOUT_PEOPLE.has(name)) return undefined;
  if (EMAIL.test(text)) return SERVICE_ACCOUNT.test(text) ? undefined : 'e-mail';
  if (INTERNATIONAL_NUMBER.test(text)) return 'telephone';
  if (SPACED_NUMBER.test(text) && isNamed(name, PHONE_NAMES)) return 'telephone';
  if (DATE.test(text) && isNamed(name, BIRTH_NAMES)) return 'birth';
  const isIp = IP_V4.test(text) || IP_V6.test(text);
  return isIp && isNamed(name, IP_NAMES) ? 'ip' : undefined;
}

function isNamed(name: string, names: ReadonlySet<string>): boolean {
  return nameEndings(nameWords(name)).some((ending) => names.has(ending));
}
