import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { decodeToken } from '../../core/decode/decode-token.ts';
import type { ContainedVerdict } from '../../core/evidence/contained-report.ts';
import { formatDistance } from '../../core/explain/duration.ts';
import { explainContained, nameWay } from '../../core/explain/explain-contained.ts';
import { foundAlone } from '../../core/extract/found-alone.ts';
import { summarizeToken } from '../../core/extract/summarize-token.ts';
import { lifetimePhase } from '../../core/time/lifetime.ts';
import { shorten } from '../../core/words/quote.ts';
import { say } from '../../core/words/say.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Coded, Quoted } from '../../ui/quoted.tsx';
import { VERDICT_LOOKS } from '../shared/verdict-looks.ts';

interface ContainedItemProps {
  readonly contained: ContainedVerdict;
  /** Seconds since 1970. */
  readonly now: number;
  readonly onOpen: (opened: OpenedToken) => void;
}

/** A token to be put in the Token field. */
export interface OpenedToken {
  readonly compact: string;
  /** Where it was in the outer token. */
  readonly place: string;
  /** Whether the key in the Key field may be the one for it. */
  readonly keepsKey: boolean;
}

/** One token inside another: where it is, its verdict and dates, and, once opened, what it says. */
export function ContainedItem({ contained, now, onOpen }: ContainedItemProps) {
  const [isOpen, setOpen] = useState(false);
  const contentId = useId();
  const { path, compact, verdict, lifetime } = contained;
  const place = nameWay(path);
  const { kind, algorithm } = useMemo(() => summarizeToken(compact), [compact]);
  const facts = [kind === 'unknown' ? undefined : kind, algorithm && shorten(algorithm)];
  const phase = lifetimePhase(lifetime, now);
  const { title, detail } = explainContained(contained, phase, kind === 'JWE');
  return (
    <li data-state={verdict.state} data-phase={phase} className="py-1 text-13">
      <div className="flex flex-wrap items-center justify-end gap-1 pr-2 pl-2">
        <IconButton
          small
          icon={isOpen ? ChevronDown : ChevronRight}
          label={isOpen ? say`Hide ${place}` : say`Show ${place}`}
          aria-expanded={isOpen}
          aria-controls={isOpen ? contentId : undefined}
          onClick={() => setOpen(!isOpen)}
        />
        <span className="min-w-0 flex-1 max-md:basis-[calc(100%-56px)]">
          <code translate="no" className="sensitive font-mono break-all">
            {place}
          </code>{' '}
          <span className="text-12 whitespace-nowrap text-muted" translate="no">
            {facts.filter(Boolean).join(' ')}
          </span>
          <span className="block text-12">
            <b className={`font-medium ${VERDICT_LOOKS[verdict.state]}`}>
              <Quoted>{title}</Quoted>
            </b>{' '}
            <span className={phase === 'expired' ? 'text-bad' : 'text-muted'}>
              {sayDates(contained, phase, now)}
            </span>
          </span>
        </span>
        <Button
          small
          aria-label={say`Open ${place} as the token`}
          title={say`Open ${place} as the token`}
          onClick={() => onOpen({ compact, place, keepsKey: !contained.isOfOtherKey })}
        >
          {say`Open as the token`}
        </Button>
      </div>
      {isOpen && <Content id={contentId} compact={compact} detail={detail} />}
    </li>
  );
}

function sayDates(
  { lifetime }: ContainedVerdict,
  phase: ReturnType<typeof lifetimePhase>,
  now: number,
): string {
  const { expiry, notBefore } = lifetime;
  switch (phase) {
    case 'expired':
      return expiry === undefined ? '' : say`Expired ${formatDistance(expiry - now)}.`;
    case 'not-yet':
      return notBefore === undefined ? '' : say`Valid ${formatDistance(notBefore - now)}.`;
    case 'current':
      return expiry === undefined ? '' : say`Expires ${formatDistance(expiry - now)}.`;
    case 'undated':
      return '';
  }
}

interface ContentProps {
  readonly id: string;
  readonly compact: string;
  readonly detail: string;
}

function Content({ id, compact, detail }: ContentProps) {
  const token = useMemo(() => decodeToken(foundAlone(compact)), [compact]);
  return (
    <div id={id} className="pr-4 pb-2 pl-10">
      <p className="py-1 text-12 break-words text-muted">
        <Coded>{detail}</Coded>
      </p>
      <Part name={say`Header`} edge="text-header" text={token.headerText} />
      {token.form === 'jws' && (
        <Part name={say`Payload`} edge="text-payload" text={token.payloadText} />
      )}
    </div>
  );
}

/** Characters of a part that are shown; the token can be opened to see all. */
const MAX_SHOWN = 20_000;

function Part({
  name,
  edge,
  text,
}: {
  readonly name: string;
  readonly edge: string;
  readonly text: string;
}) {
  const nameId = useId();
  return (
    <figure aria-labelledby={nameId} className="py-1">
      <figcaption id={nameId} className={`text-12 font-medium ${edge}`}>
        {name}
      </figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        translate="no"
        className="sensitive max-h-48 overflow-auto font-mono text-12 break-all whitespace-pre-wrap"
      >
        {text.slice(0, MAX_SHOWN)}
      </pre>
      {text.length > MAX_SHOWN && (
        <p className="text-12 text-muted">{say`Open it as the token to read all of it.`}</p>
      )}
    </figure>
  );
}
