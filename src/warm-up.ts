import type { DecodedToken } from './core/decode/decoded-token.ts';
import { encodeBase64url } from './core/encoding/base64url.ts';
import { encodeUtf8 } from './core/encoding/utf8.ts';
import { parseKeys } from './core/keys/parse-keys.ts';
import { formatDateHint } from './panes/date-words.ts';
import { audit, judgeToken, readTokens } from './pipeline.ts';

/**
 * Does in idle moments what the first paste will need, a step at a time: the
 * browser then has the code compiled, and the first paste is as fast as the second.
 */
export function warmUp(): void {
  const steps = [
    () => void formatDateHint(0, 1),
    () => void audit(readSample(), NO_KEY, 2),
    () => void judgeToken(readSample(), parseKeys('a', 'utf8'), 'utf8'),
    () => void audit(readSample(), NO_KEY, 2),
  ];
  const next = () =>
    whenIdle(() => {
      steps.shift()?.();
      if (steps.length > 0) next();
    });
  next();
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
