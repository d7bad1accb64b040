import { writeAuthorization, writeCurl } from '../../core/compose/write-request.ts';
import { parseJson } from '../../core/encoding/json-text.ts';
import type { KeyMaterial } from '../../core/keys/key-material.ts';
import { say } from '../../core/words/say.ts';
import type { Snapshot } from '../../session/session.ts';
import type { Copyable } from './copy-menu.tsx';

/** A form in which the token, or its key, is copied. */
export interface CopyForm {
  readonly name: () => string;
  /** Said when it is on the clipboard. */
  readonly done: () => string;
  readonly needs: keyof Copyable;
  /** Empty where it can't be made. */
  readonly text: (snapshot: Snapshot) => string | Promise<string>;
}

export const COPY_FORMS: readonly CopyForm[] = [
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
