import { afterEach, expect, test } from 'vitest';
import {
  LOCK_CHOICES,
  readLock,
  readSharing,
  rememberLock,
  rememberSharing,
} from '../../src/session/settings.ts';

afterEach(() => rememberSharing(false));

test('are off until they are set', () => {
  expect([readLock(), readSharing()]).toEqual([0, false]);
});

test.each(LOCK_CHOICES)(
  'the lock after %i minutes is remembered, and nothing where it is off',
  (minutes) => {
    rememberLock(minutes);
    expect(readLock()).toBe(minutes);
    expect({ ...localStorage }).toEqual(minutes === 0 ? {} : { lock: `${minutes}` });
  },
);

test.each(['', '-1', '1', '5 ', 'never', '1e1'])('%j is no lock', (stored) => {
  localStorage.setItem('lock', stored);
  expect(readLock()).toBe(0);
});

test('screen sharing is remembered, and the style sheet told', () => {
  rememberSharing(true);
  expect(readSharing()).toBe(true);
  expect(document.documentElement).toHaveAttribute('data-sharing');
  rememberSharing(false);
  expect({ ...localStorage }).toEqual({});
  expect(document.documentElement).not.toHaveAttribute('data-sharing');
});
