import { useEffect, useRef, useState } from 'react';
import type { FetchProblem } from '../../core/explain/explain-fetch.ts';
import type { FetchOutcome } from '../../core/keys/fetch-message.ts';
import { readKeySet, readMetadata } from '../../core/keys/issuer-metadata.ts';
import { identifyKey } from '../../core/keys/key-identity.ts';
import type { KeyOrigin, KeyParameter } from '../../core/keys/key-origin.ts';
import { andThen, fail, type Result } from '../../core/result.ts';
import { fetchText } from '../../session/fetch-text.ts';
import { loadKeyReader } from '../../session/key-reading.ts';

/** One address to fetch, and why it is on offer. */
export type FetchTarget =
  | {
      readonly source: 'oauth-metadata' | 'openid-discovery';
      readonly address: string;
      readonly issuer: string;
    }
  | { readonly source: 'jwks-uri'; readonly address: string; readonly issuer: string }
  | { readonly source: 'typed' | KeyParameter; readonly address: string };

/** The key set that an issuer's metadata names. */
export interface NamedKeySet {
  readonly issuer: string;
  /** Where the metadata was. */
  readonly metadata: string;
  readonly address: string;
}

export type FetchProgress =
  | { readonly state: 'idle' }
  | { readonly state: 'busy'; readonly target: FetchTarget }
  | { readonly state: 'failed'; readonly target: FetchTarget; readonly problem: FetchProblem }
  /** The metadata is read, and its key set is the next address. */
  | { readonly state: 'found'; readonly target: FetchTarget }
  | { readonly state: 'done'; readonly target: FetchTarget; readonly address: string };

export interface KeyFetch {
  readonly progress: FetchProgress;
  readonly keySet: NamedKeySet | undefined;
  /** To be called when the user has seen the address and pressed, and at no other time. */
  readonly start: (target: FetchTarget) => void;
  readonly stop: () => void;
}

/** Fetches one address at a time, and stops when the panel is closed. */
export function useKeyFetch(
  keyText: string,
  onFetched: (text: string, origin: KeyOrigin, keys: readonly string[]) => void,
): KeyFetch {
  const [progress, setProgress] = useState<FetchProgress>({ state: 'idle' });
  const [keySet, setKeySet] = useState<NamedKeySet>();
  const running = useRef<AbortController>(undefined);
  const currentKey = useRef(keyText);
  useEffect(() => {
    currentKey.current = keyText;
  }, [keyText]);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (target: FetchTarget) => {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    const keyBefore = currentKey.current;
    setProgress({ state: 'busy', target });
    const outcome = await fetchText(target.address, abort.signal);
    if (abort.signal.aborted) return;

    if (target.source === 'oauth-metadata' || target.source === 'openid-discovery') {
      const { issuer, address: metadata } = target;
      const address = read(outcome, (answer) => readMetadata(answer, issuer));
      if (address.ok) setKeySet({ issuer, metadata, address: address.value });
      setProgress(
        address.ok
          ? { state: 'found', target }
          : { state: 'failed', target, problem: address.problem },
      );
      return;
    }
    const keys = read(outcome, (answer) => {
      if (currentKey.current !== keyBefore) return fail({ code: 'key-changed' } as const);
      const text = readKeySet(answer);
      return text.ok ? { ok: true, value: { text: text.value, address: answer.address } } : text;
    });
    if (keys.ok) {
      const { text, address } = keys.value;
      const names = await identifyKeys(text);
      if (abort.signal.aborted) return;
      if (!names) {
        setProgress({ state: 'failed', target, problem: { code: 'reader-not-loaded' } });
        return;
      }
      onFetched(text, originOf(target, address), names);
    }
    setProgress(
      keys.ok
        ? { state: 'done', target, address: keys.value.address }
        : { state: 'failed', target, problem: keys.problem },
    );
  };

  return {
    progress,
    keySet,
    start: (target) => void start(target),
    stop: () => {
      running.current?.abort();
      setProgress({ state: 'idle' });
    },
  };
}

/** Which keys a fetched text holds: so they are known again, however their text is changed. */
async function identifyKeys(text: string): Promise<readonly string[] | undefined> {
  const reader = await loadKeyReader();
  const reading = await reader?.readKeys(text, 'utf8');
  if (reading?.state === 'read') return reading.keys.flatMap(identifyKey);
  const isUnread = reading?.state === 'unreadable' && reading.problem.code === 'reader-not-loaded';
  return reading && !isUnread ? [] : undefined;
}

type Answer = Extract<FetchOutcome, { ok: true }>['value'];

function read<Value>(
  outcome: FetchOutcome,
  reader: (answer: Answer) => Result<Value, FetchProblem>,
): Result<Value, FetchProblem> {
  return outcome.ok ? andThen(outcome, reader) : fail({ code: outcome.problem });
}

function originOf(target: FetchTarget, address: string): KeyOrigin {
  const at = Math.floor(Date.now() / 1000);
  switch (target.source) {
    case 'jku':
    case 'x5u':
      return { kind: 'token', parameter: target.source, address, at };
    case 'typed':
      return { kind: 'fetched', issuer: undefined, address, at };
    default:
      return {
        kind: 'fetched',
        issuer: 'issuer' in target ? target.issuer : undefined,
        address,
        at,
      };
  }
}
