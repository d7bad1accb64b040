import { useEffect, useMemo, useRef, useState } from 'react';
import type { DecodedToken, JsonPart } from '../../core/decode/decoded-token.ts';
import { listIssues } from '../../core/issues/list-issues.ts';
import { listMembers } from '../../core/share/mask-part.ts';
import { composeTicket, type Masked, maskAtFirst, type Ticket } from '../../core/share/ticket.ts';
import { ticketLines } from '../../core/share/ticket-lines.ts';
import { writeTicket } from '../../core/share/write-ticket.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { say, spokenTag } from '../../core/words/say.ts';
import { concludeToken } from '../../session/conclude-token.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { downloadText } from '../../ui/download.ts';
import { reportedVerdict } from '../shared/answer-of.ts';
import { copyPicture, downloadPicture, drawTicket } from './draw-ticket.ts';
import type { ShareProps } from './share-dialog.tsx';

interface ShareTicketProps extends ShareProps {
  readonly token: DecodedToken;
  readonly verdict: SignatureVerdict;
}

/** A report without signature and masked values, as Markdown or as a picture; the user says what is shown. */
export function ShareTicket(props: ShareTicketProps) {
  const { token, subject } = props;
  const inmost = subject.inmost ?? token;
  const [chosen, setChosen] = useState<{ readonly of: DecodedToken; readonly masked: Masked }>();
  // What was ticked for one token says nothing of the next.
  const masked = useMemo(
    () => (chosen?.of === inmost ? chosen.masked : maskAtFirst({ token, inmost })),
    [chosen, token, inmost],
  );
  const [seconds] = useState(() => Math.floor(Date.now() / 1000));
  const ticket = useTicket(props, masked, seconds);
  return (
    <>
      <p>{say`The signature is always removed and sensitive values are masked. Select what to show.`}</p>
      <Members
        legend={say`Header parameters to show`}
        part={partOf(token.protectedHeader)}
        masked={masked.header}
        onChange={(header) => setChosen({ of: inmost, masked: { ...masked, header } })}
      />
      <Members
        legend={say`Claims to show`}
        part={partOf(inmost.claimsSet)}
        masked={masked.payload}
        onChange={(payload) => setChosen({ of: inmost, masked: { ...masked, payload } })}
      />
      <Outlets ticket={ticket} />
    </>
  );
}

function useTicket(
  { token, subject, workspace }: ShareTicketProps,
  masked: Masked,
  now: number,
): Ticket {
  return useMemo(() => {
    const { inmost, review, identity } = subject;
    const { expectations } = workspace;
    const concluded = review && concludeToken(review, expectations, now, spokenTag());
    const checks = concluded?.derived.checks ?? [];
    return composeTicket(
      {
        token,
        inmost: inmost ?? token,
        verdict: reportedVerdict({ ...subject, input: workspace }, now),
        kind: identity?.words,
        checks,
        issues: listIssues(checks, review?.layers ?? []),
        now,
      },
      masked,
    );
  }, [token, subject, workspace, masked, now]);
}

interface MembersProps {
  readonly legend: string;
  readonly part: JsonPart | undefined;
  readonly masked: ReadonlySet<string>;
  readonly onChange: (masked: ReadonlySet<string>) => void;
}

/** A box for each member: ticked is shown, the others are masked. */
function Members({ legend, part, masked, onChange }: MembersProps) {
  const members = useMemo(() => (part ? listMembers(part) : []), [part]);
  if (members.length === 0) return null;
  const toggle = (name: string) => {
    const changed = new Set(masked);
    if (!changed.delete(name)) changed.add(name);
    onChange(changed);
  };
  return (
    <fieldset>
      <legend className="font-medium">{legend}</legend>
      <div className="mt-1 flex max-h-36 flex-wrap gap-x-4 gap-y-1 overflow-auto max-md:max-h-56 max-md:gap-y-0">
        {members.map(({ name, isSensitive }) => (
          <label key={name} className="flex min-h-7 items-center gap-1.5 max-md:min-h-11">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={!masked.has(name)}
              onChange={() => toggle(name)}
            />
            <span className="max-w-60 truncate font-mono">{name}</span>
            {isSensitive && <span className="text-12 text-warn">{say`sensitive`}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The report itself, to be looked at before it is handed on. */
function Outlets({ ticket }: { readonly ticket: Ticket }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [said, setSaid] = useState('');
  const lines = useMemo(() => ticketLines(ticket), [ticket]);
  useEffect(() => {
    if (canvas.current) drawTicket(canvas.current, lines);
    setSaid('');
  }, [lines]);
  const copy = async () => {
    const copied = canvas.current && (await copyPicture(canvas.current));
    setSaid(
      copied
        ? say`Picture copied`
        : say`This browser can’t copy pictures. Use “Download picture” instead.`,
    );
  };
  const save = async () => {
    const saved =
      canvas.current && (await downloadPicture(canvas.current, 'claimcheck-report.png'));
    setSaid(
      saved ? say`Picture saved` : say`Couldn’t create the picture. Use “Copy Markdown” instead.`,
    );
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton
          what={say`report as Markdown`}
          text={writeTicket(ticket)}
          shown={say`Copy Markdown`}
        />
        <Button
          look="ghost"
          onClick={() => downloadText('claimcheck-report.md', writeTicket(ticket), 'text/markdown')}
        >
          {say`Download Markdown`}
        </Button>
        <Button look="ghost" onClick={() => void copy()}>
          {say`Copy picture`}
        </Button>
        <Button look="ghost" onClick={() => void save()}>
          {say`Download picture`}
        </Button>
        <span role="status" className="text-12 text-muted">
          {said}
        </span>
      </div>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={say`Preview`}
        className="max-h-96 overflow-auto rounded border border-line"
      >
        <canvas ref={canvas} role="img" aria-label={say`Picture of the report`} className="w-full">
          {lines.map(({ text }) => text).join('\n')}
        </canvas>
      </section>
    </>
  );
}

function partOf(part: DecodedToken['claimsSet']): JsonPart | undefined {
  return part?.ok ? part.value : undefined;
}
