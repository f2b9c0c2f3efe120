/** What a person (or a co-author) does in the workbook while the add-in is open. */
import type { CellValue } from '../../../src/form/sheet';
import { cellArea, type Area } from './area';
import { shiftRows } from './references';
import type { Cell, ConditionalFormat, ConditionalFormatType, Sheet } from './sheet';
import { areaOf, refOf, type Actor, type Workbook } from './workbook';

export class Person {
  constructor(private readonly workbook: Workbook) {}

  /** Types into a cell. `''` clears it. */
  type(sheetName: string, address: string, raw: CellValue, actor: Actor = 'person'): void {
    const sheet = this.workbook.sheet(sheetName);
    const { row, column } = refOf(address);
    const before = sheet.cell(row, column);
    sheet.enter(row, column, raw);
    if (actor === 'person') this.workbook.undo.push(`${address}`, () => this.put(sheet, row, column, before));
    this.workbook.recalculate();
    this.workbook.changed(sheet, cellArea(row, column), actor);
  }

  format(sheetName: string, address: string, numberFormat: string): void {
    const { row, column } = refOf(address);
    this.workbook.sheet(sheetName).setNumberFormat(row, column, numberFormat);
  }

  rename(sheetName: string, name: string): void {
    this.workbook.sheet(sheetName).name = name;
  }

  deleteSheet(sheetName: string): void {
    this.workbook.remove(this.workbook.sheet(sheetName));
  }

  activate(sheetName: string): void {
    this.workbook.activate(this.workbook.sheet(sheetName));
  }

  protect(sheetName: string, on = true): void {
    this.workbook.sheet(sheetName).protected = on;
  }

  /** Adds a conditional format of the person's own, on top. */
  conditionalFormat(sheetName: string, address: string, type: ConditionalFormatType, formula = ''): ConditionalFormat {
    const format: ConditionalFormat = {
      id: this.workbook.nextId(),
      type,
      areas: address.split(',').map((part) => areaOf(part)),
      formula,
      fill: '#00FF00',
      font: '',
      stopIfTrue: false,
    };
    this.workbook.sheet(sheetName).conditionalFormats.unshift(format);
    return format;
  }

  /** Inserts whole rows above `row` (one-based, as the person counts). */
  insertRows(sheetName: string, row: number, count: number): void {
    const sheet = this.workbook.sheet(sheetName);
    const at = row - 1;
    const moved = [...sheet.cells].map(([key, cell]): [number, Cell] => {
      const oldRow = Math.floor(key / 16384);
      return [oldRow >= at ? key + count * 16384 : key, cell];
    });
    sheet.cells.clear();
    for (const [key, cell] of moved) sheet.cells.set(key, cell);
    const move = (area: Area): Area => ({
      ...area,
      top: area.top >= at ? area.top + count : area.top,
      bottom: area.bottom >= at ? area.bottom + count : area.bottom,
    });
    sheet.merges = sheet.merges.map(move);
    for (const format of sheet.conditionalFormats) {
      format.areas = format.areas.map(move);
      format.formula = shiftRows(format.formula, true, sheet.name, at, count);
    }
    for (const other of this.workbook.sheets) {
      for (const { cell } of other.filled()) {
        if (cell.formula !== null) cell.formula = shiftRows(cell.formula, other === sheet, sheet.name, at, count);
      }
    }
    this.workbook.comments = this.workbook.comments.map((comment) =>
      comment.sheet === sheet && comment.cell.row >= at
        ? { ...comment, cell: { ...comment.cell, row: comment.cell.row + count } }
        : comment,
    );
    this.workbook.recalculate();
    const area = { top: at, bottom: at + count - 1, left: 0, right: 16383 };
    this.workbook.changed(sheet, area, 'person', 'RowInserted');
  }

  /** Sorts the rows of a range by one column, descending. Conditional formats stay where they are, as in Excel. */
  sortRows(sheetName: string, range: string, byColumn: string): void {
    const sheet = this.workbook.sheet(sheetName);
    const area = areaOf(range);
    const key = refOf(`${byColumn}1`).column;
    const rows: (Cell | undefined)[][] = [];
    for (let row = area.top; row <= area.bottom; row += 1) {
      const line: (Cell | undefined)[] = [];
      for (let column = area.left; column <= area.right; column += 1) line.push(sheet.cell(row, column));
      rows.push(line);
    }
    const weight = (line: readonly (Cell | undefined)[]): number => Number(line[key - area.left]?.value ?? 0);
    rows
      .sort((one, other) => weight(other) - weight(one))
      .forEach((line, index) =>
        line.forEach((cell, offset) => this.put(sheet, area.top + index, area.left + offset, cell)),
      );
    this.workbook.recalculate();
    this.workbook.changed(sheet, area, 'person');
  }

  private put(sheet: Sheet, row: number, column: number, cell: Cell | undefined): void {
    if (cell === undefined) sheet.cells.delete(sheet.key(row, column));
    else sheet.cells.set(sheet.key(row, column), cell);
  }
}
