/** What a write changed, part by part, so that undo can put the very bytes back. */
import type { WriteReceipt } from '../host';
import type { WorkbookPackage } from './package/workbook-package';

type PartState = ReadonlyMap<string, Uint8Array | null>;

interface Step {
  readonly receipt: string;
  readonly before: PartState;
  readonly after: PartState;
}

export class History {
  private readonly steps: Step[] = [];

  constructor(private readonly pack: WorkbookPackage) {}

  /** The changes laid over the file now. */
  state(): Map<string, Uint8Array | null> {
    return new Map(this.pack.changedParts().map((part) => [part, this.pack.change(part)]));
  }

  /** Puts every part back to a former state. */
  rollBack(before: PartState): void {
    for (const part of this.pack.changedParts()) this.pack.restore(part, before.get(part) ?? null);
  }

  remember(receipt: WriteReceipt, before: PartState): void {
    const after = this.state();
    const touched = [...after.keys()].filter((part) => after.get(part) !== (before.get(part) ?? null));
    this.steps.push({
      receipt: JSON.stringify(receipt),
      before: new Map(touched.map((part) => [part, before.get(part) ?? null])),
      after: new Map(touched.map((part) => [part, after.get(part) ?? null])),
    });
  }

  /** Takes the write back to the byte. @returns false when parts were changed since, or the write is not ours. */
  takeBack(receipt: WriteReceipt): boolean {
    const text = JSON.stringify(receipt);
    const at = this.steps.findLastIndex((step) => step.receipt === text);
    const step = this.steps[at];
    if (step === undefined) return false;
    this.steps.splice(at, 1);
    for (const [part, content] of step.after) if (this.pack.change(part) !== content) return false;
    for (const [part, content] of step.before) this.pack.restore(part, content);
    return true;
  }
}
