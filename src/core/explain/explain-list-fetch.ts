import type { FetchFailure } from '../keys/fetch-message.ts';
import { say } from '../words/say.ts';

/** Why a status list did not arrive, and what to do. */
export function explainListFetch(
  code: FetchFailure | 'not-a-list' | 'http-status',
  status?: number,
): string {
  switch (code) {
    case 'address-refused':
      return say`This URL was not fetched. URLs must start with https:// (or http:// for localhost and 127.0.0.1) and contain no user name or password.`;
    case 'network':
      return say`No response, or CORS blocked it. Open the URL in a new tab and paste the status list below the token.`;
    case 'timeout':
      return say`The server did not send its whole response within 10 seconds. Try again, or paste the status list below the token.`;
    case 'too-large':
      return say`The response is larger than 512 kB, so it was not read. Download the status list and paste it below the token.`;
    case 'redirected':
      return say`The server redirects to another host, so the request was stopped. Open the URL in a new tab and paste the status list below the token.`;
    case 'frame-missing':
      return say`The frame that fetches did not respond. Reload the page, or paste the status list below the token.`;
    case 'offline':
      return say`The browser is offline, so nothing was fetched. Try again when it is online.`;
    case 'http-status':
      return say`The server returned ${status ?? 0}, so its response was not read. Check the URL.`;
    case 'not-a-list':
      return say`The response is not a status list token as a JWT (“typ” must be “statuslist+jwt”). Claimcheck can’t read the CBOR form.`;
  }
}
