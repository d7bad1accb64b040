import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { formatDistance } from '../../core/explain/duration.ts';
import { nameSignature } from '../../core/explain/name-signature.ts';
import type { VerdictState } from '../../core/verdict/signature-verdict.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { shorten } from '../../core/words/quote.ts';
import { say, sayCount } from '../../core/words/say.ts';
import { VERDICT_LOOKS } from '../shared/verdict-looks.ts';
import { nameState } from './name-state.ts';
import { type ListedToken, summaryOf, type Verdicts } from './use-token-list.ts';

interface TokenOptionsProps {
  readonly list: readonly ListedToken[];
  readonly verdicts: Verdicts;
  readonly isChecking: boolean;
  /** Place in the text of the token that is looked at. */
  readonly selected: number | undefined;
  readonly now: number;
  /** One line alone is in view, that of the selected token. */
  readonly isClosed: boolean;
  readonly onChoose: (index: number) => void;
  readonly onOpen: () => void;
}

/** Pixels of a line, lines in view, and lines kept ready beyond them. */
const ROW = 48;
const ROWS_IN_VIEW = 6;
const AHEAD = 4;

/** A listbox that draws only the lines in view. Arrow keys move, Enter chooses. */
export function TokenOptions(props: TokenOptionsProps) {
  const { list, verdicts, isChecking, selected, now, isClosed, onChoose, onOpen } = props;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [top, setTop] = useState(0);
  const [chosenActive, setActive] = useState<number>();
  const chosen = list.findIndex(({ index }) => index === selected);
  const active = Math.min(
    (isClosed ? undefined : chosenActive) ?? Math.max(chosen, 0),
    list.length - 1,
  );
  const first = Math.max(0, Math.floor(top / ROW) - AHEAD);
  const rows = list.slice(first, first + ROWS_IN_VIEW + 2 * AHEAD);

  useEffect(() => {
    const element = box.current;
    if (!element || active < 0) return;
    const place = active * ROW;
    if (isClosed) element.scrollTop = place;
    else if (place < element.scrollTop) element.scrollTop = place;
    else if (place + ROW > element.scrollTop + element.clientHeight) {
      element.scrollTop = place + ROW - element.clientHeight;
    }
  }, [active, isClosed]);

  const onKeyDown = (event: KeyboardEvent) => {
    const target = targetOf(event.key, active, list.length);
    if (target !== undefined) {
      event.preventDefault();
      setActive(target);
      if (isClosed) onOpen();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const entry = list[active];
      if (isClosed) onOpen();
      else if (entry) onChoose(entry.index);
    }
  };
  return (
    <div
      ref={box}
      role="listbox"
      aria-label={say`Tokens found`}
      aria-busy={isChecking}
      aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      data-closed={isClosed || undefined}
      className="token-options group"
      style={{ maxHeight: isClosed ? undefined : ROW * ROWS_IN_VIEW }}
    >
      <div style={{ height: list.length * ROW }} />
      {rows.map((entry, offset) => {
        const place = first + offset;
        return (
          <TokenOption
            key={entry.index}
            id={`${id}-${place}`}
            entry={entry}
            place={place}
            count={list.length}
            isSelected={place === chosen}
            isActive={place === active}
            state={verdicts.get(entry.index)?.state}
            now={now}
            onChoose={() => {
              setActive(place);
              if (isClosed && place === chosen) onOpen();
              else onChoose(entry.index);
            }}
          />
        );
      })}
    </div>
  );
}

function targetOf(key: string, active: number, count: number): number | undefined {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(active + 1, last);
    case 'ArrowUp':
      return Math.max(active - 1, 0);
    case 'PageDown':
      return Math.min(active + ROWS_IN_VIEW, last);
    case 'PageUp':
      return Math.max(active - ROWS_IN_VIEW, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

interface TokenOptionProps {
  readonly id: string;
  readonly entry: ListedToken;
  readonly place: number;
  readonly count: number;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly state: VerdictState | undefined;
  readonly now: number;
  readonly onChoose: () => void;
}

function TokenOption(props: TokenOptionProps) {
  const { id, entry, place, count, isSelected, isActive, state, now, onChoose } = props;
  const { found, index } = entry;
  const { kind, algorithm, issuer, expiry } = summaryOf(found);
  const host = found.context.request?.host;
  const facts = [
    kind === 'unknown' ? say`unknown` : kind,
    algorithm && shorten(algorithm),
    issuer && shorten(issuer),
    expiry === undefined ? say`no expiry` : expiryWords(expiry, now),
  ];
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox takes the keys
    <div
      id={id}
      role="option"
      aria-selected={isSelected}
      aria-setsize={count}
      aria-posinset={place + 1}
      data-verdict={state}
      onClick={onChoose}
      style={{ top: place * ROW, height: ROW }}
      className={`absolute inset-x-0 cursor-pointer px-4 py-1 hover:bg-sunken ${isSelected ? 'bg-sunken forced-colors:border' : ''} ${isActive ? 'group-focus-visible:outline-2 group-focus-visible:-outline-offset-2 group-focus-visible:outline-accent' : ''}`}
    >
      <p className="flex items-baseline gap-2 text-13">
        <span
          translate={found.label === undefined ? undefined : 'no'}
          className="min-w-0 truncate font-semibold"
        >
          {found.label === undefined
            ? (nameSignature(found) ?? say`Token ${index + 1}`)
            : shorten(found.label)}
        </span>
        {host !== undefined && (
          <span translate="no" className="min-w-0 truncate text-12 text-muted">
            {shorten(host)}
          </span>
        )}
        {entry.count > 1 && (
          <span className="text-12 text-muted">
            {sayCount(entry.count, '{1} time', '{1} times', formatNumber(entry.count))}
          </span>
        )}
        <span
          className={`ml-auto shrink-0 text-12 font-semibold ${state ? VERDICT_LOOKS[state] : 'text-muted'}`}
        >
          {nameState(state)}
        </span>
      </p>
      <p translate="no" className="truncate text-12 text-muted">
        {facts.filter(Boolean).join(' · ')}
      </p>
    </div>
  );
}

function expiryWords(expiry: number, now: number): string {
  const distance = formatDistance(expiry - now);
  return now >= expiry ? say`expired ${distance}` : say`expires ${distance}`;
}
