import { type ReactNode, Suspense } from 'react';
import {
  type DecodedToken,
  type DetachedPayload as DetachedBytes,
  findPart,
  lacksPayload,
} from '../../core/decode/decoded-token.ts';
import { isSdJwt } from '../../core/decode/is-sd-jwt.ts';
import { say } from '../../core/words/say.ts';
import { lazyPane } from '../shared/lazy-pane.tsx';

export interface KindPaneProps {
  readonly token: DecodedToken;
}

export interface DetachedPayloadProps extends KindPaneProps {
  readonly text: string;
  /** What is signed, where the text alone does not say it. */
  readonly bytes: Uint8Array | undefined;
  readonly onText: (text: string) => void;
  readonly onBytes: (payload: DetachedBytes) => void;
}

/** What few tokens have is fetched for those that have it. */
const UnprotectedHeader = lazyPane<KindPaneProps>(
  async () => (await import('./special-panes.tsx')).UnprotectedHeader,
);
const DetachedPayload = lazyPane<DetachedPayloadProps>(
  async () => (await import('./special-panes.tsx')).DetachedPayload,
);
const DisclosuresPane = lazyPane<KindPaneProps>(
  async () => (await import('./disclosures-pane.tsx')).DisclosuresPane,
);

interface BelowHeaderProps {
  readonly token: DecodedToken | undefined;
  readonly text: string;
  readonly bytes: Uint8Array | undefined;
  readonly onText: (text: string) => void;
  readonly onBytes: (payload: DetachedBytes) => void;
}

/** Below the header: what nothing protects, and the payload of a token that comes without it. */
export function BelowHeader({ token, text, bytes, onText, onBytes }: BelowHeaderProps) {
  if (!token) return null;
  const isDetached = lacksPayload(token) && findPart(token, 'signature')?.encoded !== '';
  return (
    <Waiting>
      {token.found.json?.unprotected.length ? <UnprotectedHeader token={token} /> : null}
      {isDetached && <DetachedPayload {...{ token, text, bytes, onText, onBytes }} />}
    </Waiting>
  );
}

/** Below the payload: what an SD-JWT discloses. */
export function BelowPayload({ token }: { readonly token: DecodedToken | undefined }) {
  if (!token || !isSdJwt(token)) return null;
  return (
    <Suspense fallback={<div className="min-h-9 max-md:min-h-11" />}>
      <DisclosuresPane token={token} />
    </Suspense>
  );
}

function Waiting({ children }: { readonly children: ReactNode }) {
  return (
    <Suspense fallback={<p className="px-4 text-13 text-muted">{say`Loading…`}</p>}>
      {children}
    </Suspense>
  );
}
