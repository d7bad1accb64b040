type TokenChecker = typeof import('../crypto/token-checker.ts');

/** Loads what checks and signs tokens; undefined where it is out of reach. An empty page needs none of it. */
export async function loadTokenChecker(): Promise<TokenChecker | undefined> {
  return await import('../crypto/token-checker.ts').catch(() => undefined);
}
