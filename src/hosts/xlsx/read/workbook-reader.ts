/** Sheets of an opened package, each part decoded when it is needed. */
import type { SheetSnapshot } from '../../../form/sheet';
import type { SheetEntry, Workbook } from '../package/workbook';
import type { WorkbookPackage } from '../package/workbook-package';
import { asUtf8 } from '../xml/decode';
import { Displays } from './display-text';
import { readCellFormats } from './cell-formats';
import { scanSheet, type SheetCells } from './scan-sheet';
import { SharedStrings } from './shared-strings';
import { snapshotOf } from './snapshot';

export class WorkbookReader {
  private strings: SharedStrings | null = null;
  private displays: Displays | null = null;

  constructor(
    private readonly pack: WorkbookPackage,
    private readonly workbook: Workbook,
  ) {}

  /** @throws UnreadableFile when the sheet's part is missing or broken. */
  snapshot(sheet: SheetEntry): SheetSnapshot {
    const cells = this.cells(sheet);
    const displays = this.displaysOfBook();
    return this.pack.guard(sheet.part, () => snapshotOf(sheet.name, cells, displays));
  }

  cells(sheet: SheetEntry): SheetCells {
    const bytes = this.pack.read(sheet.part);
    if (bytes === null) throw this.pack.fail('damaged', `${sheet.part} is missing`);
    return this.pack.guard(sheet.part, () =>
      scanSheet(asUtf8(bytes), () => this.sharedStrings(), this.workbook.date1904),
    );
  }

  private sharedStrings(): SharedStrings {
    this.strings ??= this.readSharedStrings();
    return this.strings;
  }

  private readSharedStrings(): SharedStrings {
    const part = this.partOf('sharedStrings');
    const xml = part === null ? null : this.pack.text(part);
    if (part === null || xml === null) return new SharedStrings('<sst/>');
    this.pack.forget(part);
    return this.pack.guard(part, () => new SharedStrings(xml));
  }

  private displaysOfBook(): Displays {
    if (this.displays === null) {
      const part = this.partOf('styles');
      const xml = part === null ? null : this.pack.text(part);
      const formats = this.pack.guard(part ?? '', () => readCellFormats(xml));
      this.displays = new Displays((style) => formats.of(style), this.workbook.date1904);
    }
    return this.displays;
  }

  private partOf(kind: string): string | null {
    return (
      this.workbook.relationships.find((candidate) => candidate.kind === kind && !candidate.external)?.target ?? null
    );
  }
}
