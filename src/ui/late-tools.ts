import { type ComponentType, createContext } from 'react';

/** What the page can do without in its first frame, and gets right after it. */
export interface LateTools {
  /** The button in the head of the panel of that title that gives it the page. */
  readonly MaximiseButton: ComponentType<{ readonly title: string }>;
  /** The edge by which the zone of that name is resized. */
  readonly Edge: ComponentType<{ readonly of: SizedPane }>;
  readonly SkipLink: ComponentType;
}

/** The zones whose width can be chosen. */
export type SizedPane = 'left' | 'right';

export const LateToolsContext = createContext<LateTools | undefined>(undefined);
