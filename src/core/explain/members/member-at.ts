import type { JsonMember, JsonNode } from '../../encoding/json-text.ts';

/** A member of a document, and the names of those it is in, from the outside in. */
export interface FoundMember {
  readonly member: JsonMember;
  readonly parents: readonly string[];
}

/** The innermost member whose name or value the character at `offset` belongs to. */
export function memberAt(root: JsonNode, offset: number): FoundMember | undefined {
  let found: FoundMember | undefined;
  const names: string[] = [];
  for (let at: JsonNode | undefined = root; at; ) {
    if (at.type === 'object') {
      const member: JsonMember | undefined = childAt(at.members, offset, placeOfMember);
      if (!member) return found;
      found = { member, parents: [...names] };
      names.push(member.name);
      at = member.value;
    } else if (at.type === 'array') {
      at = childAt(at.items, offset, (item) => item);
    } else {
      return found;
    }
  }
  return found;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function placeOfMember({ nameStart, value }: JsonMember): Stretch {
  return { start: nameStart, end: value.end };
}

/** By halves: a list may have a hundred thousand children, and the caret moves often. */
function childAt<Child>(
  children: readonly Child[],
  offset: number,
  placeOf: (child: Child) => Stretch,
): Child | undefined {
  let low = 0;
  let high = children.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const child = children[middle];
    if (child === undefined) return undefined;
    const { start, end } = placeOf(child);
    if (offset < start) high = middle - 1;
    else if (offset > end) low = middle + 1;
    else return child;
  }
  return undefined;
}
