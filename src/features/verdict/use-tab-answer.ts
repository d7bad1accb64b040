import { useEffect } from 'react';
import type { Answer } from '../../core/conclusion/answer.ts';
import { say } from '../../core/words/say.ts';
import { iconAddress } from './icon-address.ts';

const NAME = 'Claimcheck';

/** Milliseconds for which the icon keeps the answer before, so that it does not flicker. */
const PATIENCE = 300;

/** Shows the answer in the title and the icon of the browser’s tab. */
export function useTabAnswer(answer: Answer | undefined): void {
  const title = answer && answer.short !== '' ? `${inTab(answer)} – ${NAME}` : NAME;
  const tone = answer?.tone ?? 'neutral';
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    const show = () =>
      document.querySelector('link[rel="icon"]')?.setAttribute('href', iconAddress(tone));
    const timer = setTimeout(show, tone === 'neutral' ? PATIENCE : 0);
    return () => clearTimeout(timer);
  }, [tone]);
}

/** While the screen is shared the tab tells the conclusion and nothing else. */
function inTab({ short, conclusion }: Answer): string {
  if (!document.documentElement.hasAttribute('data-sharing')) return short;
  switch (conclusion) {
    case 'accepted':
      return say`Accepted`;
    case 'rejected':
      return say`Rejected`;
    default:
      return say`Not verified`;
  }
}
