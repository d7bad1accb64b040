import { type ComponentType, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { afterFirstFrame } from './boot/first-frame.ts';
import { type RichTextBox, RichTextBoxContext } from './editor/text-box.ts';
import { useLanguage } from './i18n/use-language.ts';
import { loadExtraction } from './session/find-tokens.ts';
import { loadKeyReader } from './session/key-reading.ts';
import { applyLooks, mayWantAnother } from './session/preferences.ts';
import { wipeOpeningLink } from './session/read-link.ts';
import { loadTokenChecker } from './session/token-checker.ts';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { type LateTools, LateToolsContext } from './ui/late-tools.ts';
import './styles/styles.css';

/** A file has no address to keep, and the server for development no service worker. */
async function stayOffline(show: (note: () => ComponentType) => void): Promise<void> {
  if (!import.meta.env.PROD || import.meta.env.MODE === 'single-file') return;
  const module = await import('./features/offline/offline-note.tsx').catch(() => undefined);
  if (module) show(() => module.OfflineNote);
}

/** The page at once, the editors as soon as the first frame is painted; without them plain boxes serve. */
function Page() {
  useLanguage();
  const [editor, setEditor] = useState<RichTextBox>();
  const [Offline, setOffline] = useState<ComponentType>();
  const [tools, setTools] = useState<LateTools>();
  useEffect(() => {
    void afterFirstFrame().then(async () => {
      void import('./app/late-tools.ts').then(setTools, () => undefined);
      // So that a paste fetches nothing.
      void loadTokenChecker();
      void loadExtraction();
      void loadKeyReader();
      // Without a network it is too late for the words that say so.
      void import('./features/key/fetch-words.tsx').catch(() => undefined);
      const module = await import('./editor/rich-text-box.tsx').catch(() => undefined);
      if (module) setEditor(() => module.RichTextBox);
      await stayOffline(setOffline);
    });
  }, []);
  return (
    <RichTextBoxContext value={editor}>
      <LateToolsContext value={tools}>
        <ErrorBoundary>
          <App>{Offline && <Offline />}</App>
        </ErrorBoundary>
      </LateToolsContext>
    </RichTextBoxContext>
  );
}

// Whatever becomes of the page from here on, the address no longer holds it.
const link = wipeOpeningLink();
applyLooks();
const root = document.getElementById('root');
const show = () => root && createRoot(root).render(<Page />);
// English is here already; for another language the page waits for the words, or does without them.
// Nor is a key in a link taken before what tells whether it is a public one.
const awaited = [
  ...(mayWantAnother() ? [import('./i18n/language.ts').then(openLanguage)] : []),
  ...(link ? [link] : []),
];
if (awaited.length === 0) show();
else void Promise.allSettled<unknown>(awaited).then(show);

async function openLanguage({
  changeLanguage,
  preferredLanguage,
}: typeof import('./i18n/language.ts')): Promise<void> {
  await changeLanguage(preferredLanguage());
}
