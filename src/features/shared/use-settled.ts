import { useDeferredValue } from 'react';

/** Texts longer than this are studied after the frame that shows them. */
export const HEAVY_TEXT = 16_000;

/**
 * The value itself, or, for a heavy one, undefined until the frame that shows
 * it is painted: what takes long must neither hold up a keystroke nor be shown
 * beside another value.
 */
export function useSettled<Value>(value: Value, isHeavy: boolean): Value | undefined {
  const settled = useDeferredValue(value);
  return !isHeavy || settled === value ? value : undefined;
}
