import { useEffect, useState } from 'react';
import { writeAuthorization, writeCurl } from '../../core/compose/write-request.ts';
import { parseJson } from '../../core/encoding/json-text.ts';
import type { KeyMaterial } from '../../core/keys/key-material.ts';
import { say } from '../../core/words/say.ts';
import type { Session, Snapshot } from '../../session/session.ts';
import { until } from '../../session/until.ts';
import { copyText } from '../../ui/copy-text.ts';
import { Menu } from '../../ui/menu.tsx';

export interface Copyable {
  readonly token: boolean;
  readonly compact: boolean;
  readonly privateKey: boolean;
}

interface CopyMenuProps {
  readonly session: Session;
  /** What can be copied. */
  readonly has: Copyable;
  /** Opens the list of all that can be copied. */
  readonly onMore: () => void;
  /** Opens the tokens that an API must reject. */
  readonly onRefusals: () => void;
}

/** Milliseconds for which the button says what was done. */
const SHOWN_FOR = 1500;

/** Copies the token in the form in which it is needed. */
export function CopyMenu({ session, has, onMore, onRefusals }: CopyMenuProps) {
  const [outcome, setOutcome] = useState<{ readonly isCopied: boolean; readonly words: string }>();
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async ({ done, text }: Form) => {
    // Until an edit is signed the token is the old one.
    await until(session, ({ composition }) => !composition.pending);
    const written = await text(session.snapshot());
    const isCopied = written !== '' && (await copyText(written));
    setOutcome({
      isCopied,
      words: isCopied ? done() : say`Couldn’t copy – the browser blocked clipboard access.`,
    });
  };
  const label = !outcome ? say`Copy` : outcome.isCopied ? say`Copied` : say`Not allowed`;
  return (
    <>
      <Menu
        label={label}
        isTall
        opensUp
        items={[
          ...FORMS.filter(({ needs }) => has[needs]).map((form) => ({
            name: form.name(),
            onChoose: () => void copy(form),
          })),
          ...(has.compact ? [{ name: say`Tokens an API must reject…`, onChoose: onRefusals }] : []),
          { name: say`More…`, onChoose: onMore },
        ]}
      />
      <span aria-live="polite" className="sr-text">
        {outcome?.words}
      </span>
    </>
  );
}

interface Form {
  readonly name: () => string;
  /** Said when it is on the clipboard. */
  readonly done: () => string;
  readonly needs: keyof Copyable;
  /** Empty where it can't be made. */
  readonly text: (snapshot: Snapshot) => string | Promise<string>;
}

const FORMS: readonly Form[] = [
  {
    name: () => say`Copy token`,
    done: () => say`Token copied.`,
    needs: 'token',
    text: ({ token, input }) => token?.found.json?.source ?? token?.found.compact ?? input.text,
  },
  {
    name: () => say`Copy as Bearer value`,
    done: () => say`Bearer value copied.`,
    needs: 'compact',
    text: (snapshot) => authorization(snapshot).replace(/^Authorization: /, ''),
  },
  {
    name: () => say`Copy as header line`,
    done: () => say`Header line copied.`,
    needs: 'compact',
    text: authorization,
  },
  {
    name: () => say`Copy as cURL`,
    done: () => say`cURL command copied. Check the URL before you run it.`,
    needs: 'compact',
    text: (snapshot) => writeCurl(compactOf(snapshot), claimsOf(snapshot)) ?? '',
  },
  {
    name: () => say`Copy public key`,
    done: () => say`Public key copied.`,
    needs: 'privateKey',
    text: async ({ reading }) => {
      const keys: readonly KeyMaterial[] = reading.state === 'read' ? reading.keys : [];
      const key = keys.find(({ kind }) => kind === 'private');
      if (!key || key.kind === 'secret') return '';
      const module = await import('../../session/make-key.ts').catch(() => undefined);
      return (await module?.publicHalf(key)) ?? '';
    },
  },
];

function authorization(snapshot: Snapshot): string {
  return writeAuthorization(compactOf(snapshot), claimsOf(snapshot)) ?? '';
}

function compactOf({ token }: Snapshot): string {
  return token && !token.found.json ? token.found.compact : '';
}

function claimsOf({ payloadText }: Snapshot) {
  const root = parseJson(payloadText);
  return root.ok && root.value.type === 'object' ? root.value : undefined;
}
