import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { JsonNode } from '../../core/encoding/json-text.ts';
import { explainMember } from '../../core/explain/members/explain-member.ts';
import type { IssuerId } from '../../core/registry/issuers.ts';
import { shorten, showUnseen } from '../../core/words/quote.ts';
import { say } from '../../core/words/say.ts';
import { sentences } from '../../core/words/sentences.ts';
import { Coded } from '../../ui/quoted.tsx';
import { DATE_FORMS, type DateForm } from '../shared/date-form.ts';
import { writeDate } from '../shared/date-forms.ts';
import { useNow } from '../shared/use-now.ts';
import type { PointedMember } from './find-pointed-member.ts';
import { SourceLink } from './source-link.tsx';
import { usePointedMember } from './use-pointed-member.ts';

interface MemberCardProps {
  /** The element that the editor is in. */
  readonly box: RefObject<HTMLElement | null>;
  readonly part: 'header' | 'payload';
  /** The text of the editor as JSON; undefined where it is none, or is still being read. */
  readonly root: JsonNode | undefined;
  readonly text: string;
  readonly issuer: IssuerId | undefined;
}

/**
 * Explains the member under the resting pointer or the caret. It stays while the
 * pointer is on it, and Escape closes it (WCAG 2.2, 1.4.13).
 */
export function MemberCard({ box, part, root, text, issuer }: MemberCardProps) {
  const { pointed, keep, leave } = usePointedMember(box, root, text);
  return (
    // The region is there before its words, so that they are read out.
    <div aria-live="polite">
      {pointed && (
        <Card pointed={pointed} part={part} issuer={issuer} onEnter={keep} onLeave={leave} />
      )}
    </div>
  );
}

interface CardProps {
  readonly pointed: PointedMember;
  readonly part: 'header' | 'payload';
  readonly issuer: IssuerId | undefined;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
}

const WIDTH = 360;
/** Pixels between the card and the edge of the page. */
const MARGIN = 8;
/** And between the card and the line it speaks of. */
const GAP = 2;

function Card({ pointed, part, issuer, onEnter, onLeave }: CardProps) {
  const { member, parents, anchor, by } = pointed;
  const { name, origin, meaning, source, value, date } = explainMember(
    { part, parents, name: member.name, value: member.value },
    issuer,
  );
  const card = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => setHeight(card.current?.offsetHeight ?? 0));
  const above = anchor.top - height - GAP;
  const below = anchor.bottom + GAP;
  // Above the caret are the dates in the title row.
  const isBelow = by === 'caret' && below + height <= window.innerHeight - MARGIN;
  const left = Math.max(MARGIN, Math.min(anchor.left, window.innerWidth - WIDTH - MARGIN));
  return (
    <div
      ref={card}
      role="note"
      aria-label={say`About ${shorten(name)}`}
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
      style={{ left, top: isBelow || above < MARGIN ? below : above, width: WIDTH }}
      className="fixed z-20 max-w-[calc(100vw-16px)] rounded-lg border border-line bg-surface px-3 py-2 text-13 shadow-lg"
    >
      <p className="break-words">
        <b className="font-mono font-semibold break-all">
          <bdi translate="no">{showUnseen(name)}</bdi>
        </b>{' '}
        <Coded>{sentences(origin, meaning)}</Coded>
      </p>
      {value.map((words) => (
        <p key={words} className="mt-0.5 break-words text-muted">
          <Coded>{words}</Coded>
        </p>
      ))}
      {date !== undefined && <DateInAllForms seconds={date} />}
      {source && (
        <p className="mt-1">
          <SourceLink source={source} />
        </p>
      )}
    </div>
  );
}

function DateInAllForms({ seconds }: { readonly seconds: number }) {
  const now = useNow();
  return (
    // The distance changes every second, which is no news to be read out.
    <ul aria-live="off" className="mt-0.5 text-12 text-muted">
      {DATE_FORMS.map((form) => (
        <li key={form}>{nameForm(writeDate(seconds, form, now), form)}</li>
      ))}
    </ul>
  );
}

/** The others say themselves what they are. */
function nameForm(date: string, form: DateForm): string {
  return form === 'local' ? say`${date} local time` : date;
}
