import { pointerStep } from '../encoding/json-query.ts';
import type { FindingPlace } from './audit-rule.ts';

/** A claim at the top of the payload; the payload itself without a name. */
export function claimPlace(name?: string): FindingPlace {
  return { part: 'payload', pointer: name === undefined ? '' : pointerStep(name) };
}
