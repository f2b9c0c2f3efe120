/** Whole new sheets for the open workbook: all of them or none, in as few requests as their size allows. */
import { columnName, rangeA1, type CellRange } from '../../form/sheet';
import type { AddedSheet } from '../../review/new-sheet';
import { sheetNames } from '../../review/sheet-names';
import { HostError } from '../host';
import type { ExcelAccess } from './access';
import { hostErrorOf, officeCode } from './errors';
import { addressLists, areasBy, blocksOf, lookKinds, type GivenNames } from './new-cells';
import type { OwnWrites } from './own-writes';

/** Rows and columns of a sheet. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** Characters a request, about: Excel on the web takes 5 MB, and a Chinese character is three bytes. */
const REQUEST_SIZE = 400_000;
/** What a call costs beside its text. */
const CALL_SIZE = 300;

/** Once sheets stand there empty, Excel is to wait for the end of a person's typing instead of refusing. */
const PATIENT: Excel.RunOptions = { delayForCellEdit: true };

/** One thing to do on one of the new sheets. */
interface Step {
  readonly sheet: number;
  readonly size: number;
  /** The range it writes into, for the event that follows. */
  readonly writes?: string;
  readonly run: (sheet: Excel.Worksheet) => void;
}

export class SheetAdder {
  constructor(
    private readonly office: ExcelAccess,
    private readonly ownWrites: OwnWrites,
  ) {}

  /** @throws HostError; then none is left added */
  async add(sheets: readonly AddedSheet[]): Promise<string[]> {
    if (sheets.length === 0) return [];
    for (const sheet of sheets) refuseTooLarge(sheet);
    const names = await this.freeNames(sheets.map(({ name }) => name));
    const given = new Map(sheets.map(({ name }, index) => [name, names[index] ?? name]));
    const ids = await this.create(names);
    try {
      for (const steps of requestsOf(sheets.flatMap((sheet, index) => stepsOf(sheet, index, given)))) {
        await this.fill(ids, steps);
      }
    } catch (error) {
      await this.remove(ids);
      throw hostErrorOf(error);
    }
    return names;
  }

  /** @throws HostError `protected` when the workbook takes no new sheets */
  private async freeNames(wanted: readonly string[]): Promise<string[]> {
    try {
      return await this.office.run(async (context) => {
        const { workbook } = context;
        workbook.load('name');
        workbook.protection.load('protected');
        workbook.worksheets.load('items/name');
        await context.sync();
        if (workbook.protection.protected)
          throw new HostError('protected', 'the structure is protected', workbook.name);
        return sheetNames(
          wanted,
          workbook.worksheets.items.map(({ name }) => name),
        );
      });
    } catch (error) {
      throw hostErrorOf(error);
    }
  }

  private async create(names: readonly string[]): Promise<string[]> {
    const made: Excel.Worksheet[] = [];
    try {
      return await this.office.run(PATIENT, async (context) => {
        for (const name of names) {
          const sheet = context.workbook.worksheets.add(name);
          sheet.load('id');
          made.push(sheet);
        }
        await context.sync();
        return made.map(({ id }) => id);
      });
    } catch (error) {
      await this.remove(made.flatMap(idIfAnswered));
      throw officeCode(error) === 'ItemAlreadyExists'
        ? new HostError('busy', 'a sheet of that name came in between')
        : hostErrorOf(error);
    }
  }

  private async fill(ids: readonly string[], steps: readonly Step[]): Promise<void> {
    for (const { sheet, writes } of steps) {
      if (writes !== undefined) this.ownWrites.expect(ids[sheet] ?? '', [writes]);
    }
    await this.office.run(PATIENT, async (context) => {
      const sheets = ids.map((id) => context.workbook.worksheets.getItem(id));
      for (const step of steps) {
        const sheet = sheets[step.sheet];
        if (sheet !== undefined) step.run(sheet);
      }
      await context.sync();
    });
  }

  /** Takes back what was added. A workbook that is out of reach by now cannot be helped. */
  private async remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.office
      .run(PATIENT, async (context) => {
        const sheets = ids.map((id) => context.workbook.worksheets.getItemOrNullObject(id));
        for (const sheet of sheets) sheet.load('id');
        await context.sync();
        for (const sheet of sheets) if (!sheet.isNullObject) sheet.delete();
        await context.sync();
      })
      .catch(() => undefined);
  }
}

