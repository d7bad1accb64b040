import type { Finding } from '../audit/audit-rule.ts';
import { nameSeverity } from '../explain/name-severity.ts';
import { say } from '../words/say.ts';
import {
  type AuditReport,
  describeWhere,
  groupFindings,
  reportFacts,
  reportTitle,
} from './audit-report.ts';

/** The report as Markdown, for a ticket. What comes from the token can't become markup there. */
export function writeMarkdown(report: AuditReport): string {
  const { verdict, findings } = report;
  const { proven, dependent } = groupFindings(findings);
  const facts = reportFacts(report).map(([name, value]) => `- ${name}: ${plain(value)}`);
  const parts = [
    `# ${reportTitle()}`,
    `**${plain(verdict.title)}** ${plain(verdict.detail)}`,
    facts.join('\n'),
    ...writeFindings(say`Findings`, proven),
    ...writeFindings(say`Depends on the receiver`, dependent),
    ...(findings.length === 0 ? [say`No findings.`] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Findings under a heading; nothing where there are none. */
export function writeFindings(title: string, findings: readonly Finding[]): string[] {
  return findings.length === 0 ? [] : [`## ${title}`, ...findings.map(writeFinding)];
}

function writeFinding(finding: Finding): string {
  const { code, severity, title, why, fix, references } = finding;
  const links = references.map((reference) =>
    reference.url === undefined
      ? plain(reference.title)
      : `[${plain(reference.title)}](${reference.url})`,
  );
  return [
    `### ${nameSeverity(severity)}: ${plain(title)}`,
    say`${code}, at ${plain(describeWhere(finding))}`,
    plain(why),
    plain(fix),
    ...(links.length > 0 ? [links.join(', ')] : []),
  ].join('\n\n');
}

/**
 * A sentence that says in Markdown what it says as text: characters with a
 * meaning there are escaped (CommonMark §2.4), and what trackers turn into a
 * link or a mention on their own, escaped or not, becomes a code span.
 */
export function plain(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .split(' ')
    .map((word) => (isTurnedIntoLink(word) ? codeSpan(word) : escapeWord(word)))
    .join(' ');
}

function escapeWord(word: string): string {
  return word.replace(/[\\`*_{}[\]<>()#+!|~&]/g, '\\$&');
}

/** Addresses, mentions, numbers of issues and merge requests, and hashes of commits. */
function isTurnedIntoLink(word: string): boolean {
  return /@[\p{L}\p{N}]|:\/\/|\bwww\.|\bmailto:|[#!$%~^&*]\p{N}|\b[A-Z]{2,10}-\d|\b[0-9a-f]{7,64}\b/iu.test(
    word,
  );
}

/** The fence is longer than any run of backticks inside (CommonMark §6.1). */
function codeSpan(word: string): string {
  const longest = Math.max(0, ...Array.from(word.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${word}${fence}` : `${fence} ${word} ${fence}`;
}
