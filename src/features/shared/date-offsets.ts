import { say } from '../../core/words/say.ts';

/** A date relative to now, to which a claim can be set. */
export interface DateOffset {
  readonly id: string;
  /** On a button beside the claim. */
  readonly label: string;
  /** In full, for commands and screen readers; what is on the button is part of it (WCAG 2.2, 2.5.3). */
  readonly name: string;
  readonly seconds: number;
}

export function listDateOffsets(claim: string): readonly DateOffset[] {
  const offsets = [
    { id: 'now', label: say`Now`, name: say`Set “${claim}” to now`, seconds: 0 },
    {
      id: '5-minutes',
      label: say`+5 min`,
      name: say`Set “${claim}” to now +5 min`,
      seconds: 300,
    },
    { id: 'hour', label: say`+1 h`, name: say`Set “${claim}” to now +1 h`, seconds: 3600 },
    { id: 'day', label: say`+1 d`, name: say`Set “${claim}” to now +1 d`, seconds: 86_400 },
  ];
  if (claim !== 'exp') return offsets;
  return [
    ...offsets,
    {
      id: 'expired',
      label: say`Expired`,
      name: say`Set “${claim}” to 1 hour ago (expired)`,
      seconds: -3600,
    },
  ];
}
