import { useState } from 'react';
import type { Finding } from '../core/audit/audit-rule.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import { findPlace, type Revealed } from '../panes/find-place.ts';

/** The stretch of a box that is to be shown, and what shows the place of a finding, or any other. */
export function useReveal(
  token: DecodedToken | undefined,
  texts: { readonly headerText: string; readonly payloadText: string },
) {
  const [revealed, setRevealed] = useState<Revealed>();
  const ofFinding = ({ where }: Finding) => {
    const place = findPlace(where, token, texts);
    if (place) setRevealed(place);
    else if (where.part === 'key') document.querySelector<HTMLElement>('#key')?.focus();
  };
  const goTo = (name: Revealed['part'] | 'key') => {
    if (name === 'key') document.querySelector<HTMLElement>('#key')?.focus();
    else setRevealed({ part: name, from: 0, to: 0 });
  };
  const inBox = (part: Revealed['part']) => (revealed?.part === part ? revealed : undefined);
  return [inBox, { ofFinding, place: setRevealed, part: goTo }] as const;
}
