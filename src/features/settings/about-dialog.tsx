import { say } from '../../core/words/say.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { PageLinks } from './page-links.tsx';

/** What the page is, its version and its documents. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={say`About Claimcheck`} closeLabel={say`Close`} onClose={onClose}>
      <div className="grid gap-4 p-4 text-13">
        <p>
          {say`Claimcheck decodes, verifies, edits and signs JWTs. Tokens and keys are never uploaded or stored: the page’s security policy blocks every connection except to the key servers you choose to fetch from.`}
        </p>
        <p className="page-links">
          <PageLinks />
        </p>
      </div>
    </Dialog>
  );
}
