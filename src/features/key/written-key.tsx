import { useState } from 'react';
import type { KeyMaterial } from '../../core/keys/key-material.ts';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { downloadText } from '../../ui/download.ts';
import { Segments } from '../../ui/segments.tsx';
import { type KeyHalf, useWrittenKey, type WrittenForm } from './use-key-facts.ts';

interface WrittenKeyProps {
  readonly shown: KeyMaterial;
  readonly keys: readonly KeyMaterial[];
}

const FORMS: Readonly<Record<WrittenForm, string>> = {
  pem: 'PEM',
  jwk: 'JWK',
  'jwk-set': 'JWK Set',
};

/** Either half is a click away, and the public one, which may be handed on, comes first. */
const HALVES = {
  get public() {
    return say`Public`;
  },
  get private() {
    return say`Private`;
  },
} as const;

/** The key in another form, to be copied or kept as a file. */
export function WrittenKey({ shown, keys }: WrittenKeyProps) {
  const [form, setForm] = useState<WrittenForm>('jwk');
  const [wanted, setWanted] = useState<'public' | 'private'>('public');
  const half: KeyHalf = shown.kind === 'private' ? wanted : shown.kind;
  const written = useWrittenKey(shown, keys, half, form);
  const text = written.state === 'done' ? written.value : '';
  const what = nameWritten(half, FORMS[form]);
  return (
    <section aria-label={say`Other formats`} className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {shown.kind === 'private' && (
          <Segments
            label={say`Public or private key`}
            options={HALVES}
            value={wanted}
            onChange={setWanted}
          />
        )}
        <Segments label={say`Key format`} options={FORMS} value={form} onChange={setForm} />
        <span className="ml-auto flex gap-1">
          <CopyButton what={what} text={text} />
          <Button
            look="ghost"
            aria-label={say`Download ${what}`}
            disabled={text === ''}
            onClick={() => downloadText(fileName(half, form), text, TYPES[form])}
          >
            {say`Download`}
          </Button>
        </span>
      </div>
      {written.state === 'failed' ? (
        <p className="text-bad">{explainFailure(shown, form)}</p>
      ) : (
        <textarea
          aria-label={say`Exported key`}
          aria-busy={written.state === 'waiting'}
          className="key-box max-h-56 min-h-16 rounded border border-line"
          readOnly
          rows={3}
          spellCheck={false}
          translate="no"
          value={text}
        />
      )}
    </section>
  );
}

/** RFC 8555 §9.1 and RFC 7517 §8.5. */
const TYPES: Readonly<Record<WrittenForm, string>> = {
  pem: 'application/x-pem-file',
  jwk: 'application/jwk+json',
  'jwk-set': 'application/jwk-set+json',
};

function fileName(half: KeyHalf, form: WrittenForm): string {
  const name = half === 'secret' ? 'secret' : `${half}-key`;
  return { pem: `${name}.pem`, jwk: `${name}.jwk.json`, 'jwk-set': `${name}s.jwks.json` }[form];
}

function explainFailure(key: KeyMaterial, form: WrittenForm): string {
  return key.kind === 'secret'
    ? say`A secret has no PEM format: it is plain bytes with no structure. Use the JWK.`
    : say`This key can’t be written as ${FORMS[form]}: its parts are broken, or its type doesn’t have that format.`;
}

function nameWritten(half: KeyHalf, form: string): string {
  switch (half) {
    case 'public':
      return say`public key as ${form}`;
    case 'private':
      return say`private key as ${form}`;
    case 'secret':
      return say`secret as ${form}`;
  }
}
