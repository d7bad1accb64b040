interface Named {
  readonly name: string;
  readonly section: string;
}

/**
 * The items in whose name or heading every typed word occurs, whatever the case
 * or the accents. They stay in their order, so that headings stay together.
 */
export function filterItems<Item extends Named>(items: readonly Item[], typed: string): Item[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return items.filter(({ name, section }) => {
    const text = plain(`${name} ${section}`);
    return words.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
