import type { Finding } from '../../../src/core/audit/audit-rule.ts';
import type { Check } from '../../../src/core/checks/check.ts';
import type { Conclusion } from '../../../src/core/checks/conclude.ts';
import {
  type ExpectationTexts,
  NO_EXPECTATIONS,
} from '../../../src/core/checks/expectation-texts.ts';
import { readExpectations } from '../../../src/core/checks/expectations.ts';
import type { Answer } from '../../../src/core/conclusion/answer.ts';
import { deriveAnswer } from '../../../src/core/conclusion/derive-answer.ts';
import { deriveConclusion } from '../../../src/core/conclusion/derive-conclusion.ts';
import type { ReviewedLayer } from '../../../src/core/conclusion/reviewed-token.ts';
import { attachPayload } from '../../../src/core/decode/attach-payload.ts';
import type { DecodedToken } from '../../../src/core/decode/decoded-token.ts';
import { explainDiagnosis } from '../../../src/core/explain/explain-diagnosis.ts';
import { explainFault } from '../../../src/core/explain/explain-fault.ts';
import { explainVerdict } from '../../../src/core/explain/explain-verdict.ts';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import { recognizeFormat } from '../../../src/core/formats/recognize-format.ts';
import { identifyKey } from '../../../src/core/keys/key-identity.ts';
import type { SecretEncoding } from '../../../src/core/keys/key-material.ts';
import { type KeyOrigin, USER_ORIGIN } from '../../../src/core/keys/key-origin.ts';
import { NO_ORIGINS, rememberOrigin } from '../../../src/core/keys/known-origins.ts';
import { formatUtc } from '../../../src/core/time/utc-date.ts';
import { judgeForm } from '../../../src/core/verdict/judge-form.ts';
import type { SignatureVerdict } from '../../../src/core/verdict/signature-verdict.ts';
import { addsToVerdict, wantsReason } from '../../../src/core/verdict/wants-reason.ts';
import { originOfVerdict } from '../../../src/core/verdict/weigh-origin.ts';
import { weighVerdict } from '../../../src/core/verdict/weigh-verdict.ts';
import { audit } from '../../../src/crypto/evidence/study-token.ts';
import { diagnose, judgeToken } from '../../../src/crypto/judge-token.ts';
import { readKeys } from '../../../src/crypto/keys/read-keys.ts';
import { readingOf } from '../../../src/session/diagnosis.ts';
import { hostOf, selectFetchSource } from '../../../src/session/fetch-source.ts';
import { readToken } from '../../../src/session/find-tokens.ts';
import { studyFurther } from './judged-tokens.ts';

/** What is put into the boxes. */
export interface Boxes {
  readonly token: string;
  readonly key?: string | undefined;
  readonly encoding?: SecretEncoding | undefined;
  readonly detached?: string | undefined;
  /** Which of the tokens found, counted from 0. */
  readonly index?: number;
  /** Seconds since 1970-01-01 UTC. */
  readonly now?: number;
  readonly expecting?: Partial<ExpectationTexts>;
  /** Where the key came from. */
  readonly origin?: KeyOrigin;
  /** The key in the header is checked with, as the user may ask for. */
  readonly checksInside?: boolean;
}

/** What the page says of it, worked out by the whole pipeline without the page. */
export interface Said {
  readonly state: SignatureVerdict['state'];
  readonly verdict: SignatureVerdict;
  readonly found: DecodedToken | undefined;
  /** The innermost layer, which has the claims. */
  readonly inmost: DecodedToken | undefined;
  /** The states of all layers, the outermost first. */
  readonly layers: readonly SignatureVerdict['state'][];
  readonly checks: readonly Check[];
  readonly conclusion: Conclusion | undefined;
  /** The one answer of the page. */
  readonly answer: Answer | undefined;
  readonly findings: readonly Finding[];
  /** The titles of the diagnosis. */
  readonly reasons: readonly string[];
  /** Every sentence of verdict, faults, diagnosis, checks and findings, in lines. */
  readonly words: string;
}

