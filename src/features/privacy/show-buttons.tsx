import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';

/** What is blurred as a whole while the screen is shared. */
const BLURRED = [
  { what: 'token', selector: '.rich-token, .plain-token' },
  { what: 'key', selector: '#key' },
  { what: 'signature', selector: '.signature-value' },
] as const;

type What = (typeof BLURRED)[number]['what'];

/** A button "Show" in the heading of every box that is blurred; pressed again it hides. */
export function ShowButtons({ isThere }: { readonly isThere: boolean }) {
  const [places, setPlaces] = useState<readonly Place[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature comes and goes with the token
  useEffect(() => setPlaces(findPlaces()), [isThere]);
  return places.map(({ what, section, tools }) =>
    createPortal(<ShowButton what={what} section={section} />, tools, what),
  );
}

interface Place {
  readonly what: What;
  readonly section: HTMLElement;
  readonly tools: HTMLElement;
}

function findPlaces(): Place[] {
  return BLURRED.flatMap(({ what, selector }) => {
    const section = document.querySelector(selector)?.closest('section');
    const tools = section?.querySelector<HTMLElement>('[data-tools]');
    return section && tools ? [{ what, section, tools }] : [];
  });
}

function ShowButton({ what, section }: Pick<Place, 'what' | 'section'>) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (isShown) section.dataset.shown = '';
    return () => {
      delete section.dataset.shown;
    };
  }, [isShown, section]);
  return (
    <Button look="ghost" aria-label={nameButton(what, isShown)} onClick={() => setShown(!isShown)}>
      {isShown ? say`Hide` : say`Show`}
    </Button>
  );
}

function nameButton(what: What, isShown: boolean): string {
  switch (what) {
    case 'token':
      return isShown ? say`Hide the token` : say`Show the token`;
    case 'key':
      return isShown ? say`Hide the key` : say`Show the key`;
    case 'signature':
      return isShown ? say`Hide the signature` : say`Show the signature`;
  }
}
