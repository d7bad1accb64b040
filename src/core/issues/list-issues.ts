import type { Finding } from '../audit/audit-rule.ts';
import type { Check, CheckName } from '../checks/check.ts';
import type { ReviewedLayer } from '../conclusion/reviewed-token.ts';
import { allOf } from '../words/list-words.ts';
import { quote, shorten } from '../words/quote.ts';
import { say, sayCount } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';
import { issueOfCheck } from './check-issue.ts';
import { compareSeverity, type Issue } from './issue.ts';

type LayerFindings = Pick<ReviewedLayer, 'findings' | 'verdict'>;

/** Findings that say what a check says, by code; with a pointer only where the finding is at that place. */
const SAME: Readonly<Partial<Record<CheckName, readonly (readonly [string, string?])[]>>> = {
  form: [['shape-truncated'], ['shape-parts'], ['json-invalid'], ['utf8-invalid']],
  algorithm: [['alg-none'], ['alg-none-disguised'], ['alg-missing']],
  signature: [
    ['sig-mismatch'],
    ['secret-encoding'],
    ['key-confusion-proven'],
    ['sig-empty'],
    ['alg-none'],
    ['alg-none-disguised'],
  ],
  expiry: [['token-expired'], ['time-not-number', '/exp']],
  'not-before': [['token-not-yet'], ['time-not-number', '/nbf']],
  'issued-at': [['iat-future'], ['time-not-number', '/iat']],
  issuer: [['iss-missing'], ['claim-type', '/iss']],
  audience: [['aud-missing'], ['claim-type', '/aud']],
  scopes: [['claim-type', '/scope']],
  disclosures: [['sdjwt-disclosure']],
  'key-binding': [['sdjwt-key-binding'], ['sd-hash-mismatch']],
};

/** What a check says by the clock that the user chose, and a finding by the clock of the device. */
const BY_CLOCK: Readonly<Partial<Record<CheckName, string>>> = {
  expiry: 'token-expired',
  'not-before': 'token-not-yet',
  'issued-at': 'iat-future',
};

/** Their words are those of the check, so that they do not change when the finding arrives. */
const WORDED_BY_CHECK: ReadonlySet<string> = new Set([
  ...Object.values(BY_CLOCK),
  ...['sig-mismatch', 'secret-encoding'],
]);

/** So many claims are named in one sentence. */
const MAX_NAMED = 8;

/** Claims that a finding misses, so that its place does not name them. */
const MISSING: Readonly<Record<string, string>> = {
  'exp-missing': 'exp',
  'iat-missing': 'iat',
  'iss-missing': 'iss',
  'aud-missing': 'aud',
  'sub-missing': 'sub',
  'jti-missing': 'jti',
  'alg-missing': 'alg',
  'typ-generic': 'typ',
};

/**
 * Failed checks and findings of all layers as one list, the worst first; of equal severity the failed
 * checks. A check and the finding that says the same are one issue, and so are like findings.
 */
export function listIssues(checks: readonly Check[], layers: readonly LayerFindings[]): Issue[] {
  const findings = layers.flatMap((layer, index) =>
    typeof layer.findings === 'string' ? [] : layer.findings.map((each) => ofFinding(each, index)),
  );
  const passed = new Set(
    checks.flatMap(({ name, result }) => (result === 'pass' ? [BY_CLOCK[name]] : [])),
  );
  const rest = joinAlike(findings.filter(({ code }) => !passed.has(code)));
  const failed: Issue[] = [];
  for (const check of checks) {
    if (check.result !== 'fail') continue;
    const issue = issueOfCheck(check, layers[0]?.verdict);
    const same = rest.findIndex((finding) => saysTheSame(check, finding));
    const joined = failed.findIndex((finding) => saysTheSame(check, finding));
    const [finding] = same === -1 ? [] : rest.splice(same, 1);
    const known = failed[joined];
    if (finding) failed.push(joinCheck(issue, finding));
    else if (known) failed[joined] = { ...known, checks: [...known.checks, check.name] };
    else failed.push(issue);
  }
  return [...failed, ...rest].sort(
    (one, other) =>
      compareSeverity(one.severity, other.severity) ||
      Math.sign(other.checks.length) - Math.sign(one.checks.length),
  );
}

function ofFinding(finding: Finding, layer: number): Issue {
  const { code, severity, title, why, fix, references, where } = finding;
  const claim = claimOf(finding);
  return {
    ...{ code, severity, title, why, fix, references, where, layer },
    checks: [],
    claims: claim === undefined ? [] : [claim],
  };
}

function claimOf({ code, where }: Finding): string | undefined {
  if (MISSING[code] !== undefined) return MISSING[code];
  if (where.part !== 'header' && where.part !== 'payload') return undefined;
  const first = where.pointer?.split('/')[1];
  return first === undefined ? undefined : shorten(unescapeStep(first));
}

/** A step of a pointer as it was (RFC 6901 §4). */
function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

function saysTheSame({ name, result, ...check }: Check, { code, where }: Issue): boolean {
  if (result === 'fail' && 'code' in check && check.code !== undefined) return code === check.code;
  return (SAME[name] ?? []).some(
    ([same, pointer]) => code === same && (pointer === undefined || where.pointer === pointer),
  );
}

/** The check says what is so now, the finding what to do. */
function joinCheck(check: Issue, finding: Issue): Issue {
  const isWorse = compareSeverity(check.severity, finding.severity) < 0;
  const severity = isWorse ? check.severity : finding.severity;
  const { checks, why } = check;
  if (WORDED_BY_CHECK.has(finding.code)) {
    const { code, layer, where } = finding;
    return { ...check, code, severity, layer, where };
  }
  return { ...finding, checks, why, severity };
}

/** Findings of one code and severity about several claims of one part, each as one. */
function joinAlike(findings: readonly Issue[]): Issue[] {
  const groups = new Map<string, Issue[]>();
  for (const [index, finding] of findings.entries()) {
    const { code, severity, title, where, layer, claims } = finding;
    const isJoined = claims.length > 0 && (where.part === 'header' || where.part === 'payload');
    const key = JSON.stringify([code, severity, title, where.part, layer, isJoined ? 0 : index]);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].flatMap((group) => joinGroup(group));
}

function joinGroup(group: readonly Issue[]): readonly Issue[] {
  const [first, ...others] = group;
  if (!first || others.length === 0) return group;
  const claims = [...new Set(group.flatMap((each) => each.claims))];
  const further = claims.slice(1).map(quote);
  // Twice in one claim, such as at two items of a list.
  if (further.length === 0) return group;
  const named = further.slice(0, MAX_NAMED);
  const left = further.length - named.length;
  const also =
    left === 0
      ? say`The same applies to ${allOf(named)}.`
      : sayCount(
          left,
          'The same applies to {1} and {0} more claim.',
          'The same applies to {1} and {0} more claims.',
          named.join(', '),
        );
  return [{ ...first, claims, why: sentences(first.why, also) }];
}
