import type { CheckName } from '../claims/check.ts';
import type { Conclusion } from '../claims/conclude.ts';

export const CHECK_TITLES: Readonly<Record<CheckName, string>> = {
  form: 'Form',
  algorithm: 'Algorithm',
  signature: 'Signature',
  key: 'Key',
  expiry: 'Expiry',
  'not-before': 'Not before',
  'issued-at': 'Issued at',
  issuer: 'Issuer',
  audience: 'Audience',
  type: 'Type',
  claims: 'Required claims',
  scopes: 'Scopes',
  profile: 'Profile',
};

/** The answer, in the words of a headline; how long ago is said beside it. */
export function titleConclusion(conclusion: Conclusion): string {
  switch (conclusion.state) {
    case 'accepted':
      return 'Accepted';
    case 'rejected':
      return `Rejected: ${conclusion.why}`;
    case 'unknown':
      return `Can't tell: ${conclusion.why}`;
  }
}

/** What is to be known beside the answer. */
export function detailConclusion(conclusion: Conclusion): string {
  switch (conclusion.state) {
    case 'accepted':
      return conclusion.unasked.length === 0
        ? 'By a receiver with these expectations.'
        : `By a receiver that does not look at ${listed(conclusion.unasked.map(nameCheck))}. Say what yours expects.`;
    case 'rejected':
      return conclusion.also.length === 0 ? '' : `Also: ${conclusion.also.join('; ')}.`;
    case 'unknown':
      return 'Nothing else speaks against it.';
  }
}

function nameCheck(name: CheckName): string {
  return `the ${CHECK_TITLES[name].toLowerCase()}`;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}
