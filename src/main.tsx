import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { type RichTextBox, RichTextBoxContext } from './editor/text-box.ts';
import { rehearse } from './rehearse.tsx';
import { afterFirstFrame } from './state/first-frame.ts';
import { applyTheme, readTheme } from './state/preferences.ts';
import { mayWantAnother, useLanguage } from './state/use-language.ts';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import './styles.css';

/** The page at once, the editors as soon as the first frame is painted. */
function Page() {
  useLanguage();
  const [editor, setEditor] = useState<RichTextBox>();
  useEffect(() => {
    void afterFirstFrame().then(async () => {
      const module = await import('./editor/rich-text-box.tsx');
      setEditor(() => module.RichTextBox);
      void rehearse(module.RichTextBox);
    });
  }, []);
  return (
    <RichTextBoxContext value={editor}>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </RichTextBoxContext>
  );
}

applyTheme(readTheme());
const root = document.getElementById('root');
const show = () => root && createRoot(root).render(<Page />);
// English is here already; for another language the page waits for the words, or does without them.
if (mayWantAnother()) void import('./state/language.ts').then(openLanguage).then(show, show);
else show();

async function openLanguage({
  changeLanguage,
  preferredLanguage,
}: typeof import('./state/language.ts')): Promise<void> {
  await changeLanguage(preferredLanguage());
}
