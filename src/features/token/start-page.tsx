import { Clipboard, Lock } from 'lucide-react';
import { useState } from 'react';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { OpenFileButton } from './open-file-button.tsx';

/** What the page is for, above the Token field of an empty page. */
export function StartTitle() {
  return (
    <h1 className="start start-title">
      {say`Inspect, verify and edit JWTs. Nothing leaves your browser.`}
    </h1>
  );
}

/** By the names that they have in every language, or by words. */
const SAMPLES: readonly (readonly [name: string | (() => string), text: string])[] = [
  [() => say`Bearer header`, 'Authorization: Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6Ilh3N3BWMm…'],
  ['cURL', 'curl -H "Authorization: Bearer eyJ…" https://api.example.com/orders'],
  [() => say`Cookie`, 'Cookie: session=eyJhbGciOiJIUzI1NiJ9…; theme=dark'],
  ['HAR', '{ "log": { "entries": [ { "request": { "headers": [ …'],
  ['JWE', 'eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMjU2R0NNIn0.OKOawDo…'],
  ['SD-JWT', 'eyJ0eXAiOiJkYytzZC1qd3QifQ.eyJfc2QiOlsi…~WyJyU0x1emh…~'],
];

/**
 * What can be pasted, shown behind the empty text box. The placeholder is the one of the box, which
 * could not make room for what is below it.
 */
export function SampleForms({ placeholder }: { readonly placeholder: string }) {
  return (
    <div aria-hidden="true" className="start sample-forms">
      <p>{placeholder}</p>
      <ul>
        {SAMPLES.map(([name, text]) => (
          <li key={text}>
            {typeof name === 'string' ? <span translate="no">{name}</span> : <span>{name()}</span>}
            <code translate="no">{text}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface StartRowProps {
  readonly onText: (text: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** The row below the empty text box. */
export function StartRow({ onText, onFiles }: StartRowProps) {
  return (
    <div className="start start-row">
      <PasteButton onText={onText} />
      <OpenFileButton onFiles={onFiles} />
      <span className="start-promise">
        <Icon of={Lock} />
        {say`Tokens and keys are never uploaded or stored`}
      </span>
    </div>
  );
}

/** Reads the clipboard when it is pressed; the browser may ask the user first. */
function PasteButton({ onText }: Pick<StartRowProps, 'onText'>) {
  const [problem, setProblem] = useState<'denied' | 'empty'>();
  // Pages from hosts without TLS have no clipboard.
  if (!navigator.clipboard?.readText) return null;
  const paste = async () => {
    setProblem(undefined);
    const text = await navigator.clipboard.readText().catch(() => undefined);
    if (text === undefined) setProblem('denied');
    else if (text.trim() === '') setProblem('empty');
    else onText(text);
  };
  return (
    <>
      <Button icon={Clipboard} onClick={() => void paste()}>
        {say`Paste`}
      </Button>
      {/* Before the other things in the row for screen readers, after them for the eye. */}
      <span role="status" aria-label={say`Clipboard`} className="start-problem">
        {problem === 'denied' &&
          say`The browser blocked clipboard access. Paste with the keyboard instead.`}
        {problem === 'empty' && say`The clipboard has no text. Copy a token first.`}
      </span>
    </>
  );
}
