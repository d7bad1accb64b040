import { useState } from 'react';
import type { KeyMaterial } from '../core/keys/key-material.ts';
import { type KeyHalf, useWrittenKey, type WrittenForm } from '../state/use-key-facts.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { downloadText } from '../ui/download.ts';
import { Segments } from '../ui/segments.tsx';

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
const HALVES = { public: 'Public', private: 'Private' } as const;

/** The key in another form, to be copied or kept as a file. */
export function WrittenKey({ shown, keys }: WrittenKeyProps) {
  const [form, setForm] = useState<WrittenForm>('jwk');
  const [wanted, setWanted] = useState<'public' | 'private'>('public');
  const half: KeyHalf = shown.kind === 'private' ? wanted : shown.kind;
  const written = useWrittenKey(shown, keys, half, form);
  const text = written.state === 'done' ? written.value : '';
  const what = `${half} key as ${FORMS[form]}`;
  return (
    <section aria-label="Other forms" className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {shown.kind === 'private' && (
          <Segments label="Half of the key" options={HALVES} value={wanted} onChange={setWanted} />
        )}
        <Segments label="Form of the key" options={FORMS} value={form} onChange={setForm} />
        <span className="ml-auto flex gap-1">
          <CopyButton what={what} text={text} />
          <Button
            look="quiet"
            aria-label={`Download ${what}`}
            disabled={text === ''}
            onClick={() => downloadText(fileName(half, form), text, TYPES[form])}
          >
            Download
          </Button>
        </span>
      </div>
      {written.state === 'failed' ? (
        <p className="text-bad">{explainFailure(shown, form)}</p>
      ) : (
        <textarea
          aria-label="Written key"
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
    ? 'A secret has no PEM: it is plain octets, without a structure. Take the JWK.'
    : `This key cannot be written as ${FORMS[form]}: its parts are broken, or there is no such form of its kind.`;
}
