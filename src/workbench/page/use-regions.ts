/** F6 goes from one part of the page to the next, as in office programs: the way out of the grid, where Tab goes to the next cell. */
import { useEffect } from 'react';

const REGION = '[data-region]';
const FOCUSABLE =
  'button:not([disabled]), a[href], input:not([disabled]):not([type="file"]), select, textarea, [contenteditable="true"], [tabindex="0"]';

/** Parts of the page carry `data-region`; one may name the element to go to in `data-region-focus`. */
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
    // Before the grid takes the key for its own.
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}

function enter(region: HTMLElement | undefined): void {
  if (region === undefined) return;
  const seen = [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].find((element) => element.offsetParent !== null);
  (seen ?? region).focus();
}
