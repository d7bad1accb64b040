import type { AddressProblem, FetchFailure } from '../keys/fetch-message.ts';
import type { IssuerProblem } from '../keys/issuer-metadata.ts';
import type { MetadataKind } from '../keys/key-origin.ts';
import type { KeySetProblem, MetadataProblem } from '../keys/read-metadata.ts';
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
      return say`This URL was not fetched. URLs must start with https:// (or http:// for localhost and 127.0.0.1) and contain no user name or password.`;
    case 'network':
      return say`No response, or CORS blocked it. Open the URL in a new tab and paste the JSON.`;
    case 'reader-not-loaded':
      return say`The keys were not used because the part of this page that reads keys did not load. Reload the page.`;
    case 'timeout':
      return say`The server did not send its whole response within 10 seconds. Try again, or open the URL in a new tab and paste the JSON.`;
    case 'too-large':
      return say`The response is larger than 512 kB, which is too large for a JWKS. The rest was not read. Check the URL.`;
    case 'redirected':
      return say`The server redirects to another host, so the request was stopped. Open the URL in a new tab to see where it leads, and paste the final URL into the Key field if you trust it.`;
    case 'frame-missing':
      return say`The frame that fetches keys did not respond: this page’s server is unreachable, this copy of the page lacks fetch-frame.html or fetch-frame.js, or something in the browser blocks these files. Reload the page, or paste the JWKS into the Key field.`;
    case 'offline':
      return say`The browser is offline, so nothing was fetched. Try again when it is online, or paste the JWKS into the Key field.`;
    case 'http-status':
      return say`The server returned ${problem.status}${statusHint(problem.status)}, so its response was not read.`;
    case 'html':
      return say`The server returned an HTML page instead of JSON, perhaps a sign-in or error page. Open the URL in a new tab to see it.`;
    case 'not-json':
      return say`The response is not JSON. Open the URL in a new tab to see what it is.`;
    case 'not-metadata':
      return say`The response is JSON, but not issuer metadata: it has no “issuer”. Check the URL.`;
    case 'wrong-issuer':
      return say`The metadata is for a different issuer: its “issuer” is “${insideQuotes(problem.found, 120)}”, but the token’s “iss” is “${insideQuotes(problem.expected, 120)}”. The two must be identical (RFC 8414 §3.3), so the keys from this metadata are not used.`;
    case 'no-jwks-uri':
      return say`The metadata has no JWKS URL (“jwks_uri”). Paste the JWKS into the Key field.`;
    case 'jwks-uri-refused':
      return explainKeySetAddress(insideQuotes(problem.address, 120), problem.why);
    case 'metadata-instead':
      return say`This is the issuer’s metadata, not its JWKS. The JWKS is at “${insideQuotes(problem.address, 120)}”.`;
    case 'no-keys':
      return say`The response is JSON, but contains no key: it has neither “keys” nor “kty”. Check the URL.`;
  }
}

function explainKeySetAddress(address: string, problem: AddressProblem): string {
  switch (problem) {
    case 'not-an-address':
      return say`The JWKS URL in the metadata, “${address}”, is not a valid URL, so the JWKS was not fetched.`;
    case 'not-https':
      return say`The JWKS URL in the metadata, “${address}”, does not use https, so the JWKS was not fetched.`;
    case 'has-credentials':
      return say`The JWKS URL in the metadata, “${address}”, contains a user name or password, so the JWKS was not fetched.`;
  }
}

/** Why a URL that was typed can't be fetched. */
export function explainAddress(problem: AddressProblem): string {
  switch (problem) {
    case 'not-an-address':
      return say`This is not a valid URL. Enter a URL that starts with https://.`;
    case 'not-https':
      return say`This URL does not use https. Plain http is allowed only for localhost and 127.0.0.1.`;
    case 'has-credentials':
      return say`This URL contains a user name or password. Remove them.`;
  }
}

/** Why a URL that the token names can't be fetched. */
export function explainUnfetchable(address: string, problem: AddressProblem): string {
  const named = insideQuotes(address, 120);
  switch (problem) {
    case 'not-an-address':
      return say`Can’t fetch “${named}”: this is not a valid URL.`;
    case 'not-https':
      return say`Can’t fetch “${named}”: this is not an https URL.`;
    case 'has-credentials':
      return say`Can’t fetch “${named}”: this URL contains a user name or password.`;
  }
}

/** Why no keys can be looked up for the token's "iss". */
export function explainIssuer(issuer: string, problem: IssuerProblem): string {
  const named = insideQuotes(issuer, 120);
  switch (problem) {
    case 'not-an-address':
      return say`The issuer “${named}” is not a URL, so its keys can’t be looked up.`;
    case 'not-https':
      return say`The issuer “${named}” is not an https URL, so its keys are not fetched.`;
    case 'has-credentials':
      return say`The issuer “${named}” contains a user name or password, so its keys are not fetched.`;
    case 'has-query':
      return say`The issuer “${named}” has a query or fragment, which an issuer must not have (RFC 8414 §2).`;
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
      return status >= 500 ? ` ${say`(server error)`}` : '';
  }
}
