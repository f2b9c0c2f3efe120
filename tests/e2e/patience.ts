/** Waiting for what a person would wait for, on machines many times slower than a desk: an end state, never a time. */
import type { Locator, Page } from 'playwright-core';

/** For one step. A step that does not come fails with its own sentence, so this is far more than any step takes. */
export const PATIENCE_MS = 90_000;

/** For more than a thousand files. */
export const LONG_MS = 300_000;

/** For a test: of all it does no more than a few steps can be slow. */
export const TEST_MS = 600_000;

const LOOK_EVERY_MS = 50;

/** Looks until it is so, and if it never is, fails as an ordinary expectation does. */
export async function eventually<T>(look: () => Promise<T>, wanted: T): Promise<void> {
  await until(look, (seen) => same(seen, wanted));
  expect(await look()).toEqual(wanted);
}

/** Looks until what is seen is acceptable or patience ends, and gives what was seen last. */
export async function until<T>(look: () => Promise<T>, accepted: (seen: T) => boolean): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (accepted(seen) || Date.now() > end) return seen;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** Looks until the same is seen twice running: what is still moving has come to rest. */
export async function atRest<T>(look: () => Promise<T>): Promise<T> {
  let before: T = await look();
  return until(look, (seen) => {
    const rests = same(seen, before);
    before = seen;
    return rests;
  });
}

/** Waits until nothing fades, slides or grows any more; what turns for ever does not count. */
export async function stillPage(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (animation) => animation.playState !== 'running' || animation.effect?.getComputedTiming().endTime === Infinity,
      ),
  );
}

/** Waits until the focus is on the element or inside it. */
export async function expectFocus(target: Locator): Promise<void> {
  await eventually(() => hasFocus(target), true);
}

export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement || element.contains(document.activeElement));
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
