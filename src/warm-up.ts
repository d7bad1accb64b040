import type { DecodedToken } from './core/decode/decoded-token.ts';
import { encodeBase64url } from './core/encoding/base64url.ts';
import { encodeUtf8 } from './core/encoding/utf8.ts';
import { parseKeys } from './core/keys/parse-keys.ts';
import { formatDateHint } from './panes/date-words.ts';
import { judgeToken, loadStudy, readTokens } from './pipeline.ts';
import { pausesWhile } from './state/pauses.ts';

/**
 * Does in idle moments what the first paste will need, a step at a time: the
 * browser then has the code compiled, and the first paste is as fast as the second.
 */
export function warmUp(): void {
  const steps: (() => unknown)[] = [
    () => formatDateHint(0, 1),
    auditSample,
    () => judgeToken(readSample(), parseKeys('a', 'utf8'), 'utf8'),
    auditSample,
  ];
  const next = () =>
    whenIdle(() => {
      void Promise.resolve(steps.shift()?.()).then(() => steps.length > 0 && next());
    });
  next();
}

async function auditSample(): Promise<void> {
  const study = await loadStudy();
  const pause = pausesWhile(() => true);
  await study?.auditAtLeisure(readSample(), NO_KEY, 2, undefined, pause);
}

const NO_KEY = { state: 'empty' } as const;

/** A token without a signature of meaning, as large as it takes for the browser to compile what reads it. */
function readSample(): DecodedToken {
  const [token] = readTokens(sampleToken());
  if (!token) throw new Error('The sample is no token');
  return token;
}

function sampleToken(): string {
  const members = Array.from({ length: 200 }, (_, index) => `"claim${index}":["a",${index}]`);
  const payload = `{"iss":"https://a.example","exp":1,${members.join(',')}}`;
  const signature = 'A'.repeat(43);
  return `${encode('{"alg":"HS256"}')}.${encode(payload)}.${signature}`;
}

function encode(text: string): string {
  return encodeBase64url(encodeUtf8(text));
}

/** Safari has no idle callback. */
function whenIdle(callback: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(callback);
  else setTimeout(callback, 50);
}
