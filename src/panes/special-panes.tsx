import { useId } from 'react';
import { formatJson } from '../core/encoding/json-format.ts';
import { say } from '../core/words/say.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Panel } from '../ui/panel.tsx';
import type { DetachedPayloadProps, KindPaneProps } from './kind-panes.tsx';

/** Header parameters that stand beside the signature, not under it. */
export function UnprotectedHeader({ token }: KindPaneProps) {
  const headers = token.found.json?.unprotected ?? [];
  const text = headers.map((header) => formatJson(header.text, header.object)).join('\n');
  return (
    <Panel
      title={say`Unprotected header`}
      edge="header"
      note={say`read-only`}
      tools={<CopyButton what={say`unprotected header`} text={text} />}
    >
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-60 overflow-auto px-3.5 py-2.5 font-mono text-note break-all whitespace-pre-wrap"
      >
        {text}
      </pre>
      <p className="border-t border-line px-3.5 py-2 text-note text-muted">
        {token.form === 'jwe'
          ? say`Nothing protects these parameters: anyone on the way can change them.`
          : say`The signature does not cover these parameters: anyone on the way can change them.`}
      </p>
    </Panel>
  );
}

/** The payload of a token that comes without it (RFC 7515, appendix F). */
export function DetachedPayload({ token, text, onText }: DetachedPayloadProps) {
  const noteId = useId();
  return (
    <Panel title={say`Detached payload`} edge="payload">
      <textarea
        aria-label={say`Detached payload`}
        aria-describedby={noteId}
        className="key-box max-h-60 min-h-16"
        value={text}
        rows={3}
        placeholder={say`The payload, exactly as it was signed`}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        translate="no"
        onChange={(event) => onText(event.target.value)}
      />
      <p id={noteId} className="border-t border-line px-3.5 py-2 text-note text-muted">
        {token.unencoded
          ? say`The token comes without its payload, which is signed as it is ("b64" is false). Every character counts, the last line break too.`
          : say`The token comes without its payload. Put in the text itself, not its base64url: every character counts, the last line break too.`}{' '}
        {say`It is read as UTF-8 with LF for line breaks: a payload with CRLF, or of octets that are no text, cannot be checked here.`}
      </p>
    </Panel>
  );
}
