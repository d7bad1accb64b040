import { useEffect } from 'react';
import type { Answer } from '../../core/conclusion/answer.ts';
import { say } from '../../core/words/say.ts';
import { iconAddress } from './icon-address.ts';
import { useIsSharing } from './use-is-sharing.ts';

const NAME = 'Claimcheck';

/** Milliseconds for which the icon keeps the answer before, so that it does not flicker. */
const PATIENCE = 300;

/** Shows the answer in the title and the icon of the browser’s tab. */
export function useTabAnswer(answer: Answer | undefined): void {
  const isSharing = useIsSharing();
  const words = answer && (isSharing ? nameConclusion(answer) : answer.short);
  const title = words ? `${words} – ${NAME}` : NAME;
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
function nameConclusion({ conclusion }: Answer): string {
  switch (conclusion) {
    case 'none':
      return '';
    case 'accepted':
      return say`Accepted`;
    case 'rejected':
      return say`Rejected`;
    case 'unknown':
      return say`Not verified`;
  }
}
