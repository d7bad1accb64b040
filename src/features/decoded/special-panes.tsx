import { type ClipboardEvent, useId, useRef } from 'react';
import { formatJson } from '../../core/encoding/json-format.ts';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say, sayCount } from '../../core/words/say.ts';
import { sentences } from '../../core/words/sentences.ts';
import { pasteLong } from '../../editor/long-paste.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Coded } from '../../ui/quoted.tsx';
import { readDrop } from '../shared/read-drop.ts';
import type { DetachedPayloadProps, KindPaneProps } from './kind-panes.tsx';

/** Characters of an unprotected header that are shown. */
const MOST_SHOWN = 20_000;

/** Header parameters that are beside the signature, not under it. */
export function UnprotectedHeader({ token }: KindPaneProps) {
  const headers = token.found.json?.unprotected ?? [];
  const text = headers.map((header) => formatJson(header.text, header.object)).join('\n');
  return (
    <Panel
      title={say`Unprotected header`}
      edge="header"
      note={say`read-only`}
      tools={<CopyButton isIcon what={say`unprotected header`} text={text} />}
    >
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-60 overflow-auto px-4 py-2 font-mono text-13 break-all whitespace-pre-wrap"
      >
        {text.slice(0, MOST_SHOWN)}
      </pre>
      {text.length > MOST_SHOWN && (
        <p className="border-t border-line px-4 py-2 text-13 text-muted">
          {say`Showing the first ${formatNumber(MOST_SHOWN)} characters. Copy the header to read all of it.`}
        </p>
      )}
      <p className="border-t border-line px-4 py-2 text-13 text-muted">
        {token.form === 'jwe'
          ? say`These parameters are not protected: anyone can change them in transit.`
          : say`The signature does not cover these parameters: anyone can change them in transit.`}
      </p>
    </Panel>
  );
}

/** The payload of a token that comes without it (RFC 7515, appendix F): a text, or a file of any bytes. */
export function DetachedPayload({ token, text, bytes, onText, onBytes }: DetachedPayloadProps) {
  const noteId = useId();
  const picker = useRef<HTMLInputElement>(null);
  const take = (file: File) =>
    void file.arrayBuffer().then(
      (buffer) => onBytes({ bytes: new Uint8Array(buffer), isExact: true }),
      // A folder, or a file that is gone.
      () => undefined,
    );
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const pasted = event.clipboardData.getData('text/plain');
    const [file] = event.clipboardData.files;
    const isWhole = selectionStart === 0 && selectionEnd === value.length;
    if (!(file && pasted === '') && !(isWhole && pasted.includes('\r'))) {
      pasteLong(event, onText);
      return;
    }
    event.preventDefault();
    if (file && pasted === '') take(file);
    else onBytes({ bytes: encodeUtf8(pasted), isExact: false });
  };
  return (
    <Panel
      title={say`Detached payload`}
      edge="payload"
      tools={
        <>
          <input
            ref={picker}
            type="file"
            hidden
            aria-label={say`Payload file`}
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file) take(file);
              target.value = '';
            }}
          />
          <Button look="ghost" small onClick={() => picker.current?.click()}>
            {say`Choose file…`}
          </Button>
        </>
      }
    >
      <textarea
        aria-label={say`Detached payload`}
        data-undo="page"
        aria-describedby={noteId}
        className="key-box max-h-60 min-h-16"
        value={text}
        rows={3}
        placeholder={bytes ? describeBytes(bytes) : say`The payload, exactly as it was signed`}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        translate="no"
        onChange={(event) => onText(event.target.value)}
        onPaste={paste}
        onDropCapture={(event) => readDrop(event, onText, take)}
      />
      {bytes && (
        <p data-bytes={bytes.length} className="border-t border-line px-4 py-2 text-13">
          {describeBytes(bytes)} {say`Type in the field to replace these bytes.`}
        </p>
      )}
      <p id={noteId} className="border-t border-line px-4 py-2 text-13 text-muted">
        <Coded>
          {sentences(
            token.unencoded
              ? say`The token doesn’t contain its payload, which is signed unencoded (“b64” is false). Every character counts, including the last line break.`
              : say`The token doesn’t contain its payload. Enter the text itself, not its base64url encoding. Every character counts, including the last line break.`,
            say`Text is tried with LF and CRLF line endings. Drop a file to check its exact bytes.`,
          )}
        </Coded>
      </p>
    </Panel>
  );
}

/** Bytes shown of what is not text. */
const HEAD = 16;

function describeBytes(bytes: Uint8Array): string {
  const head = Array.from(bytes.subarray(0, HEAD), (byte) => byte.toString(16).padStart(2, '0'));
  const hex = head.join(' ') + (bytes.length > HEAD ? ' …' : '');
  return sayCount(
    bytes.length,
    'Exactly {1} byte is checked: {2}.',
    'Exactly {1} bytes are checked: {2}.',
    formatNumber(bytes.length),
    hex,
  );
}
