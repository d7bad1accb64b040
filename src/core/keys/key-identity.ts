import type { KeyMaterial } from './key-material.ts';

type NameKey = (key: KeyMaterial) => readonly string[];

let nameKey: NameKey | undefined;

/** To be called by what names keys; it comes with what reads them, so that no key is there before it. */
export function nameKeysWith(given: NameKey): void {
  nameKey = given;
}

const known = new WeakMap<KeyMaterial, readonly string[]>();

/** What is the same in every form of a key (`nameKey`). Without its names nothing may rest on a key. */
export function identifyKey(key: KeyMaterial): readonly string[] {
  const names = known.get(key) ?? nameKey?.(key);
  if (!names) throw new Error('A key was read before what names keys was loaded.');
  known.set(key, names);
  return names;
}
