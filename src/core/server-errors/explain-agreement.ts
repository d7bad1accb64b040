import type { Check, CheckName } from '../checks/check.ts';
import { say } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';

/** Whether the check that failed on the server fails here, and what follows from that. */
export interface Agreement {
  /** Undefined where it was not made here. */
  readonly agrees: boolean | undefined;
  readonly words: string;
}

/** What follows where a check passes here and failed there. */
const ELSEWHERE: Readonly<Record<CheckName, () => string>> = {
  form: () =>
    say`The token can be read on this page, so the server received different text, or the token was changed in transit.`,
  algorithm: () =>
    say`The algorithm is allowed on this page, so the server has a different allow-list.`,
  signature: () =>
    say`The signature verifies on this page, so the server used a different key or secret, or received a different token.`,
  key: () =>
    say`The signature verifies on this page with a key in the Key field, so that key is not among the server’s keys.`,
  expiry: () =>
    say`The token has not expired by the clock of this page, so the server’s clock is ahead of it, or the server received an older token.`,
  'not-before': () =>
    say`The token is already valid by the clock of this page, so the server’s clock is behind it.`,
  'issued-at': () =>
    say`The “iat” check passes on this page, so the server’s clock differs, or the server limits the token’s age.`,
  issuer: () =>
    say`The issuer is the expected one on this page, so the server expects a different issuer.`,
  audience: () =>
    say`The audience is the expected one on this page, so the server expects a different audience.`,
  type: () =>
    say`The type is the expected one on this page, so the server expects a different type.`,
  claims: () =>
    say`The token has every claim required on this page, so the server requires a different one.`,
  scopes: () =>
    say`The token has every scope required on this page, so the server requires a different one.`,
  disclosures: () =>
    say`The disclosures match their digests on this page, so the server received a different token.`,
  'key-binding': () =>
    say`The key binding is valid on this page, so the server expects a different audience or nonce, or its clock differs.`,
  nonce: () =>
    say`The nonce is the expected one on this page, so the server expects a different nonce.`,
  profile: () =>
    say`The token is of the expected kind on this page, so the server expects a different kind.`,
};

/** The message names a value that the token here has. */
const met = () =>
  say`The token on this page meets what the message names, so the server received a different token, or the server’s settings have changed since.`;

/**
 * Compares the server's word with the checks of the token that is here, made
 * with the value that the message expects, where it `names` one.
 */
export function explainAgreement(
  name: CheckName,
  checks: readonly Check[],
  names = false,
): Agreement {
  // A key that is available may still be the wrong one: the signature tells.
  const telling = name === 'key' ? 'signature' : name;
  const check = checks.find((each) => each.name === telling);
  if (!check)
    return {
      agrees: undefined,
      words: say`This page has no token to compare with. Paste the one that the server received.`,
    };
  switch (check.result) {
    case 'pass':
      return { agrees: false, words: names ? met() : ELSEWHERE[name]() };
    case 'fail':
      return {
        agrees: true,
        words: sentences(say`The check also fails on this page.`, check.reason),
      };
    case 'skipped':
      return {
        agrees: undefined,
        words: sentences(say`The check was skipped on this page.`, check.reason, hint(name)),
      };
  }
}

function hint(name: CheckName): string {
  switch (name) {
    case 'issuer':
    case 'audience':
    case 'type':
    case 'claims':
    case 'scopes':
      return say`To compare, enter what the server expects under “Not checked”.`;
    default:
      return '';
  }
}
