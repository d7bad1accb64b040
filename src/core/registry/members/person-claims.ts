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
  ['name', () => say`The full name of the person, as it is to be shown.`, PROFILE],
  ['given_name', () => say`The given names of the person.`, PROFILE],
  ['family_name', () => say`The family names of the person.`, PROFILE],
  ['middle_name', () => say`The middle names of the person.`, PROFILE],
  ['nickname', () => say`What the person is called among friends.`, PROFILE],
  [
    'preferred_username',
    () =>
      say`The name by which the person wants to be called here. It may change, and others may have it too.`,
    PROFILE,
  ],
  ['profile', () => say`The address of the person's profile page.`, PROFILE],
  ['picture', () => say`The address of a picture of the person.`, PROFILE],
  ['website', () => say`The address of the person's own web page or blog.`, PROFILE],
  [
    'email',
    () =>
      say`The e-mail address of the person. It may change and be given to somebody else: no identifier.`,
    PROFILE,
  ],
  [
    'email_verified',
    () => say`Whether the issuer has made sure that the e-mail address is the person's own.`,
    PROFILE,
  ],
  ['gender', () => say`The gender that the person stated.`, PROFILE],
  [
    'birthdate',
    () => say`The day of birth as YYYY-MM-DD; the year 0000 stands for one that is not told.`,
    PROFILE,
  ],
  ['zoneinfo', () => say`The time zone of the person, such as Europe/Paris.`, PROFILE],
  ['locale', () => say`The language and region of the person, such as fr-CA.`, PROFILE],
  [
    'phone_number',
    () => say`The telephone number of the person, best written as in +49 30 123456.`,
    PROFILE,
  ],
  [
    'phone_number_verified',
    () => say`Whether the issuer has made sure that the telephone number is the person's own.`,
    PROFILE,
  ],
  ['address', () => say`The postal address of the person, as an object.`, PROFILE],
  ['updated_at', () => say`When the facts about the person were last changed.`, PROFILE],
  ['azp', () => say`The authorized party: the client to which the ID token was given.`, ID_TOKEN],
  [
    'nonce',
    () =>
      say`A value of the client's own, by which it sees that the token answers its request; in a DPoP proof one of the server's.`,
    ID_TOKEN,
  ],
  ['auth_time', () => say`When the person last logged in with the issuer.`, ID_TOKEN],
  [
    'at_hash',
    () => say`Half of the hash of the access token that was issued along with this ID token.`,
    ID_TOKEN,
  ],
  [
    'c_hash',
    () => say`Half of the hash of the authorization code that was issued along with this ID token.`,
    openidCore('3.3.2.11'),
  ],
  ['acr', () => say`The class of the login: how much assurance it gives.`, ID_TOKEN],
  ['amr', () => say`The methods by which the person was authenticated.`, ID_TOKEN],
  [
    'sub_jwk',
    () => say`The public key with which a self-issued ID token is checked.`,
    openidCore('7.4'),
  ],
  [
    'sid',
    () => say`The id of the session at the issuer, which a logout names.`,
    FRONT_CHANNEL_LOGOUT,
  ],
  [
    'verified_claims',
    () => say`Facts about the person together with how they were verified.`,
    VERIFIED_CLAIMS,
  ],
  ['place_of_birth', () => say`Where the person was born.`, IDENTITY_ASSURANCE],
  ['nationalities', () => say`The nationalities of the person.`, IDENTITY_ASSURANCE],
  [
    'birth_family_name',
    () => say`The family names that the person was born with.`,
    IDENTITY_ASSURANCE,
  ],
  [
    'birth_given_name',
    () => say`The given names that the person was born with.`,
    IDENTITY_ASSURANCE,
  ],
  [
    'birth_middle_name',
    () => say`The middle names that the person was born with.`,
    IDENTITY_ASSURANCE,
  ],
  ['salutation', () => say`How the person is addressed, such as Mr.`, IDENTITY_ASSURANCE],
  ['title', () => say`The title of the person, such as Dr.`, IDENTITY_ASSURANCE],
  [
    'msisdn',
    () => say`The number of the person's mobile telephone, in its international form.`,
    IDENTITY_ASSURANCE,
  ],
  ['also_known_as', () => say`A stage name or another name of the person.`, IDENTITY_ASSURANCE],
  ['vc', () => say`A verifiable credential: what an issuer says of a holder.`, CREDENTIALS],
  [
    'vp',
    () => say`A verifiable presentation: credentials, handed over by their holder.`,
    CREDENTIALS,
  ],
  [
    'rdap_allowed_purposes',
    () => say`For which purposes this person may ask a registration data service.`,
    rfc(9560, '3.1.5.1'),
  ],
  [
    'rdap_dnt_allowed',
    () =>
      say`Whether this person may ask a registration data service not to keep track of the query.`,
    rfc(9560, '3.1.5.2'),
  ],
];

const ADDRESS = openidCore('5.1.1');

/** The members of "address". */
export const ADDRESS_MEMBERS: readonly MemberRow[] = [
  ['formatted', () => say`The whole address, as it is written on a letter.`, ADDRESS],
  ['street_address', () => say`Street and house number.`, ADDRESS],
  ['locality', () => say`City or village.`, ADDRESS],
  ['region', () => say`State, province or region.`, ADDRESS],
  ['postal_code', () => say`The postal code.`, ADDRESS],
  ['country', () => say`The name of the country.`, ADDRESS],
];
