import { repeatedMembers, repeatedNames } from '../encoding/json-query.ts';
import type { JsonNode } from '../encoding/json-text.ts';
import type { KeyPiece } from './key-material.ts';
import type { JsonKeys } from './parse-json-keys.ts';
import { addRepair } from './parse-pem.ts';

/**
 * The pieces of a JSON text, with a note on each member that occurs twice: readers must reject such
 * a JWK or take the last one (RFC 7517 §4), so that two readers may see two keys.
 */
export function markRepeated({ format, pieces }: JsonKeys, root: JsonNode): readonly KeyPiece[] {
  const objects = format === 'jwk-set' ? entriesOf(root) : undefined;
  const ofAll = objects ? repeatedMembers(root) : repeatedNames(root);
  return pieces.map((piece, index) => {
    const own = objects?.[index];
    const names = new Set([...ofAll, ...(own ? repeatedNames(own) : [])]);
    return [...names].reduce(
      (marked, member) => addRepair(marked, { code: 'member-repeated', member }),
      piece,
    );
  });
}

/** The objects of a JWK Set or of a bare array: of two members "keys" the last one counts. */
function entriesOf(root: JsonNode): JsonNode[] {
  const keys =
    root.type === 'object' ? root.members.findLast(({ name }) => name === 'keys')?.value : root;
  return keys?.type === 'array' ? keys.items.filter(({ type }) => type === 'object') : [];
}
