/** Excel's own Undo list: what the person did, and what wiped it out. */

interface Step {
  readonly what: string;
  readonly revert: () => void;
}

export class UndoStack {
  private readonly steps: Step[] = [];
  /** Calls that cleared a list that was not empty. */
  readonly clearedBy: string[] = [];

  push(what: string, revert: () => void): void {
    this.steps.push({ what, revert });
  }

  /** Some calls of the page API wipe the list; the person then cannot take anything back. */
  clear(by: string): void {
    if (this.steps.length > 0) this.clearedBy.push(by);
    this.steps.length = 0;
  }

  /** Ctrl+Z. False when there is nothing to take back. */
  undo(): boolean {
    const step = this.steps.pop();
    step?.revert();
    return step !== undefined;
  }

  get depth(): number {
    return this.steps.length;
  }
}
