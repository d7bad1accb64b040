import type { FetchProblem } from '../../core/explain/explain-fetch.ts';
import { keyAddresses, namedSources } from '../../core/keys/issuer-metadata.ts';
import type { FailedAttempt, FetchedKeys } from '../../session/fetch-keys.ts';
import { type FetchSource, hostOf, type NamedKeySet } from '../../session/fetch-source.ts';
import type { Session } from '../../session/session.ts';
import { createStore, type Readable } from '../../ui/store.ts';

/** How far the fetch that was begun last has come. */
export type FetchProgress =
  | { readonly state: 'idle' }
  | { readonly state: 'busy'; readonly host: string; readonly address: string }
  /** Metadata names keys on another host: that takes another press. */
  | { readonly state: 'asks'; readonly host: string; readonly source: NamedKeySet }
  | {
      readonly state: 'failed';
      readonly host: string;
      /** Of those attempts the one that tells the most. */
      readonly problem: FetchProblem;
      readonly attempts: readonly FailedAttempt[];
    }
  | { readonly state: 'done'; readonly host: string; readonly origin: FetchedKeys['origin'] };

export interface KeyFetch extends Readable<{ readonly progress: FetchProgress }> {
  /** To be called when the user has pressed a button that names the host, and at no other time. */
  readonly start: (source: FetchSource) => void;
  readonly stop: () => void;
}

/** Fetches keys into the Key field, one press at a time. */
export function createKeyFetch(session: Session): KeyFetch {
  const store = createStore<{ readonly progress: FetchProgress }>({ progress: { state: 'idle' } });
  const show = (progress: FetchProgress) => store.update({ progress });
  let running: AbortController | undefined;

  const stop = () => {
    running?.abort();
    show({ state: 'idle' });
  };
  const start = async (source: FetchSource) => {
    running?.abort();
    const abort = new AbortController();
    running = abort;
    const { signal } = abort;
    const host = hostOf(source);
    const named = namedSources(session.snapshot().inside.inmost);
    const onAsk = (address: string) => {
      if (!signal.aborted) show({ state: 'busy', host, address });
    };
    onAsk(firstAddress(source));
    const module = await import('../../session/fetch-keys.ts').catch(() => undefined);
    const result = await module?.fetchKeys({ source, named, signal, onAsk });
    if (signal.aborted) return;
    const fail = (...attempts: readonly FailedAttempt[]) => {
      const problem = attempts.at(-1)?.problem ?? {
        code: navigator.onLine ? 'frame-missing' : 'offline',
      };
      show({ state: 'failed', host, problem, attempts });
    };
    if (!result) return fail();
    if (result.state === 'failed') return fail(...result.attempts);
    if (result.state === 'asks') {
      return show({ ...result, host: hostOf(result.source) });
    }
    const { text, origin, keys } = result;
    session.dispatch({ type: 'put-key', text, origin, keys });
    show({ state: 'done', host: new URL(origin.address).host, origin });
  };

  // What was fetched for other texts is not put in, and what was said of them is not shown.
  let shownFor = session.snapshot().input;
  session.subscribe(() => {
    const { input } = session.snapshot();
    const isSame = input.text === shownFor.text && input.keyText === shownFor.keyText;
    shownFor = input;
    const { state } = store.snapshot().progress;
    if (!isSame && state !== 'idle') stop();
  });

  return {
    snapshot: store.snapshot,
    subscribe: store.subscribe,
    start: (source) => void start(source),
    stop,
  };
}

function firstAddress(source: FetchSource): string {
  if (source.kind !== 'issuer') return source.address;
  const addresses = keyAddresses(source.issuer);
  return (addresses.ok && addresses.value[0]?.address) || source.issuer;
}
