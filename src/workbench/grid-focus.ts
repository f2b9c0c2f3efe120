/**
 * Keeps the focus where the person put it. Univer takes it for its cell editor whenever it draws, selects or writes a
 * cell; someone who is in the pane at that moment, by keyboard above all, would find themselves in the grid.
 */

import { doorOf } from './page/use-regions';

/** Menus and lists of the grid that stand outside its element carry its class names. */
const OWN = '[class*="univer-"]';
const REGION = '[data-region]';

export class GridFocus {
  /** Whether the person is in the grid; null until they went anywhere. */
  private inside: boolean | null = null;
  /** A key that moves the focus is being handled. */
  private travelling = false;
  /** What last had the focus outside the grid, and the part of the page it stands in. */
  private last: { readonly element: HTMLElement; readonly region: HTMLElement | null } | null = null;
  private readonly stopping = new AbortController();

  constructor(private readonly grid: HTMLElement) {
    const options = { capture: true, signal: this.stopping.signal };
    window.addEventListener('pointerdown', ({ target }) => this.pointed(target), options);
    window.addEventListener('keydown', ({ key }) => this.pressed(key), options);
    window.addEventListener('focusin', (event) => this.focused(event), options);
  }

  /** The person asked to go to a cell: the grid may take the focus. */
  invite(): void {
    this.inside = true;
  }

  /** Takes the focus after an invitation, unless the person has gone elsewhere by now; Univer does it only sometimes. */
  arrive(): void {
    if (this.inside !== true || this.isGrid(document.activeElement)) return;
    doorOf(this.grid)?.focus({ preventScroll: true });
  }

  close(): void {
    this.stopping.abort();
  }

  private pointed(target: EventTarget | null): void {
    this.inside = this.isGrid(target);
  }

  private pressed(key: string): void {
    if (key !== 'Tab' && key !== 'F6') return;
    this.travelling = true;
    // The browser moves the focus before it does anything else.
    setTimeout(() => {
      this.travelling = false;
    });
  }

  private focused(event: FocusEvent): void {
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    const sent = this.travelling;
    this.travelling = false;
    if (!this.isGrid(target)) {
      this.inside = false;
      this.last = { element: target, region: target.closest<HTMLElement>(REGION) };
      return;
    }
    const before = sent || this.inside !== false ? undefined : this.standing();
    if (before === undefined) {
      this.inside = true;
      return;
    }
    // Univer must not hear of it, or it takes the keys that are pressed elsewhere.
    event.stopImmediatePropagation();
    before.focus({ preventScroll: true });
  }

  /** Where the person was, or the part of the page when that place is gone. */
  private standing(): HTMLElement | undefined {
    return [this.last?.element, this.last?.region].find(
      (element): element is HTMLElement => element?.isConnected === true && element.offsetParent !== null,
    );
  }

  private isGrid(target: EventTarget | null): boolean {
    return target instanceof Element && (this.grid.contains(target) || target.closest(OWN) !== null);
  }
}
