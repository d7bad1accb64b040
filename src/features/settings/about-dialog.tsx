import type { ReactNode } from 'react';
import { version } from '../../../package.json';
import { say, sayCount } from '../../core/words/say.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { readCopyFacts } from './copy-facts.ts';
import { HAS_FILES, PageLinks } from './page-links.tsx';
import { useRequests } from './use-requests.ts';

/** Prints the digest that the page shows, from the sums that are served with it. */
const DIGEST_COMMAND = "grep -E ' assets/.*\\.(js|woff2)$' SHA256SUMS | sha256sum";
const SINGLE_FILE_COMMAND = 'sha256sum claimcheck.html';

/** What the page is, which copy of it this is and how to check that, and its documents. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={say`About Claimcheck`} closeLabel={say`Close`} onClose={onClose}>
      <div className="grid gap-4 p-4 text-13">
        <p>
          {say`Claimcheck decodes, verifies, edits and signs JWTs. Tokens and keys are never uploaded or stored: the page’s security policy blocks every connection except to the key servers you choose to fetch from.`}
        </p>
        <ThisCopy />
        <HowToCheck />
        <p className="page-links">
          <PageLinks isComplete />
        </p>
      </div>
    </Dialog>
  );
}

function ThisCopy() {
  const { commit, date, digest } = readCopyFacts();
  return (
    <section aria-label={say`This copy`}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 max-md:grid-cols-1">
        <Fact name={say`Version`}>{version}</Fact>
        <Fact name={say`Commit`}>
          {commit === undefined ? (
            say`Unknown: built from changed files`
          ) : (
            <Code text={commit} what={say`commit`} />
          )}
        </Fact>
        {date !== undefined && <Fact name={say`Date of the commit`}>{date}</Fact>}
        {digest !== undefined && (
          <Fact name={say`Digest of scripts and fonts`}>
            <Code text={digest} what={say`digest`} />
          </Fact>
        )}
        <Fact name={say`Requests since opening`}>
          <Requested />
        </Fact>
      </dl>
    </section>
  );
}

/** Counted live: another file of this copy is requested when a part of the page is first used. */
function Requested() {
  const { ownFiles, elsewhere } = useRequests();
  const own = sayCount(ownFiles, '{0} file of this copy', '{0} files of this copy');
  return (
    <>
      <p role="status">
        {elsewhere.length === 0
          ? say`${own}, nothing from other hosts`
          : sayCount(
              elsewhere.length,
              '{1}, {0} URL you chose to fetch',
              '{1}, {0} URLs you chose to fetch',
              own,
            )}
      </p>
      {elsewhere.map((address, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one address can be requested twice, and none moves
        <p key={index} translate="no" className="font-mono text-12 break-all">
          {address}
        </p>
      ))}
    </>
  );
}

function HowToCheck() {
  const command = HAS_FILES ? DIGEST_COMMAND : SINGLE_FILE_COMMAND;
  return (
    <section aria-label={say`How to check this copy`} className="grid gap-1">
      <h3 className="font-semibold">{say`How to check this copy`}</h3>
      <p>
        {HAS_FILES
          ? say`A changed copy could show any digest. Build the commit above from its source: the same commit always gives the same bytes. In the built folder, this command must print the digest above:`
          : say`Build the commit above from its source: the same commit always gives the same bytes. This command must print the same digest for both files:`}
      </p>
      <Code text={command} what={say`command`} />
      {HAS_FILES && (
        <>
          <p>{say`In the source, this command compares every file and header of this copy:`}</p>
          <Code
            text={`npm run verify-deployment -- ${pageAddress()}`}
            what={say`comparison command`}
          />
        </>
      )}
    </section>
  );
}

/** Without what is behind it, as it was shown when the page was opened. */
function pageAddress(): string {
  return location.href.split(/[?#]/, 1)[0] ?? '';
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function Code({ text, what }: { readonly text: string; readonly what: string }) {
  return (
    <div className="flex items-center gap-2">
      <code translate="no" className="min-w-0 font-mono text-12 break-all">
        {text}
      </code>
      <CopyButton what={what} text={text} isIcon />
    </div>
  );
}
