import { useRef } from 'react';

/** The same object for as long as what it says is the same, so that effects rest. */
export function useSteady<Value>(value: Value): Value {
  const kept = useRef({ value, text: JSON.stringify(value) });
  const text = JSON.stringify(value);
  if (kept.current.text !== text) kept.current = { value, text };
  return kept.current.value;
}
