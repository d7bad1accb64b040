/**
 * The only script of ours that can reach the network. It runs in a sandboxed
 * frame without an origin: no storage, no cookies, no way to the page around it
 * but messages. It takes one address, makes one GET and sends back the answer.
 */
import {
  type FetchAnswer,
  type FetchBeginning,
  type FetchOutcome,
  type FetchRequest,
  MOST_BYTES,
  MOST_MILLISECONDS,
  readAddress,
  readFetchRequest,
} from '../core/keys/fetch-message.ts';
import { fail, ok } from '../core/result.ts';

/** How long the browser may take to report that it stopped a redirect, in milliseconds. */
const REPORT_DELAY = 100;

let asked = false;

addEventListener('message', (event) => {
  // `location` still has the origin that the frame itself has lost.
  if (asked || event.source !== parent || event.origin !== location.origin) return;
  const request = readFetchRequest(event.data);
  if (!request) return;
  asked = true;
  const beginning: FetchBeginning = { nonce: request.nonce, begun: true };
  parent.postMessage(beginning, event.origin);
  void fetchOnce(request).then((outcome) => {
    const answer: FetchAnswer = { nonce: request.nonce, ...outcome };
    parent.postMessage(answer, event.origin);
  });
});

async function fetchOnce({ address, accept }: FetchRequest): Promise<FetchOutcome> {
  const url = readAddress(address);
  if (!url.ok) return fail('address-refused');
  const { origin } = url.value;
  const wasStopped = confineTo(origin);
  const signal = AbortSignal.timeout(MOST_MILLISECONDS);
  try {
    const response = await fetch(url.value, {
      // It is a header that CORS lets pass without asking first.
      headers: accept ? { accept } : {},
      signal,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'follow',
      referrerPolicy: 'no-referrer',
    });
    if (new URL(response.url).origin !== origin) return fail('redirected');
    const text = await readText(response);
    if (text === undefined) return fail('too-large');
    const contentType = response.headers.get('content-type') ?? '';
    return ok({ text, address: response.url, status: response.status, contentType });
  } catch {
    if (signal.aborted) return fail('timeout');
    return fail((await wasStopped()) ? 'redirected' : 'network');
  }
}

/**
 * From here on the frame may reach this origin only, so that a redirect to
 * another is stopped by the browser before anything is sent there.
 */
function confineTo(origin: string): () => Promise<boolean> {
  let stopped = false;
  document.addEventListener('securitypolicyviolation', () => {
    stopped = true;
  });
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = `connect-src ${origin}`;
  document.head.append(policy);
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, REPORT_DELAY));
    return stopped;
  };
}

/** The body as text; undefined as soon as it is larger than allowed. */
async function readText(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (let chunk = await reader?.read(); chunk?.value; chunk = await reader?.read()) {
    bytes += chunk.value.length;
    if (bytes > MOST_BYTES) {
      void reader?.cancel();
      return undefined;
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}
