import type { Finding } from '../../core/audit/audit-rule.ts';
import { findPointer, type VisitedValue, visitValues } from '../../core/encoding/json-query.ts';
import { type JsonNode, type JsonNumber, parseJson } from '../../core/encoding/json-text.ts';
import { formatDistance } from '../../core/explain/duration.ts';
import { findSignatureAlgorithm } from '../../core/registry/algorithms.ts';
import { isDate, NUMERIC_DATE_CLAIMS } from '../../core/time/numeric-date.ts';
import { say } from '../../core/words/say.ts';
import type { HintAnnotation, TextAnnotation } from '../../editor/annotations.ts';
import type { DateForm } from './date-form.ts';
import { writeDateHint } from './date-forms.ts';

/** Beyond this many characters a pane shows the text alone. */
const LIMIT = 1_000_000;

/** The text of a pane as JSON, or undefined when it is not, or too large to be annotated. */
export function readPane(text: string): JsonNode | undefined {
  if (text.length > LIMIT) return undefined;
  const root = parseJson(text);
  return root.ok ? root.value : undefined;
}

/** The values that are NumericDates. */
export function findDates(root: JsonNode): JsonNumber[] {
  return visitValues(root).flatMap(({ member, value }) => {
    if (!member || !NUMERIC_DATE_CLAIMS.has(member.name)) return [];
    return value.type === 'number' && isDate(value.value) ? [value] : [];
  });
}

/** Beside every NumericDate its date, in the form that was chosen, and its distance from now. */
export function dateHints(
  text: string,
  dates: readonly JsonNumber[],
  now: number,
  form: DateForm = 'local',
  failed: ReadonlySet<JsonNode> = NONE,
): TextAnnotation[] {
  return dates.map((date) => {
    const isFailed = failed.has(date);
    const distance = formatDistance(date.value - now);
    const short = isFailed && date.value <= now ? say`expired ${distance}` : distance;
    const words = writeDateHint(date.value, form, now);
    return {
      ...hint(
        text,
        date,
        words.endsWith(distance) ? words.slice(0, -distance.length) + short : words,
      ),
      short: words.endsWith(distance) ? short : words,
      isDate: true,
      isBad: isFailed,
    };
  });
}

const NONE: ReadonlySet<JsonNode> = new Set();

/** Beside "alg" what it means. */
export function algorithmHint(text: string, root: JsonNode): TextAnnotation[] {
  const found = findPointer(root, '/alg')?.value;
  const algorithm = found?.type === 'string' && findSignatureAlgorithm(found.value);
  return found && algorithm ? [hint(text, found, algorithm.description)] : [];
}

const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

/** Underlines the places that findings are about, each by the worst of its findings. */
export function findingMarks(root: JsonNode, findings: readonly Finding[]): TextAnnotation[] {
  const rank = ({ severity }: Finding) => SEVERITIES.indexOf(severity);
  const underlined = new Set<number>();
  return findings
    .toSorted((one, other) => rank(one) - rank(other))
    .flatMap((finding) => {
      const { severity, where } = finding;
      if (where.pointer === undefined) return [];
      const found = findPointer(root, where.pointer);
      if (!found || where.pointer === '') return [];
      const place = placeOf(found, 'name');
      // Without the quotes of a name.
      const inset = found.member ? 1 : 0;
      const [from, to] = [place.from + inset, place.to - inset];
      const className = underlined.has(from) ? 'cm-noted' : `cm-finding-${severity}`;
      underlined.add(from);
      return [{ kind: 'mark', from, to, className, title: noteOf(finding) }];
    });
}

/** What the mark of a finding says. */
export function noteOf({ title, severity }: Finding): string {
  return say`${title} (${severity})`;
}

/** The characters of a value, or of the name of the member that holds it. */
export function placeOf(
  { member, value }: VisitedValue,
  target: 'name' | 'value',
): { readonly from: number; readonly to: number } {
  return member && target === 'name'
    ? { from: member.nameStart, to: member.nameEnd }
    : { from: value.start, to: value.end };
}

/** Behind the value, and behind its comma. */
export function hint(text: string, value: JsonNode, words: string): HintAnnotation {
  return { kind: 'hint', at: text[value.end] === ',' ? value.end + 1 : value.end, text: words };
}
