import type { Finding } from '../core/audit/audit-rule.ts';
import type { TokenIdentity } from '../core/audit/identify-token.ts';
import { innermost, type ReviewedToken } from '../core/conclusion/reviewed-token.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { FoundToken } from '../core/extract/found-token.ts';
import type { KeyReading } from '../core/keys/key-material.ts';
import { boundariesOf, readLifetime } from '../core/time/lifetime.ts';
import { CLOCK_SKEW } from '../core/time/numeric-date.ts';
import type { Diagnosis } from '../core/verdict/diagnosis.ts';
import type { SignatureVerdict } from '../core/verdict/signature-verdict.ts';
import { spokenTag } from '../core/words/say.ts';
import type { Judgement, Layer, Layers } from '../crypto/judge-token.ts';
import { composeVerdict } from './compose-verdict.ts';
import { type Composition, composer } from './composition.ts';
import { diagnosis } from './diagnosis.ts';
import { selectToken } from './find-tokens.ts';
import { fittingSignature } from './fitting-signature.ts';
import { type History, type HistoryAction, NEW_HISTORY, reduceHistory } from './history.ts';
import { judging } from './judgement.ts';
import { keyReading } from './key-reading.ts';
import { memo } from './memo.ts';
import { otherFormat } from './other-format.ts';
import { type Review, type ReviewProblem, reviewing } from './review.ts';
import { reviewedToken } from './reviewed-token.ts';
import { type Scan, tokenSearch } from './token-search.ts';
import { detachedOf, EMPTY_WORKSPACE, type Workspace } from './workspace.ts';

/** The token itself and those inside it, of which one is shown. */
export interface ShownLayer {
  /** Undefined until the token is judged. */
  readonly layers: Layers | undefined;
  /** Which is shown, counted from the outside; 0 for the token itself. */
  readonly index: number;
  readonly layer: Layer | undefined;
  readonly shown: DecodedToken | undefined;
  readonly reading: KeyReading;
  /** The token itself, with its plaintext where it is encrypted and open. */
  readonly opened: DecodedToken | undefined;
  /** What holds the claims. */
  readonly inmost: DecodedToken | undefined;
}

/** The findings, or why there are none to show. */
export type Findings = readonly Finding[] | 'reading' | ReviewProblem;

/**
 * What was put in, and everything derived from it. Each member is computed from the members before
 * it, and keeps its identity while those are the same.
 */
export interface Snapshot {
  readonly history: History;
  readonly input: Workspace;
  /** All tokens in the Token field, in the order of the text. */
  readonly tokens: readonly FoundToken[];
  readonly scan: Scan | undefined;
  /** The selected one; a new object whenever the text changes. */
  readonly token: DecodedToken | undefined;
  readonly reading: KeyReading;
  readonly composition: Composition;
  /** Of exactly this token and key; undefined while it is being made. */
  readonly judgement: Judgement | undefined;
  /** Undefined while it is being worked out. */
  readonly verdict: SignatureVerdict | undefined;
  readonly inside: ShownLayer;
  /** What the editors of header and payload show. */
  readonly headerText: string;
  readonly payloadText: string;
  readonly diagnosis: Diagnosis | 'busy' | undefined;
  /** On the layer that is shown. */
  readonly findings: Findings;
  /** What the conclusion is derived from; undefined without a token. */
  readonly review: ReviewedToken | undefined;
  /** Of the token that holds the claims. */
  readonly identity: TokenIdentity | undefined;
}

export interface Session {
  readonly snapshot: () => Snapshot;
  /** Calls the listener after each change of the snapshot; the answer stops that. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly dispatch: (action: HistoryAction) => void;
  /** Signs the token as it is in the text. */
  readonly sign: () => Promise<void>;
  /** Tries to encrypt the edit again, with the key that is in the Key field now. */
  readonly encryptAgain: () => void;
  /** Shows a layer, counted from the outside. The choice goes with the token. */
  readonly showLayer: (index: number) => void;
  /** A search has found the secret of the token with this compact text. */
  readonly reportSecret: (compact: string) => void;
  /** Computes words again, after a change of language. */
  readonly refresh: () => void;
  /** Ends all work and forgets everything; the session is not used again. */
  readonly end: () => void;
}

