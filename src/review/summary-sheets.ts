/**
 * 评审汇总 as sheets: one row a form, one row a finding, sums by unit and by check, what came more than once. What holds the
 * rows is the caller's.
 */
import { flatMap } from '../form/flat-map';
import { checkByCode } from '../checks';
import { C05 } from '../checks/consistency/copied';
import type { Language, Light, Text } from '../checks/check';
import { columnName } from '../form/sheet';
import { BatchTally, type BatchSummary } from './batch';
import type { NewCell, NewSheet, SheetLayout } from './new-sheet';
import type { ReportFile, ReportFinding, ReportForm } from './report';
import { headingsOf, REVIEW_KINDS, SHEET_NAMES, type ReviewKind } from './summary-columns';
import { LIGHT_WORDS, VERDICT_WORDS } from './words';

type Say = (text: Text) => string;
type Row = NewSheet['rows'][number];

/** Excel's own limit, kept clear of. */
const MOST_CHARACTERS = 32_000;
const MOST_ROWS = 1_048_000;

/** The whole 评审汇总 of files at hand. */
export function summarySheets(files: readonly ReportFile[], language: Language): NewSheet[] {
  const tally = new BatchTally();
  const forms: Row[] = [reviewHead('forms', language)];
  const findings: Row[] = [reviewHead('findings', language)];
  const repeats: Row[] = [reviewHead('repeats', language)];
  for (const file of files) {
    const before = { forms: forms.length, findings: findings.length };
    const rows = fileRows(file, before, (path) => path, language);
    forms.push(...rows.forms);
    findings.push(...rows.findings);
    repeats.push(...rows.repeats);
    tally.add(file);
  }
  const batch = tally.summary();
  const sums = (kind: SumKind): Row[] => [reviewHead(kind, language), ...sumRows(kind, batch, language)];
  const rowsOf: Readonly<Record<ReviewKind, readonly Row[]>> = {
    forms,
    findings,
    units: sums('units'),
    codes: sums('codes'),
    repeats: [...repeats, ...sumRows('repeats', batch, language)],
  };
  return REVIEW_KINDS.map((kind): NewSheet => {
    const rows = rowsOf[kind];
    return { ...reviewLayout(kind, language), rows, autoFilter: reviewFilter(kind, language, rows.length) };
  });
}

/** Name, widths and frozen head of a sheet. */
export function reviewLayout(kind: ReviewKind, language: Language): SheetLayout {
  return {
    name: SHEET_NAMES[kind][language],
    columnWidths: headingsOf(kind, language).map(({ width }) => width),
    freeze: { rows: 1, columns: 0 },
    fitToPageWidth: true,
  };
}

export function reviewHead(kind: ReviewKind, language: Language): Row {
  return headingsOf(kind, language).map(({ text }): NewCell => ({
    value: text,
    bold: true,
    fill: '#D9E2F0',
    border: true,
    wrap: true,
  }));
}

/** The A1 range that is filtered in a sheet of so many rows, its head among them. */
export function reviewFilter(kind: ReviewKind, language: Language, rows: number): string {
  return `A1:${columnName(headingsOf(kind, language).length - 1)}${Math.max(1, rows)}`;
}

export interface FileRows {
  readonly forms: readonly Row[];
  readonly findings: readonly Row[];
  /** Texts that stand in another form, too. */
  readonly repeats: readonly Row[];
}

/**
 * The rows of one file, linked to each other.
 * @param before rows written so far, heads among them
 */
export function fileRows(
  file: ReportFile,
  before: Readonly<Record<'forms' | 'findings', number>>,
  linkTo: (path: string) => string,
  language: Language,
): FileRows {
  const say: Say = (text) => text[language];
  if (file.forms.length === 0) return { forms: [unreadRow(file, say)], findings: [], repeats: [] };
  const forms: Row[] = [];
  const findings: Row[] = [];
  const repeats: Row[] = [];
  for (const form of file.forms) {
    const written = before.findings + findings.length;
    forms.push(formRow(file, form, linkTo(file.path), written + 1, say));
    const backTo = before.forms + forms.length;
    const left = Math.max(0, MOST_ROWS - written);
    form.findings.slice(0, left).forEach((finding, index) => {
      findings.push(findingRow(file, form, finding, backTo, say));
      if (finding.code === C05.code && finding.suppressed === null)
        repeats.push(copiedRow(file, form, finding, written + index + 1, say));
    });
  }
  return { forms, findings, repeats };
}

/** What is known of the whole batch only at its end. */
export type SumKind = 'units' | 'codes' | 'repeats';

export function sumRows(kind: SumKind, batch: BatchSummary, language: Language): Row[] {
  const say: Say = (text) => text[language];
  switch (kind) {
    case 'units':
      return unitRows(batch, say);
    case 'codes':
      return codeRows(batch, say);
    case 'repeats':
      return duplicateRows(batch, say);
  }
}

function findingRow(file: ReportFile, form: ReportForm, finding: ReportFinding, backTo: number, say: Say): Row {
  return [
    { ...cell(file.path), link: { kind: 'cell', sheet: say(SHEET_NAMES.forms), cell: `A${backTo}` } },
    cell(form.sheet),
    cell(form.project),
    cell(form.unit),
    light(finding.light, say),
    cell(finding.code),
    cell(finding.cell ?? ''),
    wrapped(finding.message),
    wrapped(finding.working),
    wrapped(finding.fix),
    wrapped(finding.suppressed?.reason ?? ''),
  ];
}

