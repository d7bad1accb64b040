import {
  type FetchOutcome,
  type FetchRequest,
  hasBegun,
  isLoopback,
  MOST_MILLISECONDS,
  readFetchAnswer,
} from '../core/keys/fetch-message.ts';
import { fail } from '../core/result.ts';
import { say } from '../core/words/say.ts';

/** The frame gives up by itself; this is for one that does not, in milliseconds. */
const PATIENCE = MOST_MILLISECONDS + 2000;
/** A frame that is loaded says at once that it has the request; a page of the browser's in its place says nothing. */
const BEGINS_WITHIN = 2000;

const fetched: string[] = [];

/** Every address that the frame was told to fetch since the page was opened. */
export function fetchedAddresses(): readonly string[] {
  return fetched;
}

/**
 * Has one address fetched by a sandboxed frame, which is made for it and taken
 * away afterwards. This page itself cannot connect to anything. The answer is
 * the host's and nothing else is known of it than its shape.
 */
export function fetchText(
  address: string,
  abort: AbortSignal,
  accept?: FetchRequest['accept'],
): Promise<FetchOutcome> {
  const request: FetchRequest = {
    nonce: crypto.randomUUID(),
    address,
    ...(accept && { accept }),
  };
  const frame = document.createElement('iframe');
  // Without "allow-same-origin" it has no storage and no cookies, and cannot reach into this page.
  frame.setAttribute('sandbox', 'allow-scripts');
  // Chromium asks the user before a page from elsewhere may reach this computer, and asks for frames only so.
  frame.allow = 'local-network-access; loopback-network';
  frame.src = './fetch-frame.html';
  frame.hidden = true;
  frame.title = say`Fetches one URL`;

  return new Promise<FetchOutcome>((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const waitFor = (milliseconds: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => finish(fail('frame-missing')), milliseconds);
    };
    const finish = (outcome: FetchOutcome) => {
      clearTimeout(timer);
      removeEventListener('message', onMessage);
      abort.removeEventListener('abort', onAbort);
      frame.remove();
      resolve(isForLackOfNetwork(outcome, address) ? fail('offline') : outcome);
    };
    const onMessage = ({ source, origin, data }: MessageEvent) => {
      if (source === null || source !== frame.contentWindow || origin !== 'null') return;
      if (hasBegun(data, request.nonce)) return waitFor(PATIENCE);
      const outcome = readFetchAnswer(data, request.nonce);
      if (outcome) finish(outcome);
    };
    const onAbort = () => finish(fail('timeout'));
    waitFor(navigator.onLine ? PATIENCE : BEGINS_WITHIN);
    addEventListener('message', onMessage);
    abort.addEventListener('abort', onAbort);
    // An origin cannot be named for a frame that has none.
    const onLoad = () => {
      fetched.push(address);
      frame.contentWindow?.postMessage(request, '*');
      waitFor(BEGINS_WITHIN);
    };
    frame.addEventListener('load', onLoad, { once: true });
    document.body.append(frame);
  });
}

/**
 * Only a failure is laid on the network: what the browser calls offline may
 * reach this computer, and the frame may come from there.
 */
function isForLackOfNetwork(outcome: FetchOutcome, address: string): boolean {
  if (outcome.ok || navigator.onLine) return false;
  const isElsewhere = URL.canParse(address) && !isLoopback(new URL(address));
  return outcome.problem === 'frame-missing' || (outcome.problem === 'network' && isElsewhere);
}
