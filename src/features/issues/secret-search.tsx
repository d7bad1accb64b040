import { Suspense, useCallback, useState } from 'react';
import { type DecodedToken, findPart } from '../../core/decode/decoded-token.ts';
import type { SpelledSecret } from '../../core/secrets/spell-secret.ts';
import { judgeForm } from '../../core/verdict/judge-form.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { say } from '../../core/words/say.ts';
import type { Judgement } from '../../crypto/judge-token.ts';
import { NotLoaded } from '../../ui/not-loaded.tsx';
import { lazyPane } from '../shared/lazy-pane.tsx';
import { usePage, useSessionLater } from '../shared/page.ts';
import { useTouched } from '../shared/use-touched.ts';

interface SecretSearchProps {
  readonly token: DecodedToken | undefined;
  readonly judgement: Judgement | undefined;
  readonly verdict: SignatureVerdict | undefined;
  /** Takes the compact text of the token whose secret was found. */
  readonly onFound: (compact: string) => void;
  readonly onSecret: (secret: SpelledSecret) => void;
}

/** A chunk of its own: only tokens with an HMAC need it. */
const SecretSearchBody = lazyPane(
  () => import('./secret-search-body.tsx').then((module) => module.SecretSearchBody),
  () => (
    <NotLoaded
      words={say`Couldn’t load the search for weak secrets. Check your connection and reload.`}
    />
  ),
);

/** The search, for the token of the page. */
export function SecretSearchNow() {
  const { session } = usePage();
  const { dispatch, reportSecret } = session;
  return (
    <SecretSearch
      token={useSessionLater(({ token }) => token)}
      judgement={useSessionLater(({ judgement }) => judgement)}
      verdict={useSessionLater(({ verdict }) => verdict)}
      onFound={reportSecret}
      onSecret={useCallback(
        ({ text, encoding }) => dispatch({ type: 'read-secret', text, encoding }),
        [dispatch],
      )}
    />
  );
}

/** The search for a weak secret, of a token that is signed with one, once it is judged. */
function SecretSearch({ token, judgement, verdict, ...rest }: SecretSearchProps) {
  // A page that was only opened, by a link, fetches no word list.
  const isTouched = useTouched();
  const isChecked = judgement?.study !== undefined && !isEdited(verdict);
  const [isWanted, setWanted] = useState(false);
  if (isChecked && !isWanted) setWanted(true);
  const isEmpty = judgement?.study?.evidence.isSecretEmpty === true;
  if (!token || !isTouched || !isWanted || isEmpty || !hasMac(token)) return null;
  const { compact } = token.found;
  const madeWith = secretOf(verdict);
  return (
    <Suspense fallback={null}>
      <SecretSearchBody
        key={`${compact} ${token.detached ?? ''}`}
        {...{ token, isChecked, madeWith }}
        {...rest}
      />
    </Suspense>
  );
}

/** A signature of another text matches with no secret. */
function isEdited(verdict: SignatureVerdict | undefined): boolean {
  return verdict?.state === 'invalid' && verdict.reason === 'edited';
}

function secretOf(verdict: SignatureVerdict | undefined): Uint8Array<ArrayBuffer> | undefined {
  return verdict?.state === 'verified' && verdict.key.kind === 'secret'
    ? verdict.key.bytes
    : undefined;
}

function hasMac(token: DecodedToken): boolean {
  const form = judgeForm(token);
  return (
    form.ok &&
    form.value.keyType === 'oct' &&
    findPart(token, 'signature')?.bytes.ok === true &&
    findPart(token, 'signature')?.encoded !== ''
  );
}
