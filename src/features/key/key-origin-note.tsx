import { nameMetadata } from '../../core/explain/explain-fetch.ts';
import { describeArrived } from '../../core/explain/explain-provenance.ts';
import type { ArrivedOrigin, KeyOrigin } from '../../core/keys/key-origin.ts';
import { insideQuotes, showUnseen } from '../../core/words/quote.ts';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { Coded } from '../../ui/quoted.tsx';
import { formatDate } from '../shared/date-words.ts';

interface KeyOriginNoteProps {
  readonly origin: KeyOrigin;
  /** The user knows the key from elsewhere. */
  readonly onConfirm: () => void;
}

/** Where a key came from, as long as it is the one in the box. */
export function KeyOriginNote({ origin, onConfirm }: KeyOriginNoteProps) {
  if (origin.kind === 'user') return null;
  if (origin.kind === 'arrived') return <ArrivedNote origin={origin} onConfirm={onConfirm} />;
  // The address has a look of its own, wherever the language puts it.
  const [before = '', after = ''] = explainOrigin(origin, '\n').split('\n');
  const look = origin.kind === 'token' ? 'bg-warn-soft text-warn' : 'text-muted';
  return (
    <p
      role="note"
      aria-label={say`Origin of the key`}
      data-origin={origin.kind}
      className={`shrink-0 border-t border-line px-4 py-2 text-12 ${look}`}
    >
      <Coded>{before}</Coded>
      <span translate="no" className="font-mono break-all">
        {showUnseen(origin.address)}
      </span>
      <Coded>{after}</Coded>
    </p>
  );
}

interface ArrivedNoteProps extends KeyOriginNoteProps {
  readonly origin: ArrivedOrigin;
}

function ArrivedNote({ origin, onConfirm }: ArrivedNoteProps) {
  return (
    <div
      role="note"
      aria-label={say`Origin of the key`}
      data-origin={origin.kind}
      data-channel={origin.channel}
      className="flex shrink-0 flex-wrap items-center justify-between gap-x-3 gap-y-2 border-t border-line bg-warn-soft px-4 py-2 text-12 text-warn"
    >
      <span className="min-w-0 flex-1">
        {describeArrived(origin)}{' '}
        {say`Anyone can send a token with a matching key. Compare the key with the one the issuer publishes.`}
      </span>
      <Button small onClick={onConfirm}>{say`It is the issuer’s key`}</Button>
    </div>
  );
}

type FetchedOrigin = Extract<KeyOrigin, { readonly address: string }>;

function explainOrigin(origin: FetchedOrigin, address: string): string {
  const date = formatDate(origin.at);
  if (origin.kind === 'token') {
    return say`Fetched ${date} from ${address}, the URL in the token’s own “${origin.parameter}”. The key proves nothing about who created the token.`;
  }
  if (origin.issuer !== undefined) {
    const issuer = insideQuotes(origin.issuer);
    return origin.metadata
      ? say`Fetched ${date} from ${address}, the URL in the ${nameMetadata(origin.metadata)} of “${issuer}”. The token names this issuer, so make sure you trust it.`
      : say`Fetched ${date} from ${address}, a URL of “${issuer}”. The token names this issuer, so make sure you trust it.`;
  }
  return origin.metadata
    ? say`Fetched ${date} from ${address}, the URL in the ${nameMetadata(origin.metadata)}.`
    : say`Fetched ${date} from ${address}.`;
}
