import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { writeBookmarklet } from '../../core/share/bookmarklet.ts';
import { say } from '../../core/words/say.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Coded } from '../../ui/quoted.tsx';

/** How a token on another page gets here: a bookmark, a link, or a redirect. */
export function OpenHereDialog({ onClose }: { readonly onClose: () => void }) {
  const page = location.href.split(/[?#]/, 1)[0] ?? '';
  const isFile = location.protocol === 'file:';
  return (
    <Dialog title={say`Open in Claimcheck`} closeLabel={say`Close`} onClose={onClose}>
      <div className="grid gap-4 p-4 text-13">
        {isFile ? (
          <p>
            {say`Websites cannot open this page, since it is a file on your computer. Use a hosted copy for bookmarks, links and redirects.`}
          </p>
        ) : (
          <>
            <Bookmarklet page={page} />
            <Way
              title={say`From your own site`}
              code={`${page}#token=TOKEN&key=PUBLIC_KEY`}
              what={say`link`}
            >
              {say`Link to this page, with the token and an optional public key percent-encoded. Use “#”, not “?”: browsers send queries to servers, which log them.`}
            </Way>
            <Way title={say`As a redirect URI`} code={page} what={say`redirect URI`}>
              {say`Register this page as a redirect URI of a test client. It reads tokens, codes, errors and JARM responses, compares their hashes, and clears the address bar at once.`}
            </Way>
          </>
        )}
      </div>
    </Dialog>
  );
}

function Bookmarklet({ page }: { readonly page: string }) {
  const code = writeBookmarklet(page, say`Paste a token, or text that contains one:`);
  const link = useRef<HTMLAnchorElement>(null);
  const [isPressed, setPressed] = useState(false);
  // React does not render such an address, and the policy of the page does not let it run: it is for dragging.
  useLayoutEffect(() => link.current?.setAttribute('href', code), [code]);
  return (
    <Section title={say`From any page`}>
      <p>
        {say`Drag this link to your bookmarks bar. Then select a token on any page and press the bookmark.`}
      </p>
      <p className="flex items-center gap-2">
        <a
          ref={link}
          href={page}
          className="inline-flex min-h-8 cursor-grab items-center rounded border border-edge px-3 font-medium max-md:min-h-11"
          onClick={(event) => {
            event.preventDefault();
            setPressed(true);
          }}
        >
          {say`Open in Claimcheck`}
        </a>
        <CopyButton what={say`bookmarklet`} shown={say`Copy bookmarklet`} text={code} />
      </p>
      <p role="status" className="text-muted">
        {isPressed
          ? say`Pressing the link does nothing on this page. Drag it to the bookmarks bar, or copy it.`
          : say`Without dragging: copy the bookmarklet, bookmark any page, and replace the URL of the bookmark.`}
      </p>
    </Section>
  );
}

interface WayProps {
  readonly title: string;
  readonly code: string;
  /** What the copy button copies. */
  readonly what: string;
  readonly children: string;
}

function Way({ title, code, what, children }: WayProps) {
  return (
    <Section title={title}>
      <p>
        <Coded>{children}</Coded>
      </p>
      <p className="flex items-center gap-2">
        <code translate="no" className="min-w-0 font-mono text-12 break-all">
          {code}
        </code>
        <CopyButton what={what} text={code} isIcon />
      </p>
    </Section>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-1">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  );
}
