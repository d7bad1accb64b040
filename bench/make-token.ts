import { tokenOf } from '../test/support/tokens/tokens.ts';

let marks = 0;

/** A text that is in no token before. */
export function freshMark(): string {
  marks += 1;
  return `mark-${marks}`;
}

/** A signed token of about so many characters, with the mark in its first member. */
export function tokenOfSize(characters: number, mark = freshMark()): string {
  const claims = { mark, iss: 'https://issuer.test', sub: 'user-42', exp: 4_102_444_800 };
  const count = Math.max(0, Math.floor((characters * 0.74 - 160) / 20));
  const roles = Array.from(
    { length: count },
    (_, index) => `role-${String(index).padStart(12, '0')}`,
  );
  return tokenOf(JSON.stringify(count > 0 ? { ...claims, roles } : claims));
}