const NO_TOKENS: readonly FoundToken[] = [];
const NO_FINDINGS: readonly Finding[] = [];

/** The one place where state is kept. Changes are visible in `snapshot()` when `dispatch` returns. */
export function createSession(opened: Workspace = EMPTY_WORKSPACE): Session {
  let history: History = { ...NEW_HISTORY, present: opened };
  let chosenLayer: { readonly token: DecodedToken | undefined; readonly index: number } = {
    token: undefined,
    index: 0,
  };
  let secretFoundFor: string | undefined;
  const listeners = new Set<() => void>();

  let isDeriving = false;
  let isOutdated = false;
  const changed = () => {
    isOutdated = true;
    if (isDeriving) return;
    const before = snapshot;
    isDeriving = true;
    try {
      while (isOutdated) {
        isOutdated = false;
        snapshot = derive();
      }
    } finally {
      isDeriving = false;
    }
    if (hasSameMembers(before, snapshot)) snapshot = before;
    else for (const listener of [...listeners]) listener();
  };
  const dispatch = (action: HistoryAction) => {
    history = reduceHistory(history, action, Date.now());
    changed();
  };

  const search = tokenSearch(changed);
  const select = memo(selectToken);
  const readKey = keyReading(changed);
  const { compose, sign, encryptAgain } = composer(dispatch, changed);
  const judge = judging(changed);
  const reviewLatest = reviewing(changed);
  const weigh = memo(composeVerdict);
  const layersOf = memo(showLayer);
  const showToken = memo(
    (present: Workspace, index: number): Workspace =>
      index === present.selectedToken ? present : { ...present, selectedToken: index },
  );
  const findFitting = fittingSignature(changed);
  const recognize = otherFormat(changed);
  const joinReview = memo(reviewedToken);
  const explain = diagnosis(changed);
  const reviewTime = clock(changed);
  let lastReview: Review | undefined;

  const derive = (): Snapshot => {
    const { present } = history;
    const { text, keyText, secretEncoding, passphrase, allowance, draft, knownOrigins } = present;
    const { signer } = present;
    const roots = present.roots.trim() === '' ? '' : present.roots;
    const { tokens, scan } = search(text);
    const reading = readKey(keyText, secretEncoding, passphrase);
    const fitting = findFitting(present, tokens, reading);
    const input = showToken(present, fitting.index);
    const found = select(tokens, fitting.index, detachedOf(input));
    const isWaiting = scan?.state === 'scanning' || fitting.isSearching;
    const language = spokenTag();
    const other = isWaiting || draft ? undefined : recognize(text, tokens, found, language);
    const isOther = typeof other === 'object';
    const token = isOther ? undefined : found;
    const composition = compose(input, token, reading);
    const judged = judge(
      fitting.isSearching ? undefined : token,
      reading,
      secretEncoding,
      allowance,
      roots,
      // Another time makes another judgement only where certificates are judged by it.
      roots === '' ? '' : present.expectations.clock,
    );
    const now = reviewTime(judged);
    const reviewed = reviewLatest(
      isWaiting ? undefined : judged,
      {
        keyText,
        tokens: isWaiting || isOther ? NO_TOKENS : tokens,
        now,
        isSecretFound: secretFoundFor !== undefined && secretFoundFor === token?.found.compact,
      },
      detachedOf(input),
      language,
    );
    if (typeof reviewed === 'object') lastReview = reviewed;
    if (!token) lastReview = undefined;
    const known = isOf(lastReview, judged) ? lastReview : undefined;
    const judgement = known?.judgement ?? judged;
    const verdict = isOther
      ? other
      : isWaiting || other === 'loading'
        ? undefined
        : weigh(
            ...([text, input.checksInside, knownOrigins, token, judgement, composition] as const),
            ...([now, signer] as const),
          );
    const index = chosenLayer.token === token ? chosenLayer.index : 0;
    const inside = layersOf(index, token, reading, judgement);
    const { opened, shown } = inside;
    const failed = typeof reviewed === 'string' ? reviewed : undefined;
    return {
      ...{ history, input, scan, token, reading, composition, judgement, verdict, inside },
      tokens: isOther ? NO_TOKENS : tokens,
      // A token inside another is shown as it is; only the outermost can be edited.
      headerText:
        (inside.index === 0 ? (draft?.headerText ?? opened?.headerText) : shown?.headerText) ?? '',
      payloadText:
        (inside.index === 0 ? (draft?.payloadText ?? opened?.payloadText) : shown?.payloadText) ??
        '',
      diagnosis: explain({ token, text, reading, keyText, encoding: secretEncoding }, verdict),
      findings: token ? (known?.findings[inside.index] ?? failed ?? 'reading') : NO_FINDINGS,
      review: joinReview(
        token,
        reading,
        judgement,
        known,
        failed,
        verdict,
        knownOrigins,
        input.checksInside,
        now,
        signer,
      ),
      identity: known?.identities[(inside.layers?.length ?? 1) - 1],
    };
  };

  let snapshot = derive();
  return {
    snapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch,
    sign: () => sign(snapshot.input, snapshot.token, snapshot.reading),
    encryptAgain,
    showLayer: (index) => {
      chosenLayer = { token: snapshot.token, index };
      changed();
    },
    reportSecret: (compact) => {
      secretFoundFor = compact;
      changed();
    },
    refresh: changed,
    end: () => {
      listeners.clear();
      secretFoundFor = undefined;
      history = NEW_HISTORY;
      changed();
    },
  };
}

