/** Tells our own writes from a person's edits among the events Excel raises for both. */

/** Excel raises events shortly after a write; later ones at the same place are a person's. */
const EXPIRES_MS = 15000;

interface Expected {
  readonly sheetId: string;
  readonly address: string;
  readonly until: number;
}

export class OwnWrites {
  private expected: Expected[] = [];

  constructor(private readonly now: () => number = Date.now) {}

  /** Announces one write of one range: call it before the sync, events may be faster than the answer. */
  expect(sheetId: string, addresses: readonly string[]): void {
    const until = this.now() + EXPIRES_MS;
    this.expected.push(...addresses.map((address) => ({ sheetId, address, until })));
  }

  /**
   * True when the event is an echo of our own write. From ExcelApi 1.14 on the event says so itself; before, it is
   * recognised by its place, once for each write.
   */
  isEcho(sheetId: string, address: string, triggerSource: string | undefined): boolean {
    const now = this.now();
    this.expected = this.expected.filter((one) => one.until > now);
    const index = this.expected.findIndex((one) => one.sheetId === sheetId && one.address === address);
    if (index >= 0 && triggerSource !== 'Unknown') this.expected.splice(index, 1);
    if (triggerSource !== undefined) return triggerSource === 'ThisLocalAddin';
    return index >= 0;
  }
}
