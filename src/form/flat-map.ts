/**
 * What `of` gives for each item, in one list. The rooms that every form passes through ask for it hundreds of times a
 * form; the engine's own `flatMap` took a tenth of all their time.
 */
export function flatMap<Item, Given>(
  items: readonly Item[],
  of: (item: Item, index: number) => readonly Given[],
): Given[] {
  const all: Given[] = [];
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index] as Item;
    for (const one of of(item, index)) all.push(one);
  }
  return all;
}

/** What `of` gives for each item, where it gives anything. */
export function mapPresent<Item, Given>(
  items: readonly Item[],
  of: (item: Item, index: number) => Given | null | undefined,
): Given[] {
  const all: Given[] = [];
  for (let index = 0; index < items.length; index += 1) {
    const given = of(items[index] as Item, index);
    if (given !== null && given !== undefined) all.push(given);
  }
  return all;
}
