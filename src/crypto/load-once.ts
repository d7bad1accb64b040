interface LoadedOnce<Module> {
  /** Undefined where the code is out of reach; the next call tries again. */
  readonly load: () => Promise<Module | undefined>;
  /** What is loaded already. */
  readonly loaded: () => Module | undefined;
}

/**
 * Code that is loaded when it is first needed. It is kept, since a browser answers even for a
 * loaded module of `import()` in a task of its own, after whatever else waits.
 */
export function loadOnce<Module>(importModule: () => Promise<Module>): LoadedOnce<Module> {
  let module: Module | undefined;
  return {
    load: async () => {
      module ??= await importModule().catch(() => undefined);
      return module;
    },
    loaded: () => module,
  };
}
