import { vi } from 'vitest';
import type { FetchedText, FetchOutcome } from '../../../src/core/keys/fetch-message.ts';
import { fail, ok } from '../../../src/core/result.ts';

const NONCE = '00000000-0000-4000-8000-000000000000';

/** Lets the test know the nonce of every request to come. */
export function fixNonce(): void {
  vi.spyOn(crypto, 'randomUUID').mockReturnValue(NONCE);
}

export function fetchFrame(): HTMLIFrameElement | null {
  return document.querySelector('iframe');
}

/** Answers in place of the frame, which jsdom does not load; `forged` says what is not as it should be. */
export function answerFetch(outcome: FetchOutcome, forged: Partial<MessageEventInit> = {}): void {
  const source = fetchFrame()?.contentWindow ?? null;
  const data = { nonce: NONCE, ...outcome };
  dispatchEvent(new MessageEvent('message', { data, source, origin: 'null', ...forged }));
}

/** Says that it has the request, in place of the frame. */
export function tellBegun(): void {
  const source = fetchFrame()?.contentWindow ?? null;
  const data = { nonce: NONCE, begun: true };
  dispatchEvent(new MessageEvent('message', { data, source, origin: 'null' }));
}

/** A document as a host sends it. */
export function sent(content: unknown, changes: Partial<FetchedText> = {}): FetchOutcome {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const address = 'https://issuer.example/jwks';
  return ok({ text, address, status: 200, contentType: 'application/json', ...changes });
}

export const unreachable: FetchOutcome = fail('network');
