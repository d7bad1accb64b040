import { ChevronDown, ChevronUp, GitCompare } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { isSameToken } from '../../core/extract/found-token.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say } from '../../core/words/say.ts';
import type { Scan } from '../../session/token-search.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ReloadButton } from '../../ui/not-loaded.tsx';
import { usePage, useView } from '../shared/page.ts';
import { useNow } from '../shared/use-now.ts';
import { ALL, type Arrangement, arrange, issuersOf, SHOWN, SORTED } from './arrange-tokens.ts';
import { Comparison } from './comparison.tsx';
import { TokenOptions } from './token-options.tsx';
import type { TokensFoundProps } from './tokens-found.tsx';
import { knownSummary, type ListedToken, useTokenList } from './use-token-list.ts';

/** A menu of thousands could not be drawn in time, nor read. */
const MOST_ISSUERS = 200;
const PLAIN: Arrangement = { shown: 'all', issuer: ALL, sorted: 'text' };

export function TokensFoundBody({ tokens, scan, workspace, reading, onSelect }: TokensFoundProps) {
  const { secretEncoding, knownOrigins, selectedToken } = workspace;
  const { list, verdicts } = useTokenList(tokens, reading, secretEncoding, knownOrigins);
  const [arrangement, setArrangement] = useState(PLAIN);
  const { view } = usePage();
  const state = useView(({ tokenList }) => tokenList);
  const titleId = useId();
  const isComparing = state === 'comparing';
  const show = (tokenList: typeof state) => view.update({ tokenList });
  const [other, setOther] = useState<number>();
  const now = useNow();
  // The clock counts for what has expired, and a minute is soon enough.
  const minute = Math.floor(now / 60) * 60;
  const shown = useMemo(
    () => arrange(list, arrangement, verdicts, minute),
    [list, arrangement, verdicts, minute],
  );
  const selected = tokens[Math.min(selectedToken, tokens.length - 1)];
  const current = selected && list.find(({ found }) => isSameToken(found, selected));
  const compared = list.find(({ index }) => index === other);
  const choose = (index: number) => {
    if (isComparing && index !== current?.index) {
      setOther(index);
      show('open');
    } else onSelect(index);
  };
  const isClosed = state === 'closed';
  return (
    <section
      aria-labelledby={titleId}
      className="pane pane-tokens"
      data-closed={(isClosed && !scan) || undefined}
    >
      <div className="tokens-row">
        <h2 id={titleId} className="sr-text">
          {say`Tokens found`}
        </h2>
        {scan ? (
          <ScanNote scan={scan} count={tokens.length} />
        ) : (
          <span className="tokens-count">{noteOf(tokens.length, list, current)}</span>
        )}
        {list.length > 1 && (
          <span className="tokens-tools">
            <IconButton
              small
              icon={GitCompare}
              label={say`Compare`}
              aria-pressed={isComparing}
              onClick={() => {
                show(isComparing ? 'open' : 'comparing');
                setOther(undefined);
              }}
            />
            <IconButton
              small
              icon={isClosed ? ChevronDown : ChevronUp}
              label={isClosed ? say`Show the tokens found` : say`Hide the tokens found`}
              aria-expanded={!isClosed}
              onClick={() => show(isClosed ? 'open' : 'closed')}
            />
          </span>
        )}
      </div>
      {isComparing && (
        <p className="px-4 pb-2 text-12 text-muted" role="status">
          {say`Choose a token to compare with the selected one.`}
        </p>
      )}
      {list.length > 1 && (
        <>
          {!isClosed && (
            <Arranging
              list={list}
              verdictCount={verdicts.size}
              value={arrangement}
              onChange={setArrangement}
            />
          )}
          <TokenOptions
            list={isClosed ? list : shown}
            verdicts={verdicts}
            isChecking={verdicts.size < list.length}
            selected={current?.index}
            now={now}
            isClosed={isClosed}
            onChoose={choose}
            onOpen={() => show('open')}
          />
          {!isClosed && shown.length === 0 && (
            <p className="px-4 pb-2 text-13 text-muted">{say`No matching tokens.`}</p>
          )}
        </>
      )}
      {!isClosed && current && compared && compared !== current && (
        <Comparison
          before={current}
          after={compared}
          verdicts={verdicts}
          onClose={() => setOther(undefined)}
        />
      )}
    </section>
  );
}

