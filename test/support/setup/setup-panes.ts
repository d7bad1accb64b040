import '@testing-library/jest-dom/vitest';
import { webcrypto } from 'node:crypto';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest';

// jsdom's own has no `subtle`.
Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });

// A busy machine needs longer than the usual second.
configure({ asyncUtilTimeout: 10_000 });
// Nor has it modal dialogs.
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.open = true;
    this.querySelector<HTMLElement>('input')?.focus();
  },
  close(this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  },
});

let errors: MockInstance<typeof console.error>;

beforeEach(() => {
  errors = vi.spyOn(console, 'error').mockImplementation(() => {});
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  history.replaceState(null, '', '/');
  // The clock ticks and WebCrypto answers when they will, not only inside act().
  const told = errors.mock.calls.map(String).filter((words) => !words.includes('act('));
  errors.mockRestore();
  expect(told, 'errors on the console').toEqual([]);
});
