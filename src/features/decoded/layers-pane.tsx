import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { joseHeader } from '../../core/decode/jose-header.ts';
import { stringMember } from '../../core/encoding/json-query.ts';
import { explainVerdict } from '../../core/explain/explain-verdict.ts';
import { lifetimePhase, readLifetime } from '../../core/time/lifetime.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { shorten } from '../../core/words/quote.ts';
import { say } from '../../core/words/say.ts';
import { Coded, Quoted } from '../../ui/quoted.tsx';
import { useNow } from '../shared/use-now.ts';
import { VERDICT_LOOKS } from '../shared/verdict-looks.ts';

/** A token and what it came to. */
interface ShownLayer {
  readonly token: DecodedToken;
  readonly signature: SignatureVerdict;
}

export interface LayersPaneProps {
  readonly layers: readonly ShownLayer[];
  readonly selected: number;
  readonly onSelect: (index: number) => void;
}

/** Tokens inside each other, the outermost first, each with its verdict. The selected one is shown below. */
export function LayersPane({ layers, selected, onSelect }: LayersPaneProps) {
  const now = useNow();
  const lacksKey = layers.some(({ signature: verdict }) => isMissingKey(verdict));
  return (
    <section aria-label={say`Layers`} className="pane">
      <ol aria-label={say`Layers`} className="py-1">
        {layers.map(({ token, signature }, index) => {
          const { title, detail } = explainVerdict(signature, phaseOf(token, now));
          return (
            <li key={token.found.compact} data-state={signature.state}>
              <button
                type="button"
                aria-pressed={index === selected}
                onClick={() => onSelect(index)}
                className="flex min-h-7 w-full items-baseline gap-2 px-4 py-1 text-left text-13 hover:bg-sunken aria-pressed:bg-sunken max-md:min-h-11"
              >
                <span className="w-3 shrink-0 text-12 text-hint">{index + 1}</span>{' '}
                <span className="shrink-0 font-mono text-12 text-muted" translate="no">
                  {kindOf(token)}
                </span>{' '}
                <span className="min-w-0">
                  <b className={`font-medium ${VERDICT_LOOKS[signature.state]}`}>
                    <Quoted>{title}</Quoted>
                  </b>
                  {!isGood(signature) && (
                    <span className="block text-12 break-words text-muted">
                      <Coded>{detail}</Coded>
                    </span>
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {lacksKey && (
        <p className="px-4 pb-2 text-12 text-muted">
          {say`To check all layers, add a JWKS with their keys in the Key field.`}
        </p>
      )}
    </section>
  );
}

/** What went well needs no more words here. */
function isGood({ state }: SignatureVerdict): boolean {
  return state === 'verified' || state === 'decrypted';
}

function isMissingKey(verdict: SignatureVerdict): boolean {
  if ('opening' in verdict) return verdict.opening.reason === 'no-key';
  return verdict.state === 'unverified' && verdict.reason === 'no-key';
}

/** "JWE dir A256GCM", "JWS RS256". */
function kindOf(token: DecodedToken): string {
  const header = joseHeader(token);
  const names = header ? [stringMember(header, 'alg'), stringMember(header, 'enc')] : [];
  return [
    token.form === 'jwe' ? 'JWE' : 'JWS',
    ...names.filter((name) => name !== undefined).map(shorten),
  ].join(' ');
}

function phaseOf({ claimsSet }: DecodedToken, now: number) {
  return claimsSet?.ok ? lifetimePhase(readLifetime(claimsSet.value.object), now) : 'undated';
}
