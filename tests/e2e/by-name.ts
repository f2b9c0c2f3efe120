/**
 * Elements by their whole name. A part of a name also finds what stands there while the work lasts: "正在清除标记…" for
 * "清除标记". A part that is wanted is given as a regular expression.
 */
import type { Locator, Page } from 'playwright-core';

type Within = Page | Locator;
type Role = Parameters<Page['getByRole']>[0];

export function named(within: Within, role: Role, name: string | RegExp): Locator {
  return within.getByRole(role, { name, exact: true });
}

export const button = (within: Within, name: string | RegExp): Locator => named(within, 'button', name);
export const heading = (within: Within, name: string | RegExp): Locator => named(within, 'heading', name);

/** Only while it can be pressed: a pane at work shows its buttons, and they wait. */
export function usable(within: Within, name: string | RegExp): Locator {
  return within.getByRole('button', { name, exact: true, disabled: false });
}

/** A text where it is read by eye, not where it is only said aloud. */
export function shown(within: Within, text: string | RegExp): Locator {
  return within.getByText(text).and(within.locator(':not([role="status"], [role="status"] *)'));
}
