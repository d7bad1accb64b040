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
import { Coded } from '../../ui/quoted.tsx';
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
        <p>{say`The link contains the encrypted token and no key. Only someone who has the key can read the token.`}</p>
      )}
      <Choice
        checked={wantsKey && typeof key !== 'string'}
        disabled={typeof key === 'string' || redacted}
        name={say`With the public key`}
        note={
          typeof key === 'string'
            ? explainNoKey(key)
            : say`Includes only the public key so others can verify. Private keys are never included.`
        }
        onChange={setWantsKey}
      />
      <Choice
        checked={redacted}
        disabled={unsigned === undefined}
        name={say`Without the signature`}
        note={
          unsigned === undefined
            ? say`This token has no signature that can be removed.`
            : say`Removes the signature, so no server that checks signatures accepts the token. The token opens as unverified, and every claim stays readable.`
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
        <p key={detail}>
          <Coded>{detail}</Coded>
        </p>
      ))}
      {redacted && (
        <p>{say`The link doesn’t contain the signature, so the above applies only to the claims.`}</p>
      )}
      <p>
        <Coded>{say`Links end up in chats, mail and browser history. The part after “#” is not sent to this page’s host.`}</Coded>
      </p>
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
            {say`The public key couldn’t be written, so the link doesn’t include it.`}
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
      return say`The Key field has no readable key.`;
    case 'secret':
      return say`The key is a secret. Secrets are never included in a link.`;
    case 'named-by-token':
      return say`The key came from the URL in the token’s own header, so it proves nothing. Anyone who opens the link can fetch the key from that URL.`;
    case 'encrypted':
      return say`The key decrypts this token, so it is never included in a link.`;
    case 'several':
      return say`None of the keys verified the token, so Claimcheck can’t tell which one belongs to it.`;
  }
}
