/** Work on many items, a few at a time. */

/**
 * Takes the items in order, `width` at a time; a slow one holds up only its own lane. An item is touched when its turn
 * comes, so no more than `width` are in memory. Resolves when all are done or no more are wanted.
 */
export async function inLanes<T>(
  items: Iterable<T>,
  width: number,
  work: (item: T) => Promise<void>,
  wanted: () => boolean = () => true,
): Promise<void> {
  const rest = items[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let next = rest.next(); next.done !== true && wanted(); next = rest.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
