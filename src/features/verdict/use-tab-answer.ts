import { useEffect } from 'react';
import type { Answer } from '../../core/conclusion/answer.ts';
import { say } from '../../core/words/say.ts';
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
    let isCurrent = true;
    const show = async () => {
      const module = await import('./tab-icon.ts').catch(() => undefined);
      const link = document.querySelector('link[rel="icon"]');
      if (isCurrent && module) link?.setAttribute('href', module.tabIcon(tone));
    };
    const timer = setTimeout(() => void show(), tone === 'neutral' ? PATIENCE : 0);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
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