/** After a failed request: the sheet's id when it had been made before the failure. */
function idIfAnswered(sheet: Excel.Worksheet): string[] {
  try {
    return [sheet.id];
  } catch {
    // office.js throws on reading what was not answered.
    return [];
  }
}

function refuseTooLarge(sheet: AddedSheet): void {
  if (sheet.rows.length > MOST_ROWS || columnsOf(sheet) > MOST_COLUMNS) {
    throw new HostError('too-large', 'more rows or columns than a sheet has', sheet.name);
  }
}

function columnsOf({ rows }: AddedSheet): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

/** Contents first, so that a filter and the looks find them. */
function stepsOf(sheet: AddedSheet, index: number, names: GivenNames): Step[] {
  const columns = columnsOf(sheet);
  if (columns === 0) return [];
  const step = (size: number, run: Step['run']): Step => ({ sheet: index, size: size + CALL_SIZE, run });
  const contents = blocksOf(sheet.rows, columns, names, REQUEST_SIZE).map(
    ({ address, entries, numberFormats, size }): Step => ({
      sheet: index,
      size,
      writes: address,
      run: (target) => {
        const range = target.getRange(address);
        if (numberFormats !== null) range.numberFormat = numberFormats;
        range.formulas = entries;
      },
    }),
  );
  const looks = lookKinds(names).flatMap((kind) =>
    [...areasBy(sheet.rows, columns, kind.of)].flatMap(([look, areas]) =>
      addressLists(areas).map((address) =>
        step(address.length, (target) => kind.give(target.getRanges(address).format, look)),
      ),
    ),
  );
  const bordered = areasBy(sheet.rows, columns, ({ border }) => (border === true ? 'border' : ''));
  const borders = [...bordered.values()].flat().map((area) =>
    // One call a side.
    step(SIDES.length * CALL_SIZE, (target) => addBorders(target.getRange(rangeA1(area)), area)),
  );
  return [...contents, ...looks, ...borders, ...layoutSteps(sheet, columns, step)];
}

function layoutSteps(
  { rows, columnWidths = [], freeze, autoFilter }: AddedSheet,
  columns: number,
  step: (size: number, run: Step['run']) => Step,
): Step[] {
  const all = rangeA1({ first: { row: 0, column: 0 }, last: { row: rows.length - 1, column: columns - 1 } });
  return [
    step(0, (target) => {
      target.getRange(all).format.verticalAlignment = 'Center';
    }),
    ...columnWidths.map((characters, column) =>
      step(0, (target) => {
        const name = columnName(column);
        target.getRange(`${name}:${name}`).format.columnWidth = pointsOf(characters);
      }),
    ),
    ...(freeze === undefined || freeze.rows + freeze.columns === 0
      ? []
      : [step(0, (target) => freezeAt(target, freeze))]),
    ...(autoFilter === undefined ? [] : [step(0, (target) => void target.autoFilter.apply(autoFilter))]),
  ];
}

function freezeAt(
  target: Excel.Worksheet,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): void {
  if (columns === 0) return target.freezePanes.freezeRows(rows);
  if (rows === 0) return target.freezePanes.freezeColumns(columns);
  const last = { row: rows - 1, column: columns - 1 };
  return target.freezePanes.freezeAt(rangeA1({ first: { row: 0, column: 0 }, last }));
}

/** A column of so many characters: seven pixels each and five of margin at 96 dpi, in points. */
function pointsOf(characters: number): number {
  return Math.trunc(characters * 7 + 5) * 0.75;
}

const SIDES = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideHorizontal', 'InsideVertical'] as const;

function addBorders(range: Excel.Range, { first, last }: CellRange): void {
  for (const side of SIDES) {
    // Excel refuses lines between cells where there is but one row or column.
    if (side === 'InsideHorizontal' && first.row === last.row) continue;
    if (side === 'InsideVertical' && first.column === last.column) continue;
    range.format.borders.getItem(side).style = 'Continuous';
  }
}

/** Steps in order, as many to a request as fit. */
function requestsOf(steps: readonly Step[]): Step[][] {
  const requests: Step[][] = [];
  let size = 0;
  for (const step of steps) {
    const last = requests.at(-1);
    if (last !== undefined && size + step.size <= REQUEST_SIZE) {
      last.push(step);
      size += step.size;
    } else {
      requests.push([step]);
      size = step.size;
    }
  }
  return requests;
}
