import {
  type ContainedReport,
  type ContainedVerdict,
  concludeChain,
  linkFaults,
  type TokenChain,
} from '../../evidence/contained-report.ts';
import { formatDistance } from '../../explain/duration.ts';
import { explainLinkFault, nameWay } from '../../explain/explain-contained.ts';
import { lifetimePhase } from '../../time/lifetime.ts';
import { quote } from '../../words/quote.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding, FindingPlace, Reference } from '../audit-rule.ts';
import { rfc } from '../references.ts';

/**
 * Tokens in header and payload. The token around them stays what it is: an API need not read them.
 * A broken chain is of high severity, as an API that relies on it must reject it.
 */
const contained: AuditRule = ({ evidence, now }) => {
  const report = evidence?.contained;
  if (!report) return [];
  const chained = new Set(report.chains.flatMap(({ links }) => links.map(({ token }) => token)));
  const tokens = report.tokens.flatMap((each, index) => [
    ...(chained.has(index) ? [] : findExpired(each, now)),
    ...(chained.has(index) && each.verdict.state !== 'invalid' ? [] : findForged(each)),
  ]);
  return [...tokens, ...report.chains.flatMap((chain) => findBroken(report, chain, now))];
};

export const CONTAINED_RULES: readonly AuditRule[] = [contained];

/** OpenID Connect Core 1.0 §3.1.2.1: a provider accepts a hint that has expired. */
const MAY_BE_EXPIRED = /\/id_token_hint$/;

function findExpired({ path, lifetime }: ContainedVerdict, now: number): Finding[] {
  const { expiry } = lifetime;
  const [{ pointer }] = path;
  if (expiry === undefined || lifetimePhase(lifetime, now) !== 'expired') return [];
  if (MAY_BE_EXPIRED.test(pointer)) return [];
  return [
    {
      code: 'contained-expired',
      severity: 'low',
      basis: 'bytes',
      where: placeOf(path),
      title: say`Expired token inside`,
      why: say`The token in ${quote(nameWay(path))} expired ${formatDistance(expiry - now)}. An API that reads it rejects it, even if it accepts the token around it.`,
      fix: say`Replace it with a new one from its issuer.`,
      references: [rfc(7519, '4.1.4')],
    },
  ];
}

function findForged(contained: ContainedVerdict): Finding[] {
  const why = whyForged(contained);
  if (why === undefined) return [];
  return [
    {
      code: 'contained-signature',
      severity: 'medium',
      basis: 'bytes',
      where: placeOf(contained.path),
      title: say`Broken signature inside`,
      why: sentences(
        why,
        say`An API that reads this token must reject it, even if it accepts the token around it.`,
      ),
      fix: say`Get this token from its issuer again, and pass it on unchanged.`,
      references: [rfc(7515, '5.2')],
    },
  ];
}

function whyForged({ path, verdict, evidence, namedKey }: ContainedVerdict): string | undefined {
  const place = quote(nameWay(path));
  if (verdict.state === 'invalid') {
    return verdict.reason === 'mismatch'
      ? say`The signature of the token in ${place} does not match the key that its “kid” names in the Key field.`
      : say`The signature of the token in ${place} is not valid.`;
  }
  const { embedded } = evidence ?? {};
  if (embedded?.matches === false) {
    return say`The signature of the token in ${place} does not match the key in its own “${embedded.member}”.`;
  }
  return namedKey === 'mismatch'
    ? say`The signature of the token in ${place} does not match the key that its “iss” names.`
    : undefined;
}

const FEDERATION: Reference = {
  title: 'OpenID Federation 1.0 §10.2',
  url: 'https://openid.net/specs/openid-federation-1_0.html#section-10.2',
};
const UCAN: Reference = {
  title: 'UCAN 0.9.2 §6',
  url: 'https://github.com/ucan-wg/spec/tree/v0.9.2#6-validation',
};

function findBroken(report: ContainedReport, chain: TokenChain, now: number): Finding[] {
  const state = concludeChain(report, chain, now);
  if (state !== 'broken' && state !== 'untimely') return [];
  const faults = chain.links.flatMap((_, index) =>
    linkFaults(chain, index, now).map((fault) => explainLinkFault(chain, index, fault)),
  );
  const isFederation = chain.kind === 'federation';
  const [first] = chain.path.length > 0 ? chain.path : FIRST_PROOF;
  const shown = faults.slice(0, MAX_FAULTS);
  return [
    {
      code: state === 'broken' ? 'chain-broken' : 'chain-untimely',
      severity: state === 'broken' ? 'high' : 'medium',
      basis: 'bytes',
      where: first ?? { part: 'token' },
      title: titleOf(state, isFederation),
      why: sentences(
        ...shown,
        faults.length > MAX_FAULTS ? say`“Tokens inside” shows the rest.` : '',
        isFederation
          ? say`An API that relies on the chain must reject it.`
          : say`An API that relies on the proof must reject the token.`,
      ),
      fix: isFederation
        ? say`Collect the statements again, from each entity and from its superior.`
        : say`Get a new delegation from the issuer of the proof.`,
      references: [isFederation ? FEDERATION : UCAN],
    },
  ];
}

const MAX_FAULTS = 3;
const FIRST_PROOF: readonly FindingPlace[] = [{ part: 'payload', pointer: '/prf' }];

function titleOf(state: 'broken' | 'untimely', isFederation: boolean): string {
  if (state === 'broken') {
    return isFederation ? say`Broken trust chain` : say`Broken delegation`;
  }
  return isFederation ? say`Trust chain not valid now` : say`Delegation not valid now`;
}

/** Where the outermost string is. */
function placeOf([first]: ContainedVerdict['path']): FindingPlace {
  return first;
}
