/** The workers of the workbench as they are when a file is hard on them. */
import type { Page, Route } from 'playwright-core';

/** Begins every worker's script with `first`, until the returned function is called. */
async function beginWorkers(page: Page, first: string): Promise<() => Promise<void>> {
  const scripts = /\.js$/;
  const answers = new Set<Promise<void>>();
  let over = false;
  const answer = async (route: Route): Promise<void> => {
    const response = await route.fetch();
    const body = await response.text();
    // The scripts of workers, and only they, load further ones so.
    await route.fulfill({ response, body: body.includes('importScripts') ? `${first}${body}` : body });
  };
  await page.route(scripts, (route) => {
    if (over) return route.fallback();
    const work = answer(route).finally(() => answers.delete(work));
    answers.add(work);
    return work;
  });
  return async () => {
    over = true;
    // The browser lets go of scripts that are under way when nobody answers for them any more.
    await Promise.all(answers);
    await page.unroute(scripts);
  };
}

/** A worker that gets this file never answers: what is under way goes on until it is stopped. */
export function holdBack(page: Page, path: string): Promise<() => Promise<void>> {
  return beginWorkers(
    page,
    `self.addEventListener('message', (event) => { if (event.data.file?.path.includes(${JSON.stringify(path)})) event.stopImmediatePropagation(); });`,
  );
}

/** A worker that gets this file dies of it. */
export function dieOf(page: Page, path: string): Promise<() => Promise<void>> {
  return beginWorkers(
    page,
    `self.addEventListener('message', (event) => { if (!event.data.file?.path.includes(${JSON.stringify(path)})) return; setTimeout(() => { throw new Error('gone'); }); event.stopImmediatePropagation(); });`,
  );
}
