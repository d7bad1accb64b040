import type { ControlProblem, RefusalSet } from '../../core/refusals/refusal.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say, sayCount } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { downloadText } from '../../ui/download.ts';
import { ExportSet } from './export-set.tsx';
import { RefusalList } from './refusal-list.tsx';

interface MadeSetProps {
  readonly set: RefusalSet;
  /** The tokens that are left out, by their names. */
  readonly left: ReadonlySet<string>;
  readonly onLeft: (left: ReadonlySet<string>) => void;
  readonly onAddKey: () => void;
}

/** The tokens, of which the user chooses, and the ways to take them along. */
export function MadeSet({ set, left, onLeft, onAddKey }: MadeSetProps) {
  const chosen = set.refusals.filter(({ id }) => !left.has(id));
  const choose = (ids: readonly string[], isChosen: boolean) => {
    const next = new Set(left);
    for (const id of ids) {
      if (isChosen) next.delete(id);
      else next.add(id);
    }
    onLeft(next);
  };
  return (
    <>
      <Control set={set} />
      {set.missing.length > 0 && <Missing count={set.missing.length} onAddKey={onAddKey} />}
      <ExportSet set={set} chosen={chosen} />
      <RefusalList refusals={set.refusals} left={left} onChoose={choose} />
      <AttackerFiles set={set} />
    </>
  );
}

function Control({ set }: { readonly set: RefusalSet }) {
  const { control, controlProblem } = set;
  if (control === undefined) {
    return (
      <p role="note" className="rounded-lg bg-warn-soft px-3 py-2.5 text-warn">
        {controlProblem && explainNoControl(controlProblem)}
      </p>
    );
  }
  return (
    <section
      aria-label={say`Token to accept`}
      className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-lg bg-ok-soft px-3 py-2"
    >
      <p className="min-w-60 flex-1">
        <span className="font-semibold text-ok">{say`An API must accept the first token.`}</span>{' '}
        {set.isSigned
          ? say`It is the token of the page, signed with your key and with new dates.`
          : say`It is the token of the page, as it is.`}{' '}
        {!set.isVerified &&
          say`The signature on the page doesn’t match this key, so make sure that the API knows it.`}{' '}
        {set.scheme === 'DPoP' &&
          say`It is bound to a key, so the API also requires a DPoP proof (RFC 9449).`}
      </p>
      <CopyButton what={say`token to accept`} text={control} />
    </section>
  );
}

function explainNoControl(problem: ControlProblem): string {
  switch (problem) {
    case 'not-verified':
      return say`This set has no token to accept, because the signature isn’t verified. Add the key: without a token to accept, a rejection proves little.`;
    case 'expired':
      return say`The token has expired, so an API rejects every token of the set for that reason. Add a key that can sign, or paste a current token.`;
    case 'not-yet':
      return say`The token is not valid yet, so an API rejects every token of the set for that reason. Add a key that can sign, or paste a current token.`;
  }
}

function Missing({ count, onAddKey }: { readonly count: number; readonly onAddKey: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg bg-sunken px-3 py-2">
      <p className="min-w-60 flex-1">
        {sayCount(
          count,
          'One more token needs a key that can sign it.',
          '{0} more tokens need a key that can sign them, such as the expired one and the one for another API.',
        )}
      </p>
      <Button small onClick={onAddKey}>{say`Add a signing key`}</Button>
    </div>
  );
}

function AttackerFiles({ set }: { readonly set: RefusalSet }) {
  const { url, keySet, certificate } = set.attacker;
  const files = [
    { name: 'jwks.json', text: keySet, type: 'application/json' },
    { name: 'certificate.pem', text: certificate, type: 'application/x-pem-file' },
  ];
  return (
    <section aria-label={say`Attacker’s files`} className="grid gap-1 text-12">
      {files.map(({ name, text, type }) => (
        <p key={name} className="flex flex-wrap items-center gap-x-2">
          <code translate="no" className="mr-auto min-w-0 break-all">{`${url}${name}`}</code>
          <span className="text-muted">{say`${formatNumber(text.length)} characters.`}</span>
          <CopyButton what={name} text={text} />
          <Button
            small
            look="ghost"
            aria-label={say`Download ${name}`}
            onClick={() => downloadText(name, text, type)}
          >
            {say`Download`}
          </Button>
        </p>
      ))}
    </section>
  );
}
