import type {
  ChainFault,
  ChainLink,
  ChainPath,
  ChainReport,
  ChainTerms,
  FoundFault,
  JudgedChain,
} from '../evidence/chain-report.ts';
import { type KnownOrigins, originOfKey } from '../keys/known-origins.ts';
import type { SignatureVerdict } from './signature-verdict.ts';

/**
 * The chain at that time (RFC 5280 §6.1.3 (a)(2)). It is trusted when nothing speaks against it: of
 * several roots that issued it, one without any fault is enough.
 */
export function judgeChain(report: ChainReport, now: number, known: KnownOrigins): JudgedChain {
  const at = report.asOf ?? now;
  const judged = report.paths.map((path) => judgePath(path, report.faults, at, known));
  const best = judged.find(({ isTrusted }) => isTrusted) ?? judged[0];
  if (best) return best;
  const faults: readonly ChainFault[] = report.faults.length > 0 ? report.faults : ['no-anchor'];
  return { isTrusted: false, links: report.links.map((link) => withDates(link, at)), faults };
}

/**
 * The verdict that a chain to a root of the user’s gives on a token without another key; undefined
 * where the chain has no say.
 */
export function weighChain(
  verdict: SignatureVerdict,
  { report, now, signer }: ChainTerms,
  known: KnownOrigins,
): SignatureVerdict | undefined {
  if (verdict.state !== 'unverified' || verdict.reason !== 'no-key') return undefined;
  const chain = judgeChain(report, now, known);
  const { signature, words } = report;
  const { algorithm } = verdict;
  if (!chain.isTrusted || !signature) {
    return { state: 'unverified', reason: 'chain-untrusted', algorithm, chain, chainWords: words };
  }
  if (signature.state !== 'verified') return signature;
  const { links } = chain;
  const subject = links[0]?.subject ?? '';
  const root = links.find(({ role }) => role === 'anchor')?.subject ?? '';
  return { ...signature, chain: { links, subject, root, expected: signer, words } };
}

function judgePath(
  { links, anchorKey }: ChainPath,
  faults: readonly ChainFault[],
  at: number | 'unreadable',
  known: KnownOrigins,
): JudgedChain {
  const dated = links.map((link) => withDates(link, at));
  const all: ChainFault[] = [...faults];
  if (at === 'unreadable') all.push('time-unreadable');
  // Whoever sent the token chose that key (RFC 7515 §10.3).
  const origin = anchorKey && originOfKey(anchorKey, known).kind;
  if (origin === 'token' || origin === 'arrived') all.push('root-from-token');
  if (dated.some((link) => link.faults.length > 0)) all.push('certificate');
  const isTrusted =
    all.length === 0 && anchorKey !== undefined && dated.some(({ role }) => role === 'anchor');
  return { isTrusted, links: dated, faults: all };
}

function withDates(link: ChainLink, at: number | 'unreadable'): ChainLink {
  const fault = typeof at === 'number' && link.role !== 'extra' ? dateFault(link, at) : undefined;
  return fault ? { ...link, faults: [...link.faults, fault] } : link;
}

/** Dates that can’t be read are not dates, so it is asked for what holds, not for what fails. */
function dateFault({ notBefore, notAfter }: ChainLink, at: number): FoundFault | undefined {
  if (!(at >= notBefore)) return { code: 'not-yet' };
  return at <= notAfter ? undefined : { code: 'expired' };
}
