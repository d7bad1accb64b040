import { nameSeverity } from '../explain/name-severity.ts';
import type { Issue } from '../issues/issue.ts';
import { say } from '../words/say.ts';
import { type AuditReport, describeWhere, reportFacts, reportTitle } from './audit-report.ts';

/** The report as Markdown, for a ticket. What comes from the token can't become markup there. */
export function writeMarkdown(report: AuditReport): string {
  const { verdict, issues } = report;
  const facts = reportFacts(report).map(([name, value]) => `- ${name}: ${plain(value)}`);
  const parts = [
    `# ${reportTitle()}`,
    `**${plain(verdict.title)}** ${plain(verdict.detail)}`,
    facts.join('\n'),
    `## ${say`Issues`}`,
    ...writeIssues(issues),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** One after the other, the worst first. */
export function writeIssues(issues: readonly Issue[]): string[] {
  return issues.length === 0 ? [say`No issues found.`] : issues.map(writeIssue);
}

function writeIssue(issue: Issue): string {
  const { code, checks, severity, title, why, fix, references } = issue;
  const name = nameSeverity(severity);
  const links = references.map((reference) =>
    reference.url === undefined
      ? plain(reference.title)
      : `[${plain(reference.title)}](${reference.url})`,
  );
  return [
    `### ${checks.length > 0 ? say`Failed check · ${name}` : name}: ${plain(title)}`,
    say`${code} in ${plain(describeWhere(issue))}`,
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
