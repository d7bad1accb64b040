import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { type RichTextBox, RichTextBoxContext } from './editor/text-box.ts';
import { rehearse } from './rehearse.tsx';
import { afterFirstFrame } from './state/first-frame.ts';
import { applySizes, applyTheme, readTheme, recall } from './state/preferences.ts';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import './styles.css';

/** The page at once, the editors as soon as the first frame is painted. */
function Page() {
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
applySizes();
// From the first frame on, before the settings are fetched.
document.documentElement.toggleAttribute('data-sharing', recall('sharing') !== null);
const root = document.getElementById('root');
if (root) createRoot(root).render(<Page />);
