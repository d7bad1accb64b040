import { version } from '../../../package.json';
import { say } from '../../core/words/say.ts';

/** The single file has nothing beside it. */
const HAS_FILES = import.meta.env.MODE !== 'single-file';

/** The version, and the documents that are published with the page. */
export function PageLinks() {
  return (
    <>
      <span>{say`Claimcheck ${version}`}</span>
      {HAS_FILES && (
        <>
          <Document file="SECURITY.txt">{say`Security`}</Document>
          <Document file="SELF-HOSTING.txt">{say`Self-host`}</Document>
          <Document file="LICENSES.txt">{say`Licenses`}</Document>
          <a href="./claimcheck.html" download="claimcheck.html">
            {say`Offline file`}
          </a>
        </>
      )}
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
  return (
    <footer className="start page-footer">
      <PageLinks />
    </footer>
  );
}
