/** F6 goes from one part of the page to the next, as in office programs: the way out of the grid, where Tab goes to the next cell. */
import { useEffect } from 'react';

const REGION = '[data-region]';
const FOCUSABLE =
  'button:not([disabled]), a[href], input:not([disabled]):not([type="file"]), select, textarea, [contenteditable="true"], [tabindex="0"]';

/** Parts of the page carry `data-region`, and in it the selector of the element to go to when that is not the first one. */
export function useRegions(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
      // A dialog keeps the focus until it is answered.
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return;
      const regions = [...document.querySelectorAll<HTMLElement>(REGION)].filter(
        (region) => region.offsetParent !== null,
      );
      if (regions.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      const here = regions.findIndex((region) => region.contains(document.activeElement));
      const step = event.shiftKey ? regions.length - 1 : 1;
      enter(regions[here < 0 ? 0 : (here + step) % regions.length]);
    };
    // Before the grid takes the key for its own, after the keeper of the focus heard of it.
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, []);
}

function enter(region: HTMLElement | undefined): void {
  if (region === undefined) return;
  const seen = [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].find((element) => element.offsetParent !== null);
  (doorOf(region) ?? seen ?? region).focus();
}

/** The element that a part of the page wants to be entered by. */
export function doorOf(region: HTMLElement): HTMLElement | null {
  const { region: selector = '' } = region.dataset;
  return selector === '' ? null : region.querySelector<HTMLElement>(selector);
}
