import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { type RichTextBox, RichTextBoxContext } from './editor/text-box.ts';
import { rehearse } from './rehearse.tsx';
import { afterFirstFrame } from './state/first-frame.ts';
import { applySizes, applyTheme, readTheme } from './state/preferences.ts';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { type LateTools, LateToolsContext } from './ui/late-tools.ts';
import './styles.css';

/** The page at once, the editors as soon as the first frame is painted. */
function Page() {
  const [editor, setEditor] = useState<RichTextBox>();
  const [tools, setTools] = useState<LateTools>();
  useEffect(() => {
    void afterFirstFrame().then(async () => {
      void import('./app/late-tools.ts').then(setTools, () => undefined);
      const module = await import('./editor/rich-text-box.tsx');
      setEditor(() => module.RichTextBox);
      void rehearse(module.RichTextBox);
    });
  }, []);
  return (
    <RichTextBoxContext value={editor}>
      <LateToolsContext value={tools}>
        <ErrorBoundary>
          <App />
        </ErrorBoundary>
      </LateToolsContext>
    </RichTextBoxContext>
  );
}

applyTheme(readTheme());
applySizes();
const root = document.getElementById('root');
if (root) createRoot(root).render(<Page />);
