/** The grid of the workbench is a canvas; its name box says what is selected and takes a place to go to. */
import type { Locator, Page } from 'playwright-core';

export const nameBox = (page: Page): Locator => page.locator('main input').first();

/** Waits until this cell, or the merged area that begins with it, is the selected one. */
export async function expectSelected(page: Page, cell: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    const [box] = document.querySelectorAll<HTMLInputElement>('main input');
    return box?.value === wanted || box?.value.startsWith(`${wanted}:`) === true;
  }, cell);
}

/** Selects a cell or an area, and waits until keys go there. */
export async function goTo(page: Page, area: string): Promise<void> {
  await nameBox(page).click();
  await nameBox(page).fill(area);
  await nameBox(page).press('Enter');
  await keysGoToCells(page);
}

/** Waits until what is typed goes into the cells. */
export async function keysGoToCells(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const focused = document.activeElement;
    return focused instanceof HTMLElement && focused.tagName !== 'INPUT' && focused.closest('main') !== null;
  });
}

/** Types into a cell and waits until the grid has taken it: then the selection has gone on. */
export async function type(page: Page, cell: string, text: string): Promise<void> {
  await goTo(page, cell);
  await enter(page, text);
}

/** The same in the cell that is selected. */
export async function enter(page: Page, text: string): Promise<void> {
  const before = await nameBox(page).inputValue();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.waitForFunction((left) => document.querySelector<HTMLInputElement>('main input')?.value !== left, before);
}
