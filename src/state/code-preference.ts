const STORAGE_KEY = 'code-library';

/** The library chosen last, by its id: nothing of the token or the key. */
export function readLibraryChoice(): string | undefined {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberLibraryChoice(id: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, id);
  } catch {
    // Then the choice lasts as long as the dialog.
  }
}
