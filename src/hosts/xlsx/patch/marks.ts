/** Our marks among a sheet's conditional formats: found by their tag, put first, taken away without a trace. */
import { columnName, parseRangeA1, rangeA1, type CellRange } from '../../../form/sheet';
import { MARK_TAG, markFormula, type Mark } from '../../../review/plan';
import { LimitError, LIMITS } from '../limits';
import { escapeXml, textContent } from '../xml/escapes';
import { splice, type Splice } from '../xml/splice';
import { attribute, tags } from '../xml/tokens';
import { withAttribute } from './attributes';
import { type SheetMarkup, type Child } from './sheet-markup';

interface Rule {
  readonly start: number;
  readonly end: number;
  readonly formula: string;
  readonly priority: number;
}

interface Format {
  readonly child: Child;
  readonly areas: readonly CellRange[];
  readonly ours: readonly Rule[];
  readonly others: number;
}

/** All marks of ours on the sheet, by row. */
export function readMarks(markup: SheetMarkup): Mark[] {
  const marks: Mark[] = [];
  for (const { areas, ours } of formatsOf(markup)) {
    for (const rule of ours) {
      for (const mark of marksOf(rule, areas)) marks.push(mark);
      if (marks.length > LIMITS.marks) throw new LimitError(`${marks.length} marks`);
    }
  }
  return marks.sort((a, b) => a.range.first.row - b.range.first.row || a.range.first.column - b.range.first.column);
}

/**
 * The sheet with exactly these marks of ours.
 * They come before the person's own rules, whose order among themselves stays; without marks those are numbered as before.
 * @param styleOf the differential format of a light, by its number in the styles part.
 */
export function writeMarks(
  markup: SheetMarkup,
  marks: readonly Mark[],
  styleOf: (light: Mark['light']) => number,
): string {
  const { xml } = markup;
  const changes: Splice[] = [];
  const formats = formatsOf(markup);
  const removed: Rule[] = [];
  for (const format of formats) {
    removed.push(...format.ours);
    if (format.ours.length === 0) continue;
    if (format.others === 0) changes.push({ start: format.child.open.start, end: format.child.end, text: '' });
    else for (const rule of format.ours) changes.push({ start: rule.start, end: rule.end, text: '' });
  }
  const gone = new Set(removed.map(({ start }) => start));
  const shift = marks.length - takenPriorities(removed, otherPriorities(xml, gone));
  if (shift !== 0) {
    for (const { tag, start, end, priority } of ruleTags(xml)) {
      if (gone.has(start)) continue;
      changes.push({ start, end, text: withAttribute(tag, 'priority', String(priority + shift)) });
    }
  }
  if (marks.length > 0) {
    const first = formats.find((format) => format.others > 0)?.child.open.start;
    const at = first ?? markup.placeFor('conditionalFormatting');
    const text = marks.map((mark, index) => markXml(markup.prefix, mark, styleOf(mark.light), index + 1)).join('');
    changes.push({ start: at, end: at, text });
  }
  return splice(xml, changes);
}

/** How many places at the top our removed rules held: all others move up by it. */
function takenPriorities(removed: readonly Rule[], others: readonly number[]): number {
  const held = removed.map(({ priority }) => priority).sort((a, b) => a - b);
  const first = others.reduce((least, priority) => Math.min(least, priority), Infinity);
  return held.every((priority, index) => priority === index + 1) && first > held.length ? held.length : 0;
}

function otherPriorities(xml: string, gone: ReadonlySet<number>): number[] {
  return [...ruleTags(xml)].filter(({ start }) => !gone.has(start)).map(({ priority }) => priority);
}

/** Every rule of the sheet, those of later Excel versions (in `extLst`) included: they share one order. */
function* ruleTags(xml: string): Generator<{ tag: string; start: number; end: number; priority: number }> {
  for (const { name, kind, attributes, start, end } of tags(xml)) {
    if (name !== 'cfRule' || kind === 'close') continue;
    const priority = Number(attribute(attributes, 'priority') ?? NaN);
    if (Number.isInteger(priority)) yield { tag: xml.slice(start, end), start, end, priority };
  }
}

function formatsOf(markup: SheetMarkup): Format[] {
  return markup.children
    .filter(({ name }) => name === 'conditionalFormatting')
    .map((child) => formatOf(markup.xml, child));
}

function formatOf(xml: string, child: Child): Format {
  const areas = (attribute(child.open.attributes, 'sqref') ?? '')
    .split(/\s+/)
    .map(parseRangeA1)
    .filter((range) => range !== null);
  const ours: Rule[] = [];
  let others = 0;
  let rule: { start: number; priority: number } | null = null;
  let formula = '';
  let formulaStart = -1;
  for (const tag of tags(xml, child.open.end, child.contentEnd)) {
    if (tag.name === 'cfRule') {
      if (tag.kind === 'empty') others += 1;
      else if (tag.kind === 'open') {
        rule = { start: tag.start, priority: Number(attribute(tag.attributes, 'priority') ?? '0') };
        formula = '';
      } else if (rule !== null) {
        if (formula.includes(`"${MARK_TAG}:`)) ours.push({ ...rule, end: tag.end, formula });
        else others += 1;
        rule = null;
      }
    } else if (tag.name === 'formula' && tag.kind === 'open') formulaStart = tag.end;
    else if (tag.name === 'formula' && tag.kind === 'close' && formulaStart >= 0) {
      formula = textContent(xml.slice(formulaStart, tag.start));
    }
  }
  return { child, areas, ours, others };
}

/** A rule over several rows (Excel joins rules when rows are copied) gives one mark a row. */
function marksOf(rule: Rule, areas: readonly CellRange[]): Mark[] {
  const reason = /\$([A-Z]{1,3})\$?([1-9]\d{0,6})/.exec(rule.formula);
  const [base] = areas;
  const place = reason === null ? null : parseRangeA1(`${reason[1] ?? ''}${reason[2] ?? ''}`);
  if (place === null || base === undefined) return [];
  const light = rule.formula.includes(`"${MARK_TAG}:yellow"`) ? 'yellow' : 'red';
  const distance = place.first.row - base.first.row;
  const rows = areas.reduce((sum, { first, last }) => sum + Math.min(last.row - first.row + 1, 10_000), 0);
  if (rows > LIMITS.marks) throw new LimitError(`${rows} marks`);
  return areas.flatMap(({ first, last }) =>
    Array.from({ length: Math.min(last.row - first.row + 1, 10_000) }, (_unused, index): Mark => {
      const row = first.row + index;
      return {
        range: { first: { row, column: first.column }, last: { row, column: last.column } },
        reasonCell: { row: row + distance, column: place.first.column },
        light,
      };
    }),
  );
}

function markXml(prefix: string, mark: Mark, style: number, priority: number): string {
  const formula = escapeXml(markFormula(mark, columnName).replace(/^=/, ''));
  return (
    `<${prefix}conditionalFormatting sqref="${rangeA1(mark.range)}">` +
    `<${prefix}cfRule type="expression" dxfId="${style}" priority="${priority}"><${prefix}formula>${formula}</${prefix}formula></${prefix}cfRule>` +
    `</${prefix}conditionalFormatting>`
  );
}
