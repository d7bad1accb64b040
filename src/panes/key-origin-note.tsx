import type { KeyOrigin } from '../core/keys/key-origin.ts';
import { insideQuotes, showUnseen } from '../core/words/quote.ts';
import { say } from '../core/words/say.ts';
import { Quoted } from '../ui/quoted.tsx';
import { formatDate } from './date-words.ts';

/** From where and when a key was fetched, as long as it is the one in the box. */
export function KeyOriginNote({ origin }: { readonly origin: KeyOrigin }) {
  if (origin.kind === 'user') return null;
  // The address has a look of its own, wherever the language puts it.
  const [before = '', after = ''] = explainOrigin(origin, '\n').split('\n');
  const look = origin.kind === 'token' ? 'bg-warn-soft text-warn' : 'bg-sunken text-muted';
  return (
    <p
      role="note"
      aria-label={say`Origin of the key`}
      data-origin={origin.kind}
      className={`border-t border-line px-3.5 py-2 text-small ${look}`}
    >
      <Quoted>{before}</Quoted>
      <span translate="no" className="font-mono break-all">
        {showUnseen(origin.address)}
      </span>
      <Quoted>{after}</Quoted>
    </p>
  );
}

function explainOrigin(origin: Exclude<KeyOrigin, { kind: 'user' }>, address: string): string {
  const date = formatDate(origin.at);
  if (origin.kind === 'token') {
    return say`Fetched ${date} from ${address}, which the token's own "${origin.parameter}" names: it proves nothing about who made the token.`;
  }
  return origin.issuer === undefined
    ? say`Fetched ${date} from ${address}.`
    : say`Fetched ${date} from ${address}, named by the metadata of "${insideQuotes(origin.issuer)}". The token says that this is its issuer; make sure that it is the one you trust.`;
}
