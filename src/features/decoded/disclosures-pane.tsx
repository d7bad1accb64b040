import { useId, useState } from 'react';
import { chooseDisclosure } from '../../core/compose/choose-disclosures.ts';
import { writePresentation } from '../../core/decode/decode-sd-jwt.ts';
import { type Placement, processDisclosures } from '../../core/decode/process-disclosures.ts';
import { formatJson } from '../../core/encoding/json-format.ts';
import { parseJson } from '../../core/encoding/json-text.ts';
import type { KeyBindingVerdict } from '../../core/verdict/key-binding-verdict.ts';
import type { SdJwtReport } from '../../core/verdict/sd-jwt-report.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say, sayCount } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DisclosureItem } from './disclosure-item.tsx';
import { FoldRow } from './fold-row.tsx';
import { KeyBindingStatus } from './key-binding-status.tsx';
import type { KindPaneProps } from './kind-panes.tsx';
import { useDisclosures } from './use-disclosures.ts';

/** How much an SD-JWT discloses and who presents it; opened, each disclosure and the payload they make. */
export function DisclosuresPane({ token }: KindPaneProps) {
  const answer = useDisclosures(token);
  const report = answer.state === 'done' ? answer.value : undefined;
  if (report) {
    const { compact, json } = token.found;
    return <Disclosures key={json?.source ?? compact} report={report} />;
  }
  return (
    <FoldRow
      title={say`Disclosures`}
      edge="payload"
      summary={
        answer.state === 'failed' ? say`Not checked: this page was loaded over plain HTTP.` : ''
      }
    />
  );
}

interface DisclosuresProps {
  readonly report: SdJwtReport;
}

function Disclosures({ report }: DisclosuresProps) {
  const { disclosures, processed, sdJwt, hash, keyBinding } = report;
  const [chosen, setChosen] = useState<ReadonlySet<number>>(
    () => new Set(disclosures.map((_, index) => index)),
  );
  const all = chosen.size === disclosures.length;
  const count = disclosures.length + sdJwt.unread.length;
  const placements = processed?.placements ?? [];
  const hidden = processed?.hidden.length ?? 0;
  return (
    <FoldRow
      title={say`Disclosures`}
      edge="payload"
      summary={summarize(report)}
      tools={
        <CopyButton
          what={say`presentation`}
          text={presentationOf(report, chosen)}
          shown={say`Copy presentation`}
        />
      }
    >
      <div className="flex items-center justify-between gap-2 pr-2 pl-4">
        <p className="text-12 text-muted">
          {say`${hash.name} digests`}
          {count > 0 && ` · ${say`select the claims to present`}`}
        </p>
        <Button
          look="ghost"
          small
          onClick={() => setChosen(new Set(all ? [] : disclosures.map((_, index) => index)))}
        >
          {all ? say`Choose none` : say`Choose all`}
        </Button>
      </div>
      {disclosures.length > 0 && (
        <ul
          // biome-ignore lint/a11y/noRedundantRoles: Safari takes the role from lists without bullets
          role="list"
          aria-label={say`Disclosures`}
          className="divide-y divide-line"
        >
          {disclosures.slice(0, MOST_SHOWN).map((disclosure, index) => (
            <DisclosureItem
              // biome-ignore lint/suspicious/noArrayIndexKey: one disclosure may stand there twice
              key={index}
              index={index}
              disclosure={disclosure}
              placement={placements[index] ?? UNPLACED}
              isKnown={hash.isKnown}
              isChosen={chosen.has(index)}
              onChoose={() => setChosen(chooseDisclosure(chosen, index, placements))}
            />
          ))}
        </ul>
      )}
      {count > MOST_SHOWN && (
        <p className="border-t border-line px-4 py-2 text-13 text-warn">
          {say`Showing the first ${formatNumber(Math.min(MOST_SHOWN, disclosures.length))} of ${formatNumber(count)} disclosures.`}{' '}
          {sdJwt.unread.length > 0 &&
            say`Only the first ${formatNumber(disclosures.length)} were checked.`}
        </p>
      )}
      {(hidden > 0 || (sdJwt.keyBinding !== undefined && !all)) && (
        <p className="border-t border-line px-4 py-2 text-12 text-muted">
          {sdJwt.keyBinding !== undefined &&
            !all &&
            say`The presentation is copied without its Key Binding JWT, which covers a different selection.`}{' '}
          {hidden > 0 &&
            sayCount(
              hidden,
              '{0} digest in the payload has no disclosure. It is a withheld claim or a decoy.',
              '{0} digests in the payload have no disclosure. They are withheld claims or decoys.',
            )}
        </p>
      )}
      <ProcessedPayload report={report} chosen={chosen} />
      {keyBinding && <KeyBindingStatus verdict={keyBinding} />}
    </FoldRow>
  );
}