function formRow(file: ReportFile, form: ReportForm, target: string, firstFinding: number, say: Say): Row {
  const count = (wanted: Light): NewCell =>
    counted(form.findings.filter((finding) => finding.suppressed === null && finding.light === wanted).length);
  const verdict = form.scorable || form.verdict === 'fix' ? VERDICT_WORDS[form.verdict] : notScorable(form);
  return [
    { ...cell(file.path), link: { kind: 'file', target } },
    cell(form.sheet),
    cell(form.range),
    cell(form.project),
    cell(form.unit === '' ? form.department : form.unit),
    figure(form.year),
    {
      value: say(verdict),
      border: true,
      bold: true,
      ...(form.findings.length === 0
        ? {}
        : { link: { kind: 'cell', sheet: say(SHEET_NAMES.findings), cell: `A${firstFinding}` } }),
    },
    count('red'),
    count('yellow'),
    count('blue'),
    figure(form.total.printed ?? ''),
    figure(form.total.computed ?? ''),
    figure(form.total.suggestedTotal ?? ''),
    cell(form.grade.printed),
    cell(form.grade.computed),
    cell(form.pack),
    cell(''),
  ];
}

function notScorable({ family }: ReportForm): Text {
  return family === 'F11'
    ? { 'zh-CN': '申报表', 'en-US': 'declaration' }
    : { 'zh-CN': '不可计分', 'en-US': 'cannot be scored' };
}

function unreadRow(file: ReportFile, say: Say): Row {
  const note = file.error ?? say({ 'zh-CN': '没有找到自评表', 'en-US': 'no form was found' });
  return [cell(file.path), ...Array.from({ length: 15 }, () => cell('')), { ...wrapped(note), color: '#A80000' }];
}

function unitRows(batch: BatchSummary, say: Say): Row[] {
  return batch.units.map(({ unit, forms, verdicts, red, yellow, blue }) => [
    cell(unit === '' ? say({ 'zh-CN': '（未填写单位）', 'en-US': '(no unit given)' }) : unit),
    ...[forms, verdicts.ready, verdicts.fix, verdicts.review, red, yellow, blue].map(counted),
  ]);
}

function codeRows(batch: BatchSummary, say: Say): Row[] {
  return batch.codes.map(({ code, light: colour, count, forms }) => {
    const title = checkByCode(code)?.title;
    return [
      cell(code),
      light(colour, say),
      cell(title === undefined ? '' : say(title)),
      counted(count),
      counted(forms),
    ];
  });
}

function copiedRow(file: ReportFile, form: ReportForm, finding: ReportFinding, listedAt: number, say: Say): Row {
  return [
    { ...light(finding.light, say), value: say({ 'zh-CN': '文字雷同', 'en-US': 'copied text' }) },
    cell(form.project),
    cell(form.unit === '' ? form.department : form.unit),
    figure(form.year),
    {
      ...cell(`${file.path} › ${form.sheet}!${finding.cell ?? form.range}`),
      link: { kind: 'cell', sheet: say(SHEET_NAMES.findings), cell: `A${listedAt}` },
    },
    wrapped(finding.message),
  ];
}

/** A row for each place, so that every form that is meant is found by filtering. */
function duplicateRows({ duplicates }: BatchSummary, say: Say): Row[] {
  return flatMap(duplicates, ({ project, unit, year, places }) =>
    places.map((place, index): Row => [
      { ...light('yellow', say), value: say({ 'zh-CN': '同一项目交了多份', 'en-US': 'handed in twice' }) },
      cell(project),
      cell(unit),
      figure(year),
      cell(place),
      wrapped(
        say({
          'zh-CN': `共 ${places.length} 份，这是第 ${index + 1} 份。请核对以哪份为准，其余删去。`,
          'en-US': `Number ${index + 1} of ${places.length}. Decide which one counts and remove the others.`,
        }),
      ),
    ]),
  );
}

function cell(text: string): NewCell {
  return { value: text.slice(0, MOST_CHARACTERS), border: true };
}

function counted(count: number): NewCell {
  return { value: count, border: true };
}

/** Digits that a number of a cell holds exactly, at most as many behind the point as anybody scores with. */
const FIGURE = /^-?\d{1,9}(?:\.(\d{1,4}))?$/u;

/** A figure is a number to the reader, too: it can be sorted and summed, and shows the decimals it was given. */
function figure(text: string): NewCell {
  const match = FIGURE.exec(text);
  if (match === null) return cell(text);
  const [, decimals = ''] = match;
  const format = decimals === '' ? {} : { numberFormat: `0.${'0'.repeat(decimals.length)}` };
  return { value: Number(text), border: true, ...format };
}

function wrapped(text: string): NewCell {
  return { ...cell(text), wrap: true };
}

const FILLS: Readonly<Record<Light, string>> = { red: '#FFC7CE', yellow: '#FFEB9C', blue: '#DDEBF7' };

function light(colour: Light, say: Say): NewCell {
  return { value: say(LIGHT_WORDS[colour]), border: true, fill: FILLS[colour] };
}
