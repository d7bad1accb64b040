import { useState } from 'react';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { explainLength, explainSharing } from '../../core/share/explain-sharing.ts';
import { judgeSharing } from '../../core/share/judge-sharing.ts';
import {
  measureLink,
  shareableToken,
  withoutSignature,
  writeLink,
} from '../../core/share/write-link.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say } from '../../core/words/say.ts';
import {
  type NoPublicKey,
  selectPublicKey,
  writePublicKey,
} from '../../session/public-key-text.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { selectFindings } from '../shared/selectors.ts';
import { useNow } from '../shared/use-now.ts';
import type { ShareProps } from './share-dialog.tsx';

interface ShareLinkProps extends ShareProps {
  readonly token: DecodedToken;
  readonly verdict: SignatureVerdict;
}

/** A link, and what it was made from: shown for that and nothing else. */
interface MadeLink {
  readonly token: DecodedToken;
  readonly withKey: boolean;
  readonly redacted: boolean;
  readonly link: string;
  readonly isKeyLost: boolean;
}

/** A link that opens the same token: what it carries, what goes with it, and, when asked for, the link. */
export function ShareLink({ token, verdict, subject, workspace }: ShareLinkProps) {
  const now = useNow();
  const inmost = subject.inmost ?? token;
  const risk = judgeSharing({ token, inmost, verdict, findings: selectFindings(subject), now });
  const key = selectPublicKey(subject.reading, verdict, token.form, workspace.knownOrigins);
  const unsigned = withoutSignature(token);
  const [wantsKey, setWantsKey] = useState(true);
  const [wantsRedacted, setRedacted] = useState(false);
  const [latest, setLatest] = useState<MadeLink>();
  const redacted = wantsRedacted && unsigned !== undefined;
  const withKey = wantsKey && typeof key !== 'string' && !redacted;
  const isCurrent =
    latest?.token === token && latest.withKey === withKey && latest.redacted === redacted;
  const made = isCurrent ? latest : undefined;

  const make = async () => {
    const shared = redacted ? unsigned : shareableToken(token);
    const text = withKey ? await writePublicKey(key) : undefined;
    const link = writeLink(location.href, { token: shared, key: text });
    const isKeyLost = withKey && text === undefined;
    setLatest({ token, withKey, redacted, link, isKeyLost });
  };
  return (
    <>
      <Warning risk={explainSharing(risk)} isSafer={risk.level === 'safer'} redacted={redacted} />
      {token.form === 'jwe' && (
        <p>{say`The link carries the token as it is encrypted, and no key: only who has the key can read it.`}</p>
      )}
      <Choice
        checked={wantsKey && typeof key !== 'string'}
        disabled={typeof key === 'string' || redacted}
        name={say`With the public key`}
        note={
          typeof key === 'string'
            ? explainNoKey(key)
            : say`The public half alone, so that the signature can be checked. A private key never goes along.`
        }
        onChange={setWantsKey}
      />
      <Choice
        checked={redacted}
        disabled={unsigned === undefined}
        name={say`Without the signature`}
        note={
          unsigned === undefined
            ? say`There is no signature that could be left out of this token.`
            : say`Header and payload alone: no server that checks signatures takes it. It opens as unverified, and every claim can still be read.`
        }
        onChange={setRedacted}
      />
      <div className="flex flex-wrap items-center gap-2.5">
        <Button look="primary" disabled={made !== undefined} onClick={() => void make()}>
          {say`Make link`}
        </Button>
        {made && <CopyButton what={say`link`} text={made.link} shown={say`Copy link`} />}
      </div>
      {made && <Made made={made} />}
    </>
  );
}

interface WarningProps {
  readonly risk: ReturnType<typeof explainSharing>;
  readonly isSafer: boolean;
  readonly redacted: boolean;
}

function Warning({ risk: { title, details }, isSafer, redacted }: WarningProps) {
  const look = isSafer ? 'bg-sunken text-muted' : 'bg-warn-soft text-warn';
  return (
    <div role="note" className={`rounded-lg px-3 py-2.5 ${look}`}>
      <p className="font-semibold">{title}</p>
      {details.map((detail) => (
        <p key={detail}>{detail}</p>
      ))}
      {redacted && (
        <p>{say`The link is made without the signature, so this holds for its claims alone.`}</p>
      )}
      <p>{say`Chats, mail and browser histories keep links. What stands behind "#" is not sent to this page's host.`}</p>
    </div>
  );
}

function Made({ made: { link, isKeyLost } }: { readonly made: MadeLink }) {
  const length = explainLength(measureLink(link));
  return (
    <div className="grid gap-1.5">
      <textarea
        aria-label={say`Link`}
        className="key-box max-h-40 min-h-16 rounded border border-line break-all"
        readOnly
        rows={3}
        spellCheck={false}
        translate="no"
        value={link}
        onFocus={({ target }) => target.select()}
      />
      <p role="status" className="text-12 text-muted">
        {say`${formatNumber(link.length)} characters.`}
        {length && <b className="font-semibold text-warn"> {length}</b>}
        {isKeyLost && (
          <b className="font-semibold text-warn">
            {' '}
            {say`The public key could not be written, and is not in it.`}
          </b>
        )}
      </p>
    </div>
  );
}

interface ChoiceProps {
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly name: string;
  readonly note: string;
  readonly onChange: (on: boolean) => void;
}

function Choice({ checked, disabled, name, note, onChange }: ChoiceProps) {
  return (
    <div className="grid grid-cols-[20px_1fr] gap-2.5">
      <input
        type="checkbox"
        aria-label={name}
        className="mt-0.5 size-4 accent-accent"
        checked={checked}
        disabled={disabled}
        onChange={({ target }) => onChange(target.checked)}
      />
      <p>
        <span className="font-medium">{name}</span>
        <span className="block text-12 text-muted">{note}</span>
      </p>
    </div>
  );
}

function explainNoKey(why: NoPublicKey): string {
  switch (why) {
    case 'no-key':
      return say`There is no key in the Key box.`;
    case 'secret':
      return say`The key is a secret. Secrets never go into a link.`;
    case 'named-by-token':
      return say`The key came from the address in the token's own header, so it proves nothing. Whoever opens the link can fetch it from there.`;
    case 'encrypted':
      return say`The key opens this token: it never goes into a link.`;
    case 'several':
      return say`None of the keys verified the token, so it is not known which one belongs to it.`;
  }
}
