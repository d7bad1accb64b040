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
    say`Here it can be read: the server was sent another text, or it was changed on its way.`,
  algorithm: () => say`Here the algorithm is allowed: the server's list is another one.`,
  signature: () =>
    say`Here it verifies: the server used another key or secret, or was sent another token.`,
  key: () =>
    say`Here it verifies with a key in the Key field: that key is not among those of the server.`,
  expiry: () =>
    say`Here it has not expired: the server's clock is ahead of this one, or it was sent an older token.`,
  'not-before': () => say`Here it is valid already: the server's clock is behind this one.`,
  'issued-at': () =>
    say`Here its date of issue is fine: the server's clock is another, or it limits the age.`,
  issuer: () => say`Here the issuer is the expected one: the server expects another.`,
  audience: () => say`Here the audience is the expected one: the server expects another.`,
  type: () => say`Here the type is the expected one: the server expects another.`,
  claims: () => say`Here every required claim is there: the server requires another.`,
  scopes: () => say`Here every required scope is there: the server requires another.`,
  disclosures: () =>
    say`The disclosures match their digests on this page: the server was sent another token.`,
  'key-binding': () =>
    say`The key binding is valid on this page: the server expects another audience or nonce, or its clock differs.`,
  nonce: () => say`The nonce is the expected one on this page: the server expects another.`,
  profile: () => say`Here it is of the expected kind: the server expects another.`,
};

/** The message names a value that the token here has. */
const met = () =>
  say`Here it meets what the message names: the server was sent another token, or is set up otherwise by now.`;

/**
 * Compares the server's word with the checks of the token that is here, made
 * with the value that the message expects, where it `names` one.
 */
export function explainAgreement(
  name: CheckName,
  checks: readonly Check[],
  names = false,
): Agreement {
  // A key that is at hand may still be the wrong one: the signature tells.
  const telling = name === 'key' ? 'signature' : name;
  const check = checks.find((each) => each.name === telling);
  if (!check) return { agrees: undefined, words: say`There is no token here to compare with.` };
  switch (check.result) {
    case 'pass':
      return { agrees: false, words: names ? met() : ELSEWHERE[name]() };
    case 'fail':
      return { agrees: true, words: sentences(say`Here it fails, too.`, check.reason) };
    case 'skipped':
      return {
        agrees: undefined,
        words: sentences(say`It was not checked here.`, check.reason, hint(name)),
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
