/** 评审汇总 as sheets: one row a form, one row a finding, sums by unit and by check. What holds the rows is the caller's. */
import { checkByCode } from '../checks';
import type { Language, Light, Text } from '../checks/check';
import { columnName } from '../form/sheet';
import { BatchTally, type BatchSummary } from './batch';
import type { NewCell, NewSheet, SheetLayout } from './new-sheet';
import type { ReportFile, ReportFinding, ReportForm } from './report';
import { LIGHT_WORDS, VERDICT_WORDS } from './words';

type Say = (text: Text) => string;
type Row = NewSheet['rows'][number];

/** Excel's own limit, kept clear of. */
const MOST_CHARACTERS = 32_000;
const MOST_ROWS = 1_048_000;

/** In the order of the workbook. */
export const REVIEW_KINDS = ['forms', 'findings', 'units', 'codes'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

const TEXTS = {
  forms: { 'zh-CN': '评审汇总', 'en-US': 'Forms' },
  findings: { 'zh-CN': '问题清单', 'en-US': 'Findings' },
  units: { 'zh-CN': '按单位', 'en-US': 'By unit' },
  codes: { 'zh-CN': '按检查项', 'en-US': 'By code' },
} as const satisfies Record<ReviewKind, Text>;

/** The whole 评审汇总 of files at hand. */
export function summarySheets(files: readonly ReportFile[], language: Language): NewSheet[] {
  const tally = new BatchTally();
  const forms: Row[] = [reviewHead('forms', language)];
  const findings: Row[] = [reviewHead('findings', language)];
  for (const file of files) {
    const before = { forms: forms.length, findings: findings.length };
    const rows = fileRows(file, before, (path) => path, language);
    forms.push(...rows.forms);
    findings.push(...rows.findings);
    tally.add(file);
  }
  const batch = tally.summary();
  const sums = (kind: 'units' | 'codes'): Row[] => [reviewHead(kind, language), ...sumRows(kind, batch, language)];
  const rowsOf: Readonly<Record<ReviewKind, readonly Row[]>> = {
    forms,
    findings,
    units: sums('units'),
    codes: sums('codes'),
  };
  return REVIEW_KINDS.map((kind): NewSheet => {
    const rows = rowsOf[kind];
    return { ...reviewLayout(kind, language), rows, autoFilter: reviewFilter(kind, language, rows.length) };
  });
}

/** Name, widths and frozen head of a sheet. */
export function reviewLayout(kind: ReviewKind, language: Language): SheetLayout {
  return {
    name: TEXTS[kind][language],
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
}

/**
 * The rows of one file; forms and findings are linked to each other.
 * @param before rows written so far, heads among them
 */
export function fileRows(
  file: ReportFile,
  before: Readonly<Record<'forms' | 'findings', number>>,
  linkTo: (path: string) => string,
  language: Language,
): FileRows {
  const say: Say = (text) => text[language];
  if (file.forms.length === 0) return { forms: [unreadRow(file, say)], findings: [] };
  const forms: Row[] = [];
  const findings: Row[] = [];
  for (const form of file.forms) {
    const written = before.findings + findings.length;
    forms.push(formRow(file, form, linkTo(file.path), written + 1, say));
    const backTo = before.forms + forms.length;
    const left = Math.max(0, MOST_ROWS - written);
    findings.push(...form.findings.slice(0, left).map((finding) => findingRow(file, form, finding, backTo, say)));
  }
  return { forms, findings };
}

/** Sums of the whole batch. */
export function sumRows(kind: 'units' | 'codes', batch: BatchSummary, language: Language): Row[] {
  const say: Say = (text) => text[language];
  return kind === 'units' ? unitRows(batch, say) : codeRows(batch, say);
}

function headingsOf(kind: ReviewKind, language: Language): Heading[] {
  const say: Say = (text) => text[language];
  switch (kind) {
    case 'forms':
      return formHeadings(say);
    case 'findings':
      return findingHeadings(say);
    case 'units':
      return unitHeadings(say);
    case 'codes':
      return codeHeadings(say);
  }
}

interface Heading {
  readonly text: string;
  readonly width: number;
}

function findingRow(file: ReportFile, form: ReportForm, finding: ReportFinding, backTo: number, say: Say): Row {
  return [
    { ...cell(file.path), link: { kind: 'cell', sheet: say(TEXTS.forms), cell: `A${backTo}` } },
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
        : { link: { kind: 'cell', sheet: say(TEXTS.findings), cell: `A${firstFinding}` } }),
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

function formHeadings(say: Say): Heading[] {
  return headings(say, [
    ['文件', 'File', 36],
    ['工作表', 'Sheet', 14],
    ['区域', 'Range', 12],
    ['项目名称', 'Project', 30],
    ['单位', 'Unit', 26],
    ['年度', 'Year', 8],
    ['结论', 'Verdict', 14],
    ['红', 'Red', 6],
    ['黄', 'Yellow', 6],
    ['蓝', 'Blue', 6],
    ['总分', 'Total', 9],
    ['复算总分', 'Recomputed', 10],
    ['补填后总分', 'Once filled in', 10],
    ['等级', 'Grade', 9],
    ['复算等级', 'Recomputed grade', 10],
    ['规则包', 'Rule pack', 16],
    ['说明', 'Note', 40],
  ]);
}

function findingHeadings(say: Say): Heading[] {
  return headings(say, [
    ['文件', 'File', 36],
    ['工作表', 'Sheet', 14],
    ['项目名称', 'Project', 30],
    ['单位', 'Unit', 26],
    ['颜色', 'Light', 8],
    ['代码', 'Code', 8],
    ['单元格', 'Cell', 9],
    ['问题', 'Finding', 60],
    ['算式', 'Working', 36],
    ['怎么改', 'What to do', 46],
    ['已说明', 'Explained', 24],
  ]);
}

function unitHeadings(say: Say): Heading[] {
  return headings(say, [
    ['单位', 'Unit', 40],
    ['自评表', 'Forms', 10],
    ['可提交', 'Ready', 10],
    ['须改', 'To be fixed', 12],
    ['需人工复核', 'To be looked at', 14],
    ['红', 'Red', 8],
    ['黄', 'Yellow', 8],
    ['蓝', 'Blue', 8],
  ]);
}

function codeHeadings(say: Say): Heading[] {
  return headings(say, [
    ['代码', 'Code', 8],
    ['颜色', 'Light', 8],
    ['检查项', 'Check', 50],
    ['项数', 'Findings', 10],
    ['涉及表数', 'Forms', 10],
  ]);
}

function headings(say: Say, texts: readonly (readonly [string, string, number])[]): Heading[] {
  return texts.map(([zh, en, width]) => ({ text: say({ 'zh-CN': zh, 'en-US': en }), width }));
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
