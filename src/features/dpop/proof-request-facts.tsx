import type { ProofRequest } from '../../core/dpop/proof-request.ts';
import { say } from '../../core/words/say.ts';

/** What of a request goes into its proof. */
export function ProofRequestFacts({ request }: { readonly request: ProofRequest }) {
  const { method, url, accessToken } = request;
  const rows = [
    { claim: 'htm', value: method },
    { claim: 'htu', value: url },
  ];
  return (
    <section aria-label={say`Request`} className="grid min-w-0 gap-1.5">
      <dl className="grid min-w-0 grid-cols-[auto_1fr] gap-x-3 gap-y-1 rounded bg-sunken px-3 py-2">
        {rows.map(({ claim, value }) => (
          <div key={claim} className="contents">
            <dt translate="no" className="font-mono text-muted">
              {claim}
            </dt>
            <dd translate="no" className="sensitive min-w-0 font-mono wrap-anywhere">
              {value}
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-muted">
        {accessToken === undefined
          ? say`The command sends no access token, as when it requests one, so the proof has no “ath”.`
          : say`The access token of the command is hashed into “ath”.`}
      </p>
    </section>
  );
}
