import { Check, X } from 'lucide-react';
import { factOf } from '../../core/audit/token-facts.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import type { ChainLink } from '../../core/evidence/chain-report.ts';
import { explainFault } from '../../core/explain/explain-chain.ts';
import { ROOT_SOURCES } from '../../core/registry/root-sources.ts';
import { formatUtc } from '../../core/time/utc-date.ts';
import { cut, insideQuotes } from '../../core/words/quote.ts';
import { say } from '../../core/words/say.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Coded } from '../../ui/quoted.tsx';

/** Enough for a distinguished name with all its parts. */
const LONGEST_NAME = 200;

interface ChainDialogProps {
  /** Undefined where no chain was verified. */
  readonly links: readonly ChainLink[] | undefined;
  readonly token: DecodedToken | undefined;
  readonly onClose: () => void;
}

/** Each certificate with what holds and what fails, and where roots are published. */
export function ChainDialog({ links, token, onClose }: ChainDialogProps) {
  return (
    <Dialog title={say`Certificate chain`} closeLabel={say`Close`} onClose={onClose}>
      <div className="grid gap-4 p-4">
        {links && links.length > 0 ? (
          <Links links={links} />
        ) : (
          <p className="text-muted">{say`Add a root certificate to verify the chain.`}</p>
        )}
        <p className="text-muted">
          <Coded>
            {say`Signatures, names, dates, basic constraints, key usage, path length and name constraints are checked (RFC 5280 §6.1). Revocation is not checked: this page makes no request.`}
          </Coded>
        </p>
        <Sources token={token} />
      </div>
    </Dialog>
  );
}

function Links({ links }: { readonly links: readonly ChainLink[] }) {
  return (
    <ol aria-label={say`Certificates of the chain`} className="grid gap-2">
      {links.map((link, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a chain may hold one certificate twice, and is never rearranged
          key={index}
          data-role={link.role}
          data-holds={link.faults.length === 0}
          className="rounded border border-line px-3 py-2"
        >
          <p className="text-12 font-medium text-muted">{nameRole(link)}</p>
          <p translate={link.subject ? 'no' : undefined} className="font-medium wrap-anywhere">
            {link.subject ? cut(link.subject, LONGEST_NAME) : say`(no subject)`}
          </p>
          {link.fingerprint !== '' && <Facts link={link} />}
          <Outcome link={link} />
        </li>
      ))}
    </ol>
  );
}

function nameRole({ role, isSelfIssued }: ChainLink): string {
  switch (role) {
    case 'leaf':
      return say`Signer`;
    case 'intermediate':
      return say`Certificate authority`;
    case 'anchor':
      return isSelfIssued
        ? say`Root that you gave`
        : say`Intermediate certificate that you gave as a root`;
    case 'extra':
      return say`Above your root, not needed`;
  }
}

function Facts({ link }: { readonly link: ChainLink }) {
  const { issuer, notBefore, notAfter, fingerprint, isSelfIssued } = link;
  const isDated = Number.isFinite(notBefore) && Number.isFinite(notAfter);
  return (
    <div className="text-12 text-muted wrap-anywhere">
      <p translate="no">
        {isSelfIssued ? say`Self-issued` : say`Issued by ${cut(issuer, LONGEST_NAME)}`}
      </p>
      {isDated && <p>{say`Valid from ${formatUtc(notBefore)} to ${formatUtc(notAfter)}`}</p>}
      <p translate="no" className="font-mono">
        {`SHA-256 ${fingerprint}`}
      </p>
    </div>
  );
}

function Outcome({ link }: { readonly link: ChainLink }) {
  if (link.faults.length === 0) {
    if (link.role === 'extra') return null;
    return (
      <p className="mt-1 flex items-start gap-1.5 text-ok">
        <Icon of={Check} />
        {say`Holds`}
      </p>
    );
  }
  return (
    <ul className="mt-1 grid gap-1">
      {link.faults.map((fault) => (
        <li key={`${fault.code} ${fault.about}`} className="flex items-start gap-1.5 text-bad">
          <Icon of={X} />
          <span className="min-w-0 wrap-anywhere">
            <Coded>{explainFault(fault, link)}</Coded>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The names of roots and their publishers; the roots themselves are for the user to get. */
function Sources({ token }: { readonly token: DecodedToken | undefined }) {
  const root = token && factOf(token, 'root');
  return (
    <section aria-label={say`Where to get a root`} className="grid gap-2">
      <h3 className="font-medium">{say`Where to get a root`}</h3>
      {root !== undefined && (
        <p>
          <Coded>{say`Verifiers of this kind of token accept only chains to “${insideQuotes(root)}”.`}</Coded>
        </p>
      )}
      <ul className="grid gap-1">
        {ROOT_SOURCES.map(({ name, use, url }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer" className="text-accent underline">
              {name()}
            </a>{' '}
            <span className="text-muted">{use()}</span>
          </li>
        ))}
      </ul>
      <p className="text-muted">
        {say`Compare the SHA-256 fingerprint with the one that the certificate authority publishes.`}
      </p>
    </section>
  );
}
