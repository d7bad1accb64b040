import { version } from '../../../package.json';
import { say } from '../../core/words/say.ts';
import { usePage } from '../shared/page.ts';

/** The single file has nothing beside it. */
export const HAS_FILES = import.meta.env.MODE !== 'single-file';

/** The documents that are published with the page; the footer has those that most people look for. */
export function PageLinks({ isComplete = false }: { readonly isComplete?: boolean }) {
  if (!HAS_FILES) return null;
  return (
    <>
      <a href="./source.tar.gz" download>
        {say`Source`}
      </a>
      <Document file="SECURITY.txt">{say`Security`}</Document>
      <Document file="SELF-HOSTING.txt">{say`Self-host`}</Document>
      {isComplete && (
        <>
          <Document file="CHANGELOG.txt">{say`Changelog`}</Document>
          <Document file="SHA256SUMS">{say`Checksums`}</Document>
          <Document file="sbom.cdx.json">{say`Bill of materials`}</Document>
        </>
      )}
      <Document file="LICENSES.txt">{say`Licenses`}</Document>
      <a href="./claimcheck.html" download="claimcheck.html">
        {say`Offline file`}
      </a>
    </>
  );
}

function Document({ file, children }: { readonly file: string; readonly children: string }) {
  return (
    <a href={`./${file}`} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

/** The last row of an empty page. */
export function PageFooter() {
  const { openDialog } = usePage();
  return (
    <footer className="start page-footer">
      <button type="button" aria-haspopup="dialog" onClick={() => openDialog('about')}>
        {say`Claimcheck ${version}`}
      </button>
      <PageLinks />
    </footer>
  );
}
