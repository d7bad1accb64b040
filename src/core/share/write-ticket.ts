import type { Check } from '../checks/check.ts';
import { plain, writeIssues } from '../report/write-markdown.ts';
import { say } from '../words/say.ts';
import type { Ticket } from './ticket.ts';

const MARKS: Readonly<Record<Check['result'], string>> = { pass: '✓', fail: '✕', skipped: '–' };

/** The report as Markdown. What comes from the token can't become markup there. */
export function writeTicket(ticket: Ticket): string {
  const { verdict, facts, header, payload, timeLine, checks, issues } = ticket;
  const parts = [
    `# ${say`Claimcheck report`}`,
    `**${plain(verdict.title)}** ${plain(verdict.detail)}`,
    list(facts),
    `## ${say`Header`}`,
    fenced(header),
    `## ${say`Payload`}`,
    payload === undefined ? say`The token has no readable claims.` : fenced(payload),
    say`The signature is not included. Masked values appear as ${'`[masked]`'}.`,
    ...section(say`Timeline`, timeLine),
    ...section(
      say`Checks`,
      checks.map(({ result, words }) => `${MARKS[result]} ${words}`),
    ),
    `## ${say`Issues`}`,
    ...writeIssues(issues),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, list(lines)];
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${plain(line)}`).join('\n');
}

/** A fence is longer than any in the text (CommonMark §4.5). */
function fenced(json: string): string {
  const longest = Math.max(2, ...Array.from(json.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}json\n${json}\n${fence}`;
}
