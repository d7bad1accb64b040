import { parseKeys } from './core/keys/parse-keys.ts';
import { formatDateHint } from './panes/date-words.ts';
import { audit, judgeToken, readTokens } from './pipeline.ts';

/** `{"alg":"HS256"}` and `{"iss":"https://a.example","exp":1}`, without a signature of meaning. */
const SAMPLE =
  'eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJodHRwczovL2EuZXhhbXBsZSIsImV4cCI6MX0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

const STEPS: readonly (() => void)[] = [
  () => void readTokens(SAMPLE),
  () => void formatDateHint(0, 1),
  () => withSample((token) => void audit(token, { state: 'empty' }, 2)),
  () => withSample((token) => void judgeToken(token, parseKeys('a', 'utf8'), 'utf8')),
];

/**
 * Does in idle moments what the first paste will need, a step at a time: the
 * browser then has the code compiled, and the first paste is as fast as the second.
 */
export function warmUp(): void {
  const [first, ...others] = STEPS;
  const run = (step: (() => void) | undefined, rest: readonly (() => void)[]) => {
    if (!step) return;
    whenIdle(() => {
      step();
      run(rest[0], rest.slice(1));
    });
  };
  run(first, others);
}

function withSample(use: (token: ReturnType<typeof readTokens>[number]) => void): void {
  const [token] = readTokens(SAMPLE);
  if (token) use(token);
}

/** Safari has no idle callback. */
function whenIdle(callback: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(callback);
  else setTimeout(callback, 50);
}