/** "4 of 6 claims disclosed, key binding valid". */
function summarize({ disclosures, sdJwt, processed, keyBinding }: SdJwtReport): string {
  const placed = processed?.placements.filter(({ state }) => state === 'placed').length ?? 0;
  const given = disclosures.length + sdJwt.unread.length;
  const total = placed + (processed?.hidden.length ?? 0);
  const rejected = disclosures.length - placed;
  return [
    processed
      ? sayCount(total, '{1} of {0} claim disclosed', '{1} of {0} claims disclosed', placed)
      : sayCount(given, '{0} disclosure', '{0} disclosures'),
    processed && rejected > 0 && sayCount(rejected, '{0} not valid', '{0} not valid'),
    keyBinding && nameKeyBinding(keyBinding.state),
  ]
    .filter(Boolean)
    .join(', ');
}

function nameKeyBinding(state: KeyBindingVerdict['state']): string {
  switch (state) {
    case 'verified':
      return say`key binding valid`;
    case 'invalid':
      return say`key binding not valid`;
    case 'unverified':
      return say`key binding not checked`;
    case 'malformed':
      return say`key binding not readable`;
  }
}

/** One element each is drawn for the first of them. */
const MOST_SHOWN = 200;
/** Characters of the processed payload that are drawn; more of them hold up the page. */
const MOST_CHARACTERS = 20_000;

const UNPLACED: Placement = { state: 'unreferenced', pointer: undefined, parent: undefined };

/** With its Key Binding JWT only where nothing was left out: it signs the choice, too. */
function presentationOf({ sdJwt, disclosures }: SdJwtReport, chosen: ReadonlySet<number>): string {
  const encoded = disclosures.flatMap((one, index) => (chosen.has(index) ? [one.encoded] : []));
  const all = encoded.length === disclosures.length;
  const unread = all ? sdJwt.unread : [];
  const presentation = writePresentation(sdJwt.issuerToken, [...encoded, ...unread]);
  return presentation + ((all && sdJwt.keyBinding) || '');
}

interface ProcessedPayloadProps {
  readonly report: SdJwtReport;
  readonly chosen: ReadonlySet<number>;
}

/** The payload of that choice, as a verifier sees it. */
function ProcessedPayload({ report, chosen }: ProcessedPayloadProps) {
  const titleId = useId();
  const { payload, disclosures } = report;
  if (!payload) return null;
  const presented = disclosures.filter((_, index) => chosen.has(index));
  const { text } = processDisclosures(payload, presented);
  const root = parseJson(text);
  const shown = root.ok ? formatJson(text, root.value) : text;
  return (
    <section aria-labelledby={titleId} className="border-t border-line">
      <div className="flex items-center justify-between gap-2 pr-2 pl-4 pt-1 text-13">
        <h3 id={titleId} className="font-semibold">
          {say`Processed payload`}
        </h3>
        <span className="min-w-0 flex-1 text-12 text-muted">{say`as a verifier sees it`}</span>
        <CopyButton isIcon what={say`processed payload`} text={shown} />
      </div>
      <pre className="px-4 pb-3 font-mono text-13 break-all whitespace-pre-wrap">
        {shown.slice(0, MOST_CHARACTERS)}
      </pre>
      {shown.length > MOST_CHARACTERS && (
        <p className="border-t border-line px-4 py-2 text-13 text-muted">
          {say`Showing the first ${formatNumber(MOST_CHARACTERS)} characters. Copy the payload to read all of it.`}
        </p>
      )}
    </section>
  );
}
