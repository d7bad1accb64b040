import { explainKeyBinding } from '../../core/explain/explain-key-binding.ts';
import { isDate } from '../../core/time/numeric-date.ts';
import { formatUtc } from '../../core/time/utc-date.ts';
import type { KeyBindingVerdict } from '../../core/verdict/key-binding-verdict.ts';
import { say } from '../../core/words/say.ts';

const LOOKS: Readonly<
  Record<KeyBindingVerdict['state'], { readonly mark: string; readonly look: string }>
> = {
  verified: { mark: '✓', look: 'bg-ok-soft text-ok' },
  invalid: { mark: '✕', look: 'bg-bad-soft text-bad' },
  unverified: { mark: '?', look: 'bg-warn-soft text-warn' },
  malformed: { mark: '✕', look: 'bg-bad-soft text-bad' },
};

/** Whether the holder of the key in "cnf" presented this, to whom and when. */
export function KeyBindingStatus({ verdict }: { readonly verdict: KeyBindingVerdict }) {
  const { title, details } = explainKeyBinding(verdict);
  const { mark, look } = LOOKS[verdict.state];
  return (
    <div className="border-t border-line px-3.5 py-2.5 text-13">
      <div
        role="status"
        aria-label={say`Key Binding`}
        data-state={verdict.state}
        className="grid grid-cols-[24px_1fr] gap-2.5"
      >
        <span
          aria-hidden="true"
          className={`grid size-6 place-items-center rounded font-bold ${look}`}
        >
          {mark}
        </span>
        <div className="min-w-0">
          <p className="font-semibold">{title}</p>
          {details.map((detail) => (
            <p key={detail} className="break-words text-muted">
              {detail}
            </p>
          ))}
        </div>
      </div>
      {verdict.state !== 'malformed' && (
        <dl className="mt-2 ml-[34px] grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
          <Fact name="aud" value={verdict.audience} />
          <Fact name="nonce" value={verdict.nonce} />
          <Fact
            name="iat"
            value={verdict.issuedAt === undefined ? undefined : dateWords(verdict.issuedAt)}
          />
        </dl>
      )}
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | undefined }) {
  return (
    <>
      <dt translate="no" className="font-mono text-muted">
        {name}
      </dt>
      <dd className="min-w-0 font-mono break-all">
        {value === undefined ? say`missing` : <span translate="no">{value}</span>}
      </dd>
    </>
  );
}

function dateWords(seconds: number): string {
  return isDate(seconds) ? `${seconds} · ${formatUtc(seconds)}` : String(seconds);
}
