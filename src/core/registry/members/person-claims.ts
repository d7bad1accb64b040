import { say } from '../../words/say.ts';
import {
  FRONT_CHANNEL_LOGOUT,
  IDENTITY_ASSURANCE,
  type MemberRow,
  openidCore,
  rfc,
  VERIFIED_CLAIMS,
} from './member-facts.ts';

const PROFILE = openidCore('5.1');
const ID_TOKEN = openidCore('2');
const CREDENTIALS = {
  title: 'Verifiable Credentials Data Model 1.0 §6.3.1',
  url: 'https://www.w3.org/TR/2019/REC-vc-data-model-20191119/',
};

/** OpenID Connect: who logged in, and how. */
export const PERSON_CLAIMS: readonly MemberRow[] = [
  ['name', () => say`The user’s full name, for display.`, PROFILE],
  ['given_name', () => say`The user’s given names.`, PROFILE],
  ['family_name', () => say`The user’s family names.`, PROFILE],
  ['middle_name', () => say`The user’s middle names.`, PROFILE],
  ['nickname', () => say`The user’s casual name.`, PROFILE],
  [
    'preferred_username',
    () => say`The user’s preferred username. Can change, and other users may have the same one.`,
    PROFILE,
  ],
  ['profile', () => say`The URL of the user’s profile page.`, PROFILE],
  ['picture', () => say`The URL of a picture of the user.`, PROFILE],
  ['website', () => say`The URL of the user’s website or blog.`, PROFILE],
  [
    'email',
    () =>
      say`The user’s email address. Can change or be reassigned – don’t use it as an identifier.`,
    PROFILE,
  ],
  [
    'email_verified',
    () => say`Whether the issuer has confirmed that the email address belongs to the user.`,
    PROFILE,
  ],
  ['gender', () => say`The gender that the user stated.`, PROFILE],
  [
    'birthdate',
    () => say`The date of birth as YYYY-MM-DD. The year 0000 means that the year was not given.`,
    PROFILE,
  ],
  ['zoneinfo', () => say`The user’s time zone, such as Europe/Paris.`, PROFILE],
  ['locale', () => say`The user’s language and region, such as fr-CA.`, PROFILE],
  [
    'phone_number',
    () => say`The user’s phone number, ideally formatted like +49 30 123456.`,
    PROFILE,
  ],
  [
    'phone_number_verified',
    () => say`Whether the issuer has confirmed that the phone number belongs to the user.`,
    PROFILE,
  ],
  ['address', () => say`The user’s postal address, as an object.`, PROFILE],
  ['updated_at', () => say`When the user’s profile was last updated.`, PROFILE],
  ['azp', () => say`Authorized party: the client that the ID token was issued to.`, ID_TOKEN],
  [
    'nonce',
    () =>
      say`A value from the client that ties the token to the client’s request. In a DPoP proof, a value from the server.`,
    ID_TOKEN,
  ],
  ['auth_time', () => say`When the user last signed in with the issuer.`, ID_TOKEN],
  ['at_hash', () => say`Half of the hash of the access token issued with this ID token.`, ID_TOKEN],
  [
    'c_hash',
    () => say`Half of the hash of the authorization code issued with this ID token.`,
    openidCore('3.3.2.11'),
  ],
  [
    'acr',
    () => say`Authentication context class: how strongly the user was authenticated.`,
    ID_TOKEN,
  ],
  ['amr', () => say`The methods used to authenticate the user.`, ID_TOKEN],
  ['sub_jwk', () => say`The public key to verify a self-issued ID token with.`, openidCore('7.4')],
  [
    'sid',
    () => say`The ID of the session at the issuer, sent in logout requests.`,
    FRONT_CHANNEL_LOGOUT,
  ],
  ['verified_claims', () => say`Data about the user, with how it was verified.`, VERIFIED_CLAIMS],
  ['place_of_birth', () => say`The user’s place of birth.`, IDENTITY_ASSURANCE],
  ['nationalities', () => say`The user’s nationalities.`, IDENTITY_ASSURANCE],
  ['birth_family_name', () => say`The user’s family names at birth.`, IDENTITY_ASSURANCE],
  ['birth_given_name', () => say`The user’s given names at birth.`, IDENTITY_ASSURANCE],
  ['birth_middle_name', () => say`The user’s middle names at birth.`, IDENTITY_ASSURANCE],
  ['salutation', () => say`The user’s salutation, such as Mr.`, IDENTITY_ASSURANCE],
  ['title', () => say`The user’s title, such as Dr.`, IDENTITY_ASSURANCE],
  [
    'msisdn',
    () => say`The user’s mobile phone number in international format.`,
    IDENTITY_ASSURANCE,
  ],
  ['also_known_as', () => say`The user’s stage name or another name.`, IDENTITY_ASSURANCE],
  ['vc', () => say`A verifiable credential: what an issuer states about a holder.`, CREDENTIALS],
  ['vp', () => say`A verifiable presentation: credentials presented by their holder.`, CREDENTIALS],
  [
    'rdap_allowed_purposes',
    () => say`The purposes for which the user may query a registration data service.`,
    rfc(9560, '3.1.5.1'),
  ],
  [
    'rdap_dnt_allowed',
    () => say`Whether the user may ask a registration data service not to track the query.`,
    rfc(9560, '3.1.5.2'),
  ],
];

const ADDRESS = openidCore('5.1.1');

/** The members of "address". */
export const ADDRESS_MEMBERS: readonly MemberRow[] = [
  ['formatted', () => say`The full address, as written on a letter.`, ADDRESS],
  ['street_address', () => say`Street and house number.`, ADDRESS],
  ['locality', () => say`City or village.`, ADDRESS],
  ['region', () => say`State, province or region.`, ADDRESS],
  ['postal_code', () => say`The postal code.`, ADDRESS],
  ['country', () => say`The name of the country.`, ADDRESS],
];
