import { nameSeverity } from '../explain/name-severity.ts';
import { say, sayCount } from '../words/say.ts';
import type { Ticket } from './ticket.ts';

/** A line of the picture, before it is broken to fit. */
export interface TicketLine {
  readonly look: 'title' | 'heading' | 'text' | 'muted' | 'code';
  readonly text: string;
}

/** Beyond so many lines a part is cut: a picture is to be taken in at a glance. */
const MOST_LINES = 60;

/** The report as lines to be drawn: issues by their titles only. */
export function ticketLines(ticket: Ticket): TicketLine[] {
  const { verdict, facts, header, payload, timeLine, checks, issues } = ticket;
  const marks = { pass: '✓', fail: '✕', skipped: '–' } as const;
  const titles = issues.map(({ severity, title }) => `${nameSeverity(severity)}: ${title}`);
  return [
    line('title', verdict.title),
    line('text', verdict.detail),
    ...facts.map((fact) => line('muted', fact)),
    line('heading', say`Header`),
    ...code(header),
    line('heading', say`Payload`),
    ...code(payload ?? say`The token has no readable claims.`),
    ...section(say`Timeline`, timeLine),
    ...section(
      say`Checks`,
      checks.map(({ result, words }) => `${marks[result]} ${words}`),
    ),
    ...section(say`Issues`, titles),
    line('muted', say`Created with Claimcheck. The signature is not included.`),
  ];
}

function section(title: string, words: readonly string[]): TicketLine[] {
  return words.length === 0
    ? []
    : [line('heading', title), ...shortened(words.map((text) => line('text', text)))];
}

function code(json: string): TicketLine[] {
  return shortened(json.split('\n').map((text) => line('code', text)));
}

function shortened(lines: readonly TicketLine[]): TicketLine[] {
  if (lines.length <= MOST_LINES) return [...lines];
  const left = lines.length - MOST_LINES;
  const more = sayCount(left, '… and {0} more line', '… and {0} more lines');
  return [...lines.slice(0, MOST_LINES), line('muted', more)];
}

function line(look: TicketLine['look'], text: string): TicketLine {
  return { look, text };
}
