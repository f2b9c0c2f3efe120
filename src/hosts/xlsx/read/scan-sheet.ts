/**
 * One pass over a worksheet's bytes. Nothing is decoded that is not shown: numbers are read from their digits, texts are
 * taken from the shared strings by index, blank cells are stepped over.
 */
import type { CellRange, CellValue } from '../../../form/sheet';
import { LAST_COLUMN, LAST_ROW, LimitError, LIMITS } from '../limits';
import { decodeXstring, textContent } from '../xml/escapes';
import { XmlError, attribute, isTrue } from '../xml/tokens';
import { BANG, GREATER, QUESTION, SLASH, decimalNumber, isWord, sliceText, wholeNumber } from './bytes';
import { ByteTokens, endsName } from './byte-tokens';
import { dateSerial } from './date-serial';
import { itemText, type SharedStrings } from './shared-strings';
import { FormulaTexts } from './formula-texts';
import { WholeNumbers } from './whole-numbers';

/** The cells that hold something, in file order; the four lists run in step. */
export interface SheetCells {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly values: readonly CellValue[];
  readonly styles: Int32Array;
  /** With `=`, by index into the lists. */
  readonly formulas: ReadonlyMap<number, string>;
  /** Ranges of array formulas: cells inside cannot be written one by one. */
  readonly arrays: readonly CellRange[];
  /** `A1:C1` … as written. */
  readonly merges: readonly string[];
  readonly protected: boolean;
}

const enum Type {
  Number,
  Shared,
  Text,
  Inline,
  Boolean,
  Error,
  Date,
}

/** @throws XmlError on broken markup, DoctypeError, LimitError. */
export function scanSheet(bytes: Uint8Array, strings: () => SharedStrings, date1904: boolean): SheetCells {
  return new SheetScan(bytes, strings, date1904).run();
}

class SheetScan extends ByteTokens {
  private readonly formulaTexts = new FormulaTexts();
  private readonly rows = new WholeNumbers();
  private readonly columns = new WholeNumbers();
  private readonly values: CellValue[] = [];
  private readonly styles = new WholeNumbers();
  private readonly formulas = new Map<number, string>();
  private readonly merges: string[] = [];
  private protected = false;
  private shared: SharedStrings | null = null;
  private characters = 0;
  private row = -1;
  private column = -1;
  constructor(
    bytes: Uint8Array,
    private readonly strings: () => SharedStrings,
    private readonly date1904: boolean,
  ) {
    super(bytes);
  }

  run(): SheetCells {
    const { bytes } = this;
    let inData = false;
    let closed = false;
    let root = false;
    for (let at = this.nextTag(0); at >= 0; at = this.nextTag(at)) {
      const next = bytes[at + 1];
      if (next === BANG || next === QUESTION) {
        at = this.skipMarkup(at);
        continue;
      }
      const close = next === SLASH;
      const start = this.localName(close ? at + 2 : at + 1);
      let stop = start;
      while (stop < this.end && !endsName(bytes[stop] as number)) stop += 1;
      at = stop;
      if (close) {
        if (inData && isWord(bytes, start, stop, 'sheetData')) inData = false;
        else if (!inData && isWord(bytes, start, stop, 'worksheet')) closed = true;
        continue;
      }
      if (!root) {
        root = isWord(bytes, start, stop, 'worksheet');
        if (!root) throw new XmlError('no worksheet');
        at = this.skipAttributes(at);
        closed = this.selfClosed;
        continue;
      }
      if (inData) {
        if (stop - start === 1 && bytes[start] === 0x63) at = this.cell(at);
        else if (isWord(bytes, start, stop, 'row')) at = this.openRow(at);
        else at = this.skipAttributes(at);
        continue;
      }
      const attributes = at;
      at = this.skipAttributes(at);
      if (isWord(bytes, start, stop, 'sheetData')) inData = !this.selfClosed;
      else if (isWord(bytes, start, stop, 'sheetProtection')) {
        if (isTrue(attribute(sliceText(bytes, attributes, at), 'sheet'))) this.protected = true;
      } else if (isWord(bytes, start, stop, 'mergeCell')) {
        const ref = attribute(sliceText(bytes, attributes, at), 'ref');
        if (ref !== null) this.merges.push(ref);
      }
    }
    // What broke off must not pass for a sheet with little on it.
    if (inData || !closed) throw new XmlError('worksheet without end');
    return {
      rows: this.rows.all(),
      columns: this.columns.all(),
      values: this.values,
      styles: this.styles.all(),
      formulas: this.formulas,
      arrays: this.formulaTexts.arrays,
      merges: this.merges,
      protected: this.protected,
    };
  }

  private openRow(from: number): number {
    let row = this.row + 1;
    let at = this.nextAttribute(from);
    for (; at >= 0; at = this.nextAttribute(at)) {
      if (this.nameEnd - this.nameStart === 1 && this.bytes[this.nameStart] === 0x72) {
        row = wholeNumber(this.bytes, this.valueStart, this.valueEnd) - 1;
      }
    }
    if (!(row >= 0 && row <= LAST_ROW)) throw new XmlError('row number');
    this.row = row;
    this.column = -1;
    return ~at;
  }

