import { readClaims } from '../../core/audit/read-claims.ts';
import type { CheckName } from '../../core/checks/check.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { stringMember } from '../../core/encoding/json-query.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { spokenTag } from '../../core/words/say.ts';
import { concludeToken } from '../conclude-token.ts';
import type { Snapshot } from '../session.ts';

/** What the page says of a token, as far as a task can ask for it. */
export interface LessonState {
  readonly state: SignatureVerdict['state'];
  readonly token: DecodedToken;
  readonly keyText: string;
  /** The codes of all findings. */
  readonly codes: ReadonlySet<string>;
  readonly passed: ReadonlySet<CheckName>;
  /** A claim that is a string. */
  readonly claim: (name: string) => string | undefined;
}

/** Undefined while a part of it is being worked out; `clock` is in seconds. */
export function readLessonState(snapshot: Snapshot, clock: number): LessonState | undefined {
  const { review, verdict, token, input } = snapshot;
  if (!review || !verdict || !token) return undefined;
  const codes = new Set<string>();
  for (const { findings } of review.layers) {
    if (typeof findings === 'string') return undefined;
    for (const { code } of findings) codes.add(code);
  }
  const { checks } = concludeToken(review, input.expectations, clock, spokenTag()).derived;
  const passed = checks.flatMap(({ name, result }) => (result === 'pass' ? [name] : []));
  const claims = readClaims(token);
  return {
    ...{ state: verdict.state, token, keyText: input.keyText, codes },
    passed: new Set(passed),
    claim: (name) => claims && stringMember(claims, name),
  };
}
