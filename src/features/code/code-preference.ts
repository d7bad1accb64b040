import { recall, remember } from '../../session/preferences.ts';

/** The library chosen last, by its id: nothing of the token or the key. */
export function readLibraryChoice(): string | undefined {
  return recall('code-library') ?? undefined;
}

export function rememberLibraryChoice(id: string): void {
  remember('code-library', id);
}
