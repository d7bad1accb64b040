/** What the page asks of the service worker. */
export type OfflineRequest =
  /** Take the place of the version before, anyone who still has it open. */
  | 'take-over'
  /** Throw away the files of versions before, if this is the only page that is open. */
  | 'sweep'
  /** Hand over what was shared with the page; answered through the port that comes along. */
  | 'take-shared';

/** What another program shared with the page, as far as it is of use here. */
export interface Shared {
  readonly text: string;
  readonly files: readonly File[];
}

/** Where a share is sent to, and the fragment that the page then opens with. */
export const SHARE_ADDRESS = 'share';
export const SHARED_FRAGMENT = '#shared';
