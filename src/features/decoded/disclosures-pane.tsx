import { useId, useState } from 'react';
import { chooseDisclosure } from '../../core/compose/choose-disclosures.ts';
import { writePresentation } from '../../core/decode/decode-sd-jwt.ts';
import { type Placement, processDisclosures } from '../../core/decode/process-disclosures.ts';
import { formatJson } from '../../core/encoding/json-format.ts';
import { parseJson } from '../../core/encoding/json-text.ts';
import type { SdJwtReport } from '../../core/verdict/sd-jwt-report.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say, sayCount } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DisclosureItem } from './disclosure-item.tsx';
import { KeyBindingStatus } from './key-binding-status.tsx';
import type { KindPaneProps } from './kind-panes.tsx';
import { useDisclosures } from './use-disclosures.ts';

/** What an SD-JWT discloses, the payload that makes, and who presents it. */
export function DisclosuresPane({ token }: KindPaneProps) {
  const answer = useDisclosures(token);
  const report = answer.state === 'done' ? answer.value : undefined;
  if (report) {
    const { compact, json } = token.found;
    return <Disclosures key={json?.source ?? compact} report={report} />;
  }
  return (
    <Panel title={say`Disclosures`}>
      <p className="px-3.5 py-3 text-13 text-muted">
        {answer.state === 'failed'
          ? say`The digests cannot be worked out here: browsers withhold their cryptography from pages over plain http.`
          : say`One moment.`}
      </p>
    </Panel>
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
    <Panel
      title={say`Disclosures`}
      edge="payload"
      note={[
        sayCount(count, '{0} disclosure, {1}', '{0} disclosures, {1}', hash.name),
        hidden > 0 && sayCount(hidden, '{0} digest without one', '{0} digests without one'),
      ]
        .filter(Boolean)
        .join(' · ')}
      tools={
        <>
          <Button
            look="ghost"
            onClick={() => setChosen(new Set(all ? [] : disclosures.map((_, index) => index)))}
          >
            {all ? say`Choose none` : say`Choose all`}
          </Button>
          <CopyButton
            what={say`presentation`}
            text={presentationOf(report, chosen)}
            shown={say`Copy presentation`}
          />
        </>
      }
    >
      {disclosures.length > 0 && (
        <ul
          // biome-ignore lint/a11y/noRedundantRoles: Safari takes the role from lists without bullets
          role="list"
          aria-label={say`Disclosures`}
          className="max-h-96 divide-y divide-line overflow-auto"
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
        <p className="border-t border-line px-3.5 py-2 text-13 text-warn">
          {say`Showing the first ${formatNumber(Math.min(MOST_SHOWN, disclosures.length))} of ${formatNumber(count)} disclosures.`}{' '}
          {sdJwt.unread.length > 0 &&
            say`Only the first ${formatNumber(disclosures.length)} were checked.`}
        </p>
      )}
      <p className="border-t border-line px-3.5 py-2 text-13 text-muted">
        {sdJwt.keyBinding === undefined || all
          ? say`Tick what to present.`
          : say`The presentation is copied without its Key Binding JWT, which was made for another choice.`}{' '}
        {hidden > 0 &&
          sayCount(
            hidden,
            '{0} digest in the payload has no disclosure here: they stand for claims that are kept back, or for none at all (decoys).',
            '{0} digests in the payload have no disclosure here: they stand for claims that are kept back, or for none at all (decoys).',
          )}
      </p>
      <ProcessedPayload report={report} chosen={chosen} />
      {keyBinding && <KeyBindingStatus verdict={keyBinding} />}
    </Panel>
  );
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
      <div className="flex items-center justify-between gap-2 px-3.5 pt-1.5 text-13">
        <h3 id={titleId} className="font-semibold">
          {say`Processed payload`}
        </h3>
        <span className="min-w-0 flex-1 truncate text-12 text-muted">{say`as a verifier sees it`}</span>
        <CopyButton what={say`processed payload`} text={shown} />
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-80 overflow-auto px-3.5 pb-2.5 font-mono text-13 break-all whitespace-pre-wrap"
      >
        {shown.slice(0, MOST_CHARACTERS)}
      </pre>
      {shown.length > MOST_CHARACTERS && (
        <p className="border-t border-line px-3.5 py-2 text-13 text-muted">
          {say`Showing the first ${formatNumber(MOST_CHARACTERS)} characters. Copy the payload to read all of it.`}
        </p>
      )}
    </section>
  );
}
