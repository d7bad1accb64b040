/** How long the search may take, and who may end it. */
export interface Budget {
  isSpent(): boolean;
  /** Lets the page draw and take input, when it has waited for some time. */
  pause(): Promise<void>;
}

/** Milliseconds of work after which a frame is due. */
const WORK_BETWEEN_FRAMES = 12;

/** A budget of so many milliseconds from now. */
export function makeBudget(milliseconds: number, signal: AbortSignal): Budget {
  const end = performance.now() + milliseconds;
  let rested = performance.now();
  return {
    isSpent: () => signal.aborted || performance.now() > end,
    pause: async () => {
      if (performance.now() - rested < WORK_BETWEEN_FRAMES) return;
      await new Promise((resolve) => setTimeout(resolve));
      rested = performance.now();
    },
  };
}
