import type { CheckName } from '../checks/check.ts';
import type { Conclusion } from '../checks/conclude.ts';
import { anyOf } from '../words/list-words.ts';
import { say } from '../words/say.ts';
import { withinSentence } from '../words/within-sentence.ts';

export const CHECK_TITLES: Readonly<Record<CheckName, string>> = {
  get form() {
    return say`Format`;
  },
  get algorithm() {
    return say`Algorithm`;
  },
  get signature() {
    return say`Signature`;
  },
  get key() {
    return say`Key`;
  },
  get expiry() {
    return say`Expiry`;
  },
  get 'not-before'() {
    return say`Not before`;
  },
  get 'issued-at'() {
    return say`Issued at`;
  },
  get issuer() {
    return say`Issuer`;
  },
  get audience() {
    return say`Audience`;
  },
  get type() {
    return say`Type`;
  },
  get claims() {
    return say`Required claims`;
  },
  get scopes() {
    return say`Scopes`;
  },
  get profile() {
    return say`Profile`;
  },
  get disclosures() {
    return say`Disclosures`;
  },
  get 'key-binding'() {
    return say`Key Binding`;
  },
  get nonce() {
    return say`Nonce`;
  },
};

/** The answer, in the words of a headline; how long ago is said beside it. */
export function titleConclusion(conclusion: Conclusion): string {
  switch (conclusion.state) {
    case 'accepted':
      return say`Accepted`;
    case 'rejected':
      return say`Rejected: ${conclusion.why}`;
    case 'unknown':
      return say`Can't tell: ${conclusion.why}`;
  }
}

/** What is to be known beside the answer. */
export function detailConclusion(conclusion: Conclusion): string {
  switch (conclusion.state) {
    case 'accepted':
      return conclusion.unasked.length === 0
        ? say`By a receiver with these expectations.`
        : say`By a receiver that does not look at ${anyOf(conclusion.unasked.map(nameCheck))}. Say what yours expects.`;
    case 'rejected':
      return conclusion.also.length === 0 ? '' : say`Also: ${conclusion.also.join('; ')}.`;
    case 'unknown':
      return say`Nothing else speaks against it.`;
  }
}

function nameCheck(name: CheckName): string {
  return say`the ${withinSentence(CHECK_TITLES[name])}`;
}
