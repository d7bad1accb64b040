import { Suspense } from 'react';
import { mayHoldKey, withoutTokens } from '../../core/extract/may-hold-key.ts';
import { KeyBesideOffer } from '../shared/lazy-notes.ts';
import { usePage, useSession, useSessionLater } from '../shared/page.ts';

/** Offers the public key that is in the same text as the token, over the end of the empty Key field. */
export function KeyBeside() {
  const { session } = usePage();
  const isOpen = useSession(
    ({ verdict, input }) =>
      verdict?.state === 'unverified' && verdict.reason === 'no-key' && mayHoldKey(input.text),
  );
  const text = useSessionLater(({ input }) => input.text);
  const tokens = useSessionLater((snapshot) => snapshot.tokens);
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <KeyBesideOffer
        text={withoutTokens(text, tokens)}
        onUse={(key, keys) =>
          session.dispatch({
            ...{ type: 'put-key', text: key, keys },
            origin: { kind: 'arrived', channel: 'text' },
          })
        }
      />
    </Suspense>
  );
}