/** The answer to one paste. */
export async function judgeText(boxes: Boxes): Promise<Said> {
  const { token: text, key: keyText = '', encoding = 'utf8', detached = '', index = 0 } = boxes;
  const now = boxes.now ?? Math.floor(Date.now() / 1000);
  const found = extractTokens(text);
  const chosen = found[index];
  const token = chosen && attachPayload(readToken(chosen), detached);
  if (!token) return nothingFound(text);
  if (found.length === 1 && mayBeOther(token) && recognizeFormat(text, true))
    return nothingFound(text);
  const reading = await readKeys(keyText, encoding);
  const judged = await judgeToken(token, reading, encoding);
  const judgement = await studyFurther(judged, keyText, found);
  const expectations = readExpectations({ ...NO_EXPECTATIONS, ...boxes.expecting });
  const identities = reading.state === 'read' ? reading.keys.flatMap(identifyKey) : [];
  const known = rememberOrigin(NO_ORIGINS, boxes.origin ?? USER_ORIGIN, identities);
  const [first, ...others] = judgement.layers.map((layer): ReviewedLayer => {
    const { signature, study } = layer;
    const verdict = weighVerdict(signature, study?.evidence, known, boxes.checksInside === true);
    return {
      token: layer.token,
      verdict,
      keyOrigin: originOfVerdict(verdict, layer.reading, known),
      evidence: study?.evidence ?? 'unavailable',
      findings: audit(layer.token, layer.reading, now, layer),
    };
  });
  if (!first?.verdict) throw new Error('no layer');
  const { verdict } = first;
  const layers = [first, ...others] as const;
  const derived = deriveConclusion({ layers, expectations, now });
  const { checks, conclusion, token: inmost } = derived;
  const findings = layers.flatMap((layer) => layer.findings as readonly Finding[]);
  const diagnosed = { token, text, reading, keyText, encoding };
  const wanted = wantsReason(verdict);
  const suggested = 'suggestion' in verdict ? verdict.suggestion : undefined;
  const diagnosis = suggested
    ? ({ match: [{ kind: 'secret-read', reading: suggested }], ...NO_SEARCH } as const)
    : wanted && reading.state === 'read'
      ? await diagnose({ ...diagnosed, reading }, new AbortController().signal)
      : undefined;
  const isShown = diagnosis && addsToVerdict(diagnosis, wanted ?? 'match');
  const reasons = isShown ? explainDiagnosis(diagnosis) : [];
  const source = selectFetchSource({ inside: { inmost }, token, reading });
  const shown = explainVerdict(verdict);
  const words = [
    ...[shown.title, shown.detail, ...token.faults.map(explainFault)],
    ...reasons.flatMap(({ title, detail }) => [title, detail]),
    ...checks.flatMap(({ name, result, reason }) => [`${name} ${result}: ${reason}`]),
    ...findings.map(
      ({ code, severity, title, why, fix }) => `${severity} ${code}: ${title}. ${why} ${fix}`,
    ),
  ].join('\n');
  return {
    ...{ state: verdict.state, verdict, found: token, inmost, checks, findings, words },
    layers: layers.map((layer) => (layer.verdict ?? verdict).state),
    conclusion,
    answer: deriveAnswer({
      verdict,
      checked: { layers, expectations, now, derived },
      reading,
      suggestion: suggested ?? readingOf(diagnosis),
      fetchHost: source && hostOf(source),
      writeTime: formatUtc,
    }),
    reasons: reasons.map(({ title }) => title),
  };
}

/** As `otherFormat` of the session decides. */
function mayBeOther(token: DecodedToken): boolean {
  const form = judgeForm(token);
  if (form.ok) return false;
  const { problem } = form;
  return (
    problem.state === 'malformed' ||
    (problem.state === 'unsupported' && problem.reason === 'no-algorithm')
  );
}

const NO_SEARCH = { clues: [], tried: 1, isComplete: true };

function nothingFound(text: string): Said {
  const holdsToken = extractTokens(text).length > 0;
  const verdict = recognizeFormat(text, holdsToken) ?? { state: 'malformed', reason: 'no-token' };
  const { title, detail } = explainVerdict(verdict);
  return {
    ...{ state: 'malformed', verdict, found: undefined, inmost: undefined, layers: [] },
    ...{ checks: [], conclusion: undefined, findings: [], reasons: [] },
    answer: deriveAnswer({
      verdict,
      checked: undefined,
      reading: { state: 'empty' },
      writeTime: formatUtc,
    }),
    words: `${title}\n${detail}`,
  };
}
