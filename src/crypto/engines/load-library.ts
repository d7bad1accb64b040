/** What would do it could not be fetched, which says nothing about token or key. */
export class LibraryMissing extends Error {}

export function loadLibrary<Module>(module: Promise<Module>): Promise<Module> {
  return module.catch(() => {
    throw new LibraryMissing('A library could not be loaded');
  });
}
