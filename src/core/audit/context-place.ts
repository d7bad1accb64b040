import type { Place } from '../extract/token-context.ts';
import type { Finding, FindingPlace } from './audit-rule.ts';

/** A stretch of the text around the token. */
function contextPlace(range: Place): FindingPlace {
  return { part: 'context', range };
}

/** A finding that rests on what is around the token. */
export function contextFinding(range: Place, finding: Omit<Finding, 'basis' | 'where'>): Finding {
  return { basis: 'context', where: contextPlace(range), ...finding };
}

/** Hosts that are this computer, where plain http and open cookies give nothing away. */
export function isLoopback(host: string | undefined): boolean {
  return (
    host !== undefined &&
    /^(?:localhost|127(?:\.\d+){3}|\[::1\]|.*\.localhost)(?::\d+)?$/i.test(host)
  );
}
