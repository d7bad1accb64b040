import { CircleAlert, CircleCheck, CircleX, type LucideIcon } from 'lucide-react';
import { explainKeyBinding } from '../../core/explain/explain-key-binding.ts';
import { isDate } from '../../core/time/numeric-date.ts';
import { formatUtc } from '../../core/time/utc-date.ts';
import type { KeyBindingVerdict } from '../../core/verdict/key-binding-verdict.ts';
import { say } from '../../core/words/say.ts';
import { Icon } from '../../ui/icon.tsx';
import { Coded } from '../../ui/quoted.tsx';

const LOOKS: Readonly<
  Record<KeyBindingVerdict['state'], { readonly icon: LucideIcon; readonly look: string }>
> = {
  verified: { icon: CircleCheck, look: 'text-ok' },
  invalid: { icon: CircleX, look: 'text-bad' },
  unverified: { icon: CircleAlert, look: 'text-warn' },
  malformed: { icon: CircleX, look: 'text-bad' },
};

/** Whether the holder of the key in "cnf" presented this, to whom and when. */
export function KeyBindingStatus({ verdict }: { readonly verdict: KeyBindingVerdict }) {
  const { title, details } = explainKeyBinding(verdict);
  const { icon, look } = LOOKS[verdict.state];
  return (
    <div className="border-t border-line px-4 py-2 text-13">
      <div
        role="status"
        aria-label={say`Key Binding`}
        data-state={verdict.state}
        className="grid grid-cols-[16px_1fr] gap-3"
      >
        <Icon of={icon} className={`mt-0.5 ${look}`} />
        <div className="min-w-0">
          <p className="font-semibold">{title}</p>
          {details.map((detail) => (
            <p key={detail} className="break-words text-muted">
              <Coded>{detail}</Coded>
            </p>
          ))}
        </div>
      </div>
      {verdict.state !== 'malformed' && (
        <dl className="mt-2 ml-7 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
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