  /** @param from behind the name of `<c`. @returns the offset behind `</c>`. */
  private cell(from: number): number {
    const { bytes } = this;
    let column = this.column + 1;
    let style = 0;
    let type = Type.Number;
    let at = this.nextAttribute(from);
    for (; at >= 0; at = this.nextAttribute(at)) {
      if (this.nameEnd - this.nameStart !== 1) continue;
      const name = bytes[this.nameStart];
      if (name === 0x72) column = this.place();
      else if (name === 0x73) style = wholeNumber(bytes, this.valueStart, this.valueEnd);
      else if (name === 0x74) type = this.type();
    }
    at = ~at;
    if (column > LAST_COLUMN) throw new XmlError('column');
    this.column = column;
    return this.selfClosed ? at : this.content(at, type, style);
  }

  /** Reads `J14`: sets the row, returns the column. */
  private place(): number {
    const { bytes } = this;
    let column = 0;
    let row = 0;
    for (let at = this.valueStart; at < this.valueEnd; at += 1) {
      const byte = bytes[at] as number;
      // `A1B2` is no address: taken for one, its content would stand in another cell.
      if (byte >= 65 && row > 0) throw new XmlError('cell address');
      if (byte >= 65 && byte <= 90) column = column * 26 + byte - 64;
      else if (byte >= 97 && byte <= 122) column = column * 26 + byte - 96;
      else if (byte >= 48 && byte <= 57) row = row * 10 + byte - 48;
      else if (byte !== 36) throw new XmlError('cell address');
    }
    if (column === 0 || row === 0 || row > LAST_ROW + 1) throw new XmlError('cell address');
    this.row = row - 1;
    return column - 1;
  }

  private type(): Type {
    const { bytes, valueStart, valueEnd } = this;
    switch (bytes[valueStart]) {
      case 0x73: // s, str
        return valueEnd - valueStart === 1 ? Type.Shared : Type.Text;
      case 0x69: // inlineStr
        return Type.Inline;
      case 0x62: // b
        return Type.Boolean;
      case 0x65: // e
        return Type.Error;
      case 0x64: // d
        return Type.Date;
      default:
        return Type.Number;
    }
  }

  private content(from: number, type: Type, style: number): number {
    const { bytes } = this;
    let value: CellValue = '';
    let formula = '';
    let at = from;
    for (;;) {
      at = this.mustTag(at);
      const next = bytes[at + 1];
      if (next === SLASH) {
        const start = this.localName(at + 2);
        at = start + 1;
        if (bytes[start] === 0x63 && endsName(bytes[at] ?? GREATER)) break;
        continue;
      }
      if (next === BANG || next === QUESTION) {
        at = this.skipMarkup(at);
        continue;
      }
      const start = this.localName(at + 1);
      const short = endsName(bytes[start + 1] ?? 0);
      if (short && bytes[start] === 0x76) {
        at = this.skipAttributes(start + 1);
        if (this.selfClosed) continue;
        const end = this.elementEnd(at);
        value = this.value(at, end, type);
        at = end;
      } else if (short && bytes[start] === 0x66) {
        const attributes = start + 1;
        at = this.skipAttributes(attributes);
        const end = this.selfClosed ? at : this.elementEnd(at);
        const text = this.selfClosed ? '' : this.text(at, end);
        formula = this.counted(this.formulaTexts.at(this.row, this.column, sliceText(bytes, attributes, at), text));
        at = end;
      } else if (bytes[start] === 0x69 && bytes[start + 1] === 0x73 && endsName(bytes[start + 2] ?? 0)) {
        at = this.skipAttributes(start + 2);
        if (this.selfClosed) continue;
        const end = this.inlineEnd(at);
        const xml = sliceText(bytes, at, end);
        value = this.counted(itemText(xml, 0, xml.length));
        at = end;
      } else {
        at = this.skipAttributes(start);
      }
    }
    if (value !== '' || formula !== '') this.add(value, formula, style);
    return at;
  }

  private add(value: CellValue, formula: string, style: number): void {
    if (formula !== '') this.formulas.set(this.values.length, formula);
    this.rows.add(this.row);
    this.columns.add(this.column);
    this.values.push(value);
    this.styles.add(style);
  }

  private inlineEnd(from: number): number {
    const { bytes } = this;
    for (let at = this.mustTag(from); ; at = this.mustTag(at + 1)) {
      if (bytes[at + 1] === BANG) at = this.skipMarkup(at) - 1;
      else if (bytes[at + 1] === SLASH) {
        const start = this.localName(at + 2);
        if (bytes[start] === 0x69 && bytes[start + 1] === 0x73 && endsName(bytes[start + 2] ?? 0)) return at;
      }
    }
  }

  private text(start: number, end: number): string {
    return textContent(sliceText(this.bytes, start, end));
  }

  private value(start: number, end: number, type: Type): CellValue {
    const { bytes } = this;
    switch (type) {
      case Type.Number: {
        if (start === end) return '';
        const value = decimalNumber(bytes, start, end);
        // Some programs write a text without saying so.
        return Number.isFinite(value) ? value : this.counted(decodeXstring(this.text(start, end)));
      }
      case Type.Shared:
        if (start === end) return '';
        this.shared ??= this.strings();
        return this.counted(this.shared.at(wholeNumber(bytes, start, end)));
      case Type.Text:
      case Type.Inline:
        return this.counted(decodeXstring(this.text(start, end)));
      case Type.Boolean:
        return bytes[start] === 0x31 || bytes[start] === 0x74;
      case Type.Error:
        return this.text(start, end);
      case Type.Date: {
        const text = this.text(start, end);
        return dateSerial(text, this.date1904) ?? this.counted(text);
      }
    }
  }

  /** One long shared string may be shown by any number of cells: what they show together is limited. */
  private counted(text: string): string {
    this.characters += text.length;
    if (this.characters > LIMITS.characters) throw new LimitError('text on one sheet');
    return text;
  }
}
