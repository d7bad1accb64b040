import { renderToStaticMarkup } from 'react-dom/server';
import { App } from './app.tsx';

/** The page before anything is put into it, in English. Called when it is built, without a browser. */
export function drawEmptyPage(): string {
  return renderToStaticMarkup(<App />);
}
