/** Work done side by side, results handed on in the order of the input. */

/**
 * Starts `work` on the items in their order, at most `window` unfinished or not yet handed on at a time, and yields the
 * results in the same order. Only the window is kept in memory, however long the input is.
 */
export async function* inOrder<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  work: (item: T) => Promise<R>,
  window: number,
): AsyncGenerator<R, void, undefined> {
  const running: Promise<R>[] = [];
  for await (const item of items) {
    const started = work(item);
    // A failure is thrown when its turn comes; until then, and when the turn never comes, it must not end the process.
    started.catch(() => undefined);
    running.push(started);
    if (running.length < window) continue;
    const first = running.shift();
    if (first !== undefined) yield await first;
  }
  for (let first = running.shift(); first !== undefined; first = running.shift()) yield await first;
}