function ScanNote({ scan, count }: { readonly scan: Scan; readonly count: number }) {
  return (
    <>
      <p className="min-w-0 flex-1 py-2 text-12 text-muted">{describeScan(scan, count)}</p>
      {scan.state === 'scanning' && (
        <>
          <progress aria-label={say`Search`} value={scan.share} className="w-20" />
          <Button small onClick={scan.cancel}>{say`Cancel`}</Button>
        </>
      )}
      {scan.state === 'out-of-reach' && <ReloadButton small />}
    </>
  );
}

function describeScan({ state, share }: Scan, count: number): string {
  const percent = `${Math.floor(share * 100)} %`;
  if (state === 'scanning') return say`Searching for tokens: ${percent} done`;
  if (state === 'out-of-reach') {
    return say`Couldn’t load this part of the page. Check your connection and reload.`;
  }
  if (state === 'timed-out') {
    return count === 0
      ? say`Stopped reading this text after 10 seconds. Paste a shorter part of the text to find its tokens.`
      : say`Stopped reading this text after 10 seconds, so some tokens may be missing. Paste a shorter part of the text to find them.`;
  }
  return count === 0
    ? say`The search was canceled at ${percent}. No tokens from this text are shown. Change the text to search again.`
    : say`The search was canceled at ${percent}. Not all tokens from this text are shown. Change the text to search again.`;
}

/** Which of the different tokens is shown, and how many more there are that are equal. */
function noteOf(
  count: number,
  list: readonly ListedToken[],
  current: ListedToken | undefined,
): string {
  const place = formatNumber(current ? list.indexOf(current) + 1 : 0);
  const different = formatNumber(list.length);
  return list.length === count
    ? say`${place} of ${different}`
    : say`${place} of ${different} unique tokens, ${formatNumber(count)} in total`;
}

interface ArrangingProps {
  readonly list: readonly ListedToken[];
  readonly verdictCount: number;
  readonly value: Arrangement;
  readonly onChange: (arrangement: Arrangement) => void;
}

function Arranging({ list, verdictCount, value, onChange }: ArrangingProps) {
  // The tokens are read in the background, while they are judged.
  // biome-ignore lint/correctness/useExhaustiveDependencies: more of them are read with each verdict
  const issuers = useMemo(
    () => issuersOf(list.flatMap(({ found }) => knownSummary(found) ?? [])),
    [list, verdictCount],
  );
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-4 pb-2 text-12 text-muted">
      <Choice
        label={say`Show`}
        options={SHOWN}
        value={value.shown}
        onChange={(shown) => onChange({ ...value, shown })}
      />
      <Choice
        label={say`Sort by`}
        options={SORTED}
        value={value.sorted}
        onChange={(sorted) => onChange({ ...value, sorted })}
      />
      {issuers.length > 1 && (
        <Choice
          label={say`Issuer`}
          options={{
            [ALL]: say`any`,
            ...Object.fromEntries(issuers.slice(0, MOST_ISSUERS).map((name) => [name, name])),
          }}
          value={value.issuer}
          onChange={(issuer) => onChange({ ...value, issuer })}
        />
      )}
    </p>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, options, value, onChange }: ChoiceProps<Value>) {
  return (
    <label className="flex items-center gap-1.5">
      {label}
      <select
        value={value}
        onChange={(event) => onChange(event.target.value as Value)}
        className="min-h-6 max-w-40 rounded border border-control bg-surface px-1 text-12 text-text max-md:min-h-11"
      >
        {(Object.keys(options) as Value[]).map((option) => (
          // An option that shows its own value is a name from a token.
          <option
            key={option}
            value={option}
            translate={options[option] === option ? 'no' : undefined}
          >
            {options[option]}
          </option>
        ))}
      </select>
    </label>
  );
}
