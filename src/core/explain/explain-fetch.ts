import type { AddressProblem, FetchFailure } from '../keys/fetch-message.ts';
import type { IssuerProblem, KeySetProblem, MetadataProblem } from '../keys/issuer-metadata.ts';
import { insideQuotes } from '../words/quote.ts';
import { say } from '../words/say.ts';

/** Everything that can keep a key set from arriving. */
export type FetchProblem =
  | { readonly code: FetchFailure }
  | MetadataProblem
  | KeySetProblem
  /** Key was changed while the answer was on its way. */
  | { readonly code: 'key-changed' }
  /** What reads keys is out of reach: nothing could tell these keys again. */
  | { readonly code: 'reader-not-loaded' };

/** What went wrong, and what to do. The token is not concerned: it stays decoded. */
export function explainFetchProblem(problem: FetchProblem): string {
  switch (problem.code) {
    case 'address-refused':
      return say`This address is not fetched: it must begin with https://, or with http://localhost.`;
    case 'network':
      return say`The host did not answer, or does not allow other pages to read it (CORS). Open the address in a tab and paste what it shows.`;
    case 'reader-not-loaded':
      return say`The keys were not used: the part of this page that reads keys did not load. Load the page again.`;
    case 'timeout':
      return say`The host did not send all of its answer within 10 seconds. Try again, or open the address in a tab and paste what it shows.`;
    case 'too-large':
      return say`The answer is larger than 512 kB, which no key set is. It was not read to its end.`;
    case 'redirected':
      return say`The host sends the request on to another host, and it was stopped there. Open the address in a tab to see where it leads, and put that address into "Key set address" if you trust it.`;
    case 'frame-missing':
      return say`The frame that fetches did not answer: the host of this page cannot be reached, this copy of the page lacks fetch-frame.html or fetch-frame.js, or something in the browser blocks them.`;
    case 'offline':
      return say`The browser is offline, so nothing was fetched. Try again when there is a network, or paste the key set into Key.`;
    case 'http-status':
      return say`The host answered with status ${problem.status}${statusHint(problem.status)}, so what it sent was not read.`;
    case 'html':
      return say`The host answered with an HTML page where JSON was expected: perhaps a login or an error page. Open the address in a tab to see it.`;
    case 'not-json':
      return say`The answer is not JSON. Open the address in a tab to see what it is.`;
    case 'not-metadata':
      return say`The answer is JSON, but not the metadata of an issuer: it has no "issuer".`;
    case 'wrong-issuer':
      return say`The metadata is for another issuer: it says "${insideQuotes(problem.found, 120)}", the token says "${insideQuotes(problem.expected, 120)}". They must be equal to the last character (RFC 8414 §3.3), so its keys are not used.`;
    case 'no-jwks-uri':
      return say`The metadata names no address of a key set: it has no "jwks_uri".`;
    case 'jwks-uri-not-https':
      return say`The metadata names "${insideQuotes(problem.address, 120)}" as the address of its key set, which is not https and is not fetched.`;
    case 'metadata-instead':
      return say`This is the issuer's metadata, not its key set. The key set is at "${insideQuotes(problem.address, 120)}".`;
    case 'no-keys':
      return say`The answer is JSON, but holds no key: it has neither "keys" nor "kty".`;
    case 'key-changed':
      return say`Key was changed meanwhile, so what was fetched was not put into it. Fetch again to replace it.`;
  }
}

/** Why an address that was typed, or that the token names, cannot be fetched. */
export function explainAddress(problem: AddressProblem): string {
  switch (problem) {
    case 'not-an-address':
      return say`It is no address: one begins with https://.`;
    case 'not-https':
      return say`It is not https. Plain http is fetched from localhost and 127.0.0.1 only.`;
    case 'has-credentials':
      return say`It has a user name or password in it, which do not belong into an address.`;
  }
}

/** Why no metadata can be looked up for the token's "iss". */
export function explainIssuer(problem: IssuerProblem): string {
  switch (problem) {
    case 'not-an-address':
      return say`is no address, so there is nowhere to look for its keys.`;
    case 'not-https':
      return say`is not an https address, so it is not asked for its keys.`;
    case 'has-credentials':
      return say`has a user name or password in it, so it is not asked for its keys.`;
    case 'has-query':
      return say`has a query or fragment, which an issuer must not have (RFC 8414 §2).`;
  }
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
