import { sayCount } from './say.ts';

/** "1 byte", "2 bytes". */
export function bytes(count: number): string {
  return sayCount(count, '{0} byte', '{0} bytes');
}

/** "1 character", "2 characters". */
export function characters(count: number): string {
  return sayCount(count, '{0} character', '{0} characters');
}
