import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { type DecodedToken, findPart, lacksPayload } from '../core/decode/decoded-token.ts';
import { isSdJwt } from '../core/decode/is-sd-jwt.ts';

export interface KindPaneProps {
  readonly token: DecodedToken;
  readonly className?: string;
}

export interface DetachedPayloadProps extends KindPaneProps {
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** What few tokens have is fetched for those that have it. */
function paneOf<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(() =>
    load().then(
      (pane) => ({ default: pane }),
      () => ({ default: NotLoaded }),
    ),
  );
}

const UnprotectedHeader = paneOf<KindPaneProps>(
  async () => (await import('./special-panes.tsx')).UnprotectedHeader,
);
const DetachedPayload = paneOf<DetachedPayloadProps>(
  async () => (await import('./special-panes.tsx')).DetachedPayload,
);
const DisclosuresPane = paneOf<KindPaneProps>(
  async () => (await import('./disclosures-pane.tsx')).DisclosuresPane,
);

interface BelowHeaderProps {
  readonly token: DecodedToken | undefined;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Below the header: what nothing protects, and the payload of a token that comes without it. */
export function BelowHeader({ token, text, onText }: BelowHeaderProps) {
  if (!token) return null;
  const isDetached = lacksPayload(token) && findPart(token, 'signature')?.encoded !== '';
  return (
    <Waiting>
      {token.found.json?.unprotected.length ? (
        <UnprotectedHeader token={token} className="max-md:order-3" />
      ) : null}
      {isDetached && <DetachedPayload {...{ token, text, onText }} className="max-md:order-2" />}
    </Waiting>
  );
}

/** Below the payload: what an SD-JWT discloses. */
export function BelowPayload({
  token,
  className = '',
}: {
  readonly token: DecodedToken | undefined;
  readonly className?: string;
}) {
  if (!token || !isSdJwt(token)) return null;
  return (
    <Waiting>
      <DisclosuresPane token={token} className={className} />
    </Waiting>
  );
}

function Waiting({ children }: { readonly children: ReactNode }) {
  return (
    <Suspense fallback={<p className="px-3.5 text-note text-muted">One moment.</p>}>
      {children}
    </Suspense>
  );
}

function NotLoaded() {
  return (
    <p className="px-3.5 text-note text-bad">
      This part of the page could not be loaded: the host is out of reach. Load the page again.
    </p>
  );
}
