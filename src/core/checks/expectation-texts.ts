/** What kind of verifier the token is meant for; each asks for other claims. */
export type ReceiverProfile =
  | 'plain'
  | 'access-token'
  | 'id-token'
  | 'dpop-bound'
  | 'logout-token'
  | 'client-assertion';

/** What a verifier is said to expect, as it was typed: empty where nothing is expected. */
export interface ExpectationTexts {
  readonly profile: ReceiverProfile;
  readonly algorithms: string;
  readonly issuer: string;
  readonly audience: string;
  readonly type: string;
  readonly nonce: string;
  readonly claims: string;
  readonly scopes: string;
  /** Seconds. */
  readonly tolerance: string;
  /** The moment to check as of; empty for now. */
  readonly clock: string;
}

/** The "typ" that a profile requires where the user expects no other one. */
export const REQUIRED_TYPES: Partial<Readonly<Record<ReceiverProfile, string>>> = {
  'access-token': 'at+jwt',
};

export type ExpectationField = Exclude<keyof ExpectationTexts, 'profile'>;

/** Where the expectations begin: any verifier, now. */
export const NO_EXPECTATIONS: ExpectationTexts = {
  profile: 'plain',
  algorithms: '',
  issuer: '',
  audience: '',
  type: '',
  nonce: '',
  claims: '',
  scopes: '',
  tolerance: '',
  clock: '',
};
