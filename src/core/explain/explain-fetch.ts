import type { AddressProblem, FetchFailure } from '../keys/fetch-message.ts';
import type { IssuerProblem, KeySetProblem, MetadataProblem } from '../keys/issuer-metadata.ts';
import type { MetadataKind } from '../keys/key-origin.ts';
import { insideQuotes } from '../words/quote.ts';
import { say } from '../words/say.ts';

/** Everything that can keep a key set from arriving. */
export type FetchProblem =
  | { readonly code: FetchFailure }
  | MetadataProblem
  | KeySetProblem
  /** What reads keys is out of reach: nothing could tell these keys again. */
  | { readonly code: 'reader-not-loaded' };

/** What went wrong, and what to do. */
export function explainFetchProblem(problem: FetchProblem): string {
  switch (problem.code) {
    case 'address-refused':
      return say`This URL was not fetched: it must start with https://, or with http://localhost.`;
    case 'network':
      return say`The host did not answer, or does not let other pages read it (CORS). Open the URL in a tab and paste what it shows.`;
    case 'reader-not-loaded':
      return say`The keys were not used: the part of this page that reads keys did not load. Reload the page.`;
    case 'timeout':
      return say`The host did not send its whole answer within 10 seconds. Try again, or open the URL in a tab and paste what it shows.`;
    case 'too-large':
      return say`The answer is larger than 512 kB, which no key set is. The rest was not read.`;
    case 'redirected':
      return say`The host redirects to another host, and the request was stopped. Open the URL in a tab to see where it leads, and paste that URL into the Key field if you trust it.`;
    case 'frame-missing':
      return say`The frame that fetches did not answer: the host of this page is out of reach, this copy of the page lacks fetch-frame.html or fetch-frame.js, or something in the browser blocks them.`;
    case 'offline':
      return say`The browser is offline, so nothing was fetched. Try again with a network, or paste the key set into the Key field.`;
    case 'http-status':
      return say`The host answered with status ${problem.status}${statusHint(problem.status)}, so its answer was not read.`;
    case 'html':
      return say`The host answered with an HTML page, not with JSON: perhaps a sign-in or error page. Open the URL in a tab to see it.`;
    case 'not-json':
      return say`The answer is not JSON. Open the URL in a tab to see what it is.`;
    case 'not-metadata':
      return say`The answer is JSON, but not the metadata of an issuer: it has no "issuer".`;
    case 'wrong-issuer':
      return say`The metadata is for another issuer: it says "${insideQuotes(problem.found, 120)}", the token says "${insideQuotes(problem.expected, 120)}". They must be equal to the last character (RFC 8414 §3.3), so its keys are not used.`;
    case 'no-jwks-uri':
      return say`The metadata names no key set: it has no "jwks_uri".`;
    case 'jwks-uri-not-https':
      return say`The metadata names "${insideQuotes(problem.address, 120)}" as the URL of its key set, which is not https and is not fetched.`;
    case 'metadata-instead':
      return say`This is the issuer’s metadata, not its key set. The key set is at "${insideQuotes(problem.address, 120)}".`;
    case 'no-keys':
      return say`The answer is JSON without a key: it has neither "keys" nor "kty".`;
  }
}

/** Why a URL that was typed, or that the token names, cannot be fetched. */
export function explainAddress(problem: AddressProblem): string {
  switch (problem) {
    case 'not-an-address':
      return say`This is not a URL: one starts with https://.`;
    case 'not-https':
      return say`This URL is not https. Plain http is fetched from localhost and 127.0.0.1 only.`;
    case 'has-credentials':
      return say`This URL has a user name or password in it. Remove them.`;
  }
}

/** Why no keys can be looked up for the token's "iss". */
export function explainIssuer(issuer: string, problem: IssuerProblem): string {
  const named = insideQuotes(issuer, 120);
  switch (problem) {
    case 'not-an-address':
      return say`The issuer "${named}" is not a URL, so there is no place to look for its keys.`;
    case 'not-https':
      return say`The issuer "${named}" is not an https URL, so it is not asked for its keys.`;
    case 'has-credentials':
      return say`The issuer "${named}" has a user name or password in it, so it is not asked for its keys.`;
    case 'has-query':
      return say`The issuer "${named}" has a query or fragment, which an issuer must not have (RFC 8414 §2).`;
  }
}

/** The document that led to the keys. */
export function nameMetadata(metadata: MetadataKind): string {
  return metadata === 'openid-configuration' ? say`OpenID configuration` : say`OAuth metadata`;
}

function statusHint(status: number): string {
  switch (status) {
    case 401:
      return ' (Unauthorized)';
    case 403:
      return ' (Forbidden)';
    case 404:
      return ' (Not Found)';
    case 429:
      return ' (Too Many Requests)';
    default:
      return status >= 500 ? ` ${say`(an error of the server)`}` : '';
  }
}
