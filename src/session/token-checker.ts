import { loadOnce } from '../crypto/load-once.ts';

/** Loads what checks and signs tokens; undefined where it is out of reach. An empty page needs none of it. */
export const { load: loadTokenChecker } = loadOnce(() => import('../crypto/token-checker.ts'));