/** Whether a review is of the same token and key as a judgement. */
function isOf(review: Review | undefined, judged: Judgement | undefined): boolean {
  const { judgement } = review ?? {};
  return (
    judged !== undefined &&
    judgement?.token === judged.token &&
    judgement.reading === judged.reading &&
    judgement.signature === judged.signature &&
    judgement.trust === judged.trust
  );
}

function showLayer(
  chosen: number,
  token: DecodedToken | undefined,
  reading: KeyReading,
  judgement: Judgement | undefined,
): ShownLayer {
  const layers = judgement?.layers;
  const index = layers?.[chosen] ? chosen : 0;
  const layer = layers?.[index];
  return {
    ...{ layers, index, layer },
    opened: layers?.[0].token ?? token,
    shown: layer?.token ?? token,
    reading: layer?.reading ?? reading,
    inmost: layers ? innermost(layers).token : token,
  };
}

/** The longest that a timer can wait, in milliseconds. */
const MAX_TIMEOUT = 2_147_483_647;

/**
 * The time at which a judgement is reviewed: now, at first, and again when the clock has passed one
 * of the token's dates. In seconds.
 */
function clock(changed: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let known:
    | { readonly judged: Judgement; readonly now: number; readonly passed: number }
    | undefined;
  return (judged: Judgement | undefined): number => {
    const now = Math.floor(Date.now() / 1000);
    clearTimeout(timer);
    if (!judged) {
      known = undefined;
      return now;
    }
    const boundaries = judged.layers.flatMap(({ token: { claimsSet }, chain }) => [
      ...(claimsSet?.ok ? boundariesOf(readLifetime(claimsSet.value.object), CLOCK_SKEW) : []),
      ...(chain?.boundaries ?? []),
    ]);
    const ahead = boundaries.filter((time) => time > now);
    if (ahead.length > 0) {
      const wait = (Math.min(...ahead) - Date.now() / 1000) * 1000;
      timer = setTimeout(changed, Math.min(Math.max(wait, 0) + 1, MAX_TIMEOUT));
    }
    const passed = boundaries.length - ahead.length;
    if (known?.judged !== judged || known.passed !== passed) known = { judged, now, passed };
    return known.now;
  };
}

function hasSameMembers<Value extends object>(one: Value, other: Value): boolean {
  return (Object.keys(one) as (keyof Value)[]).every((name) => Object.is(one[name], other[name]));
}
