/** `--format xlsx`: a real workbook with filters and links. Texts stay texts, whatever they look like. */
import { checkByCode } from '../../checks';
import type { Light, Text } from '../../checks/check';
import { columnName } from '../../form/sheet';
import { createWorkbook, type NewCell, type NewSheet } from '../../hosts/xlsx';
import type { BatchSummary, ReportFile, ReportForm } from '../../review';
import { LIGHT_WORDS, VERDICT_WORDS } from '../speech';
import type { ReportWriter, WriterOptions } from './writer';

type Say = (text: Text) => string;
type Row = NewSheet['rows'][number];

/** Excel's own limit, kept clear of. */
const MOST_CHARACTERS = 32_000;
const MOST_ROWS = 1_048_000;

const TEXTS = {
  forms: { 'zh-CN': '评审汇总', 'en-US': 'Forms' },
  findings: { 'zh-CN': '问题清单', 'en-US': 'Findings' },
  units: { 'zh-CN': '按单位', 'en-US': 'By unit' },
  codes: { 'zh-CN': '按检查项', 'en-US': 'By code' },
} as const satisfies Record<string, Text>;

/** One row a form, one row a finding, the sums by unit and by code. A workbook is written whole, so rows wait for the end. */
export function xlsxWriter({ lang, linkTo }: WriterOptions): ReportWriter {
  const say: Say = (text) => text[lang];
  const forms: Row[] = [];
  const findings: Row[] = [];
  return {
    start: () => '',
    file(file) {
      if (file.forms.length === 0) forms.push(unreadRow(file, say));
      for (const form of file.forms) {
        const firstFinding = findings.length + 2;
        forms.push(formRow(file, form, linkTo(file.path), firstFinding, say));
        const backTo = forms.length + 1;
        for (const finding of form.findings) {
          if (findings.length >= MOST_ROWS) break;
          findings.push([
            {
              ...cell(file.path),
              link: { kind: 'cell', sheet: say(TEXTS.forms), cell: `A${backTo}` },
            },
            cell(form.sheet),
            cell(form.project),
            cell(form.unit),
            light(finding.light, say),
            cell(finding.code),
            cell(finding.cell ?? ''),
            cell(finding.message),
            cell(finding.working),
            cell(finding.fix),
            cell(finding.suppressed?.reason ?? ''),
          ]);
        }
      }
      return '';
    },
    end: (_summary, batch) =>
      createWorkbook([
        sheetOf(say(TEXTS.forms), formHeadings(say), forms),
        sheetOf(say(TEXTS.findings), findingHeadings(say), findings),
        sheetOf(say(TEXTS.units), unitHeadings(say), unitRows(batch, say)),
        sheetOf(say(TEXTS.codes), codeHeadings(say), codeRows(batch, say)),
      ]),
  };
}

interface Heading {
  readonly text: string;
  readonly width: number;
}

function sheetOf(name: string, headings: readonly Heading[], rows: readonly Row[]): NewSheet {
  const head = headings.map(({ text }): NewCell => ({
    value: text,
    bold: true,
    fill: '#D9E2F0',
    border: true,
    wrap: true,
  }));
  return {
    name,
    rows: [head, ...rows],
    columnWidths: headings.map(({ width }) => width),
    freeze: { rows: 1, columns: 0 },
    autoFilter: `A1:${columnName(headings.length - 1)}${rows.length + 1}`,
  };
}

function formRow(file: ReportFile, form: ReportForm, target: string, firstFinding: number, say: Say): Row {
  const count = (wanted: Light): number =>
    form.findings.filter((finding) => finding.suppressed === null && finding.light === wanted).length;
  const verdict = form.scorable || form.verdict === 'fix' ? VERDICT_WORDS[form.verdict] : NOT_SCORABLE;
  return [
    { ...cell(file.path), link: { kind: 'file', target } },
    cell(form.sheet),
    cell(form.range),
    cell(form.project),
    cell(form.unit === '' ? form.department : form.unit),
    cell(form.year),
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
    cell(form.total.printed ?? ''),
    cell(form.total.computed ?? ''),
    cell(form.total.suggestedTotal ?? ''),
    cell(form.grade.printed),
    cell(form.grade.computed),
    cell(form.pack),
    '',
  ];
}

const NOT_SCORABLE: Text = { 'zh-CN': '不可计分', 'en-US': 'cannot be scored' };

function unreadRow(file: ReportFile, say: Say): Row {
  const note = file.error ?? say({ 'zh-CN': '没有找到自评表', 'en-US': 'no form was found' });
  return [cell(file.path), ...Array.from({ length: 15 }, () => ''), { ...cell(note), color: '#A80000' }];
}

function unitRows(batch: BatchSummary, say: Say): Row[] {
  return batch.units.map(({ unit, forms, verdicts, red, yellow, blue }) => [
    cell(unit === '' ? say({ 'zh-CN': '（未填写单位）', 'en-US': '(no unit given)' }) : unit),
    forms,
    verdicts.ready,
    verdicts.fix,
    verdicts.review,
    red,
    yellow,
    blue,
  ]);
}

function codeRows(batch: BatchSummary, say: Say): Row[] {
  return batch.codes.map(({ code, light: colour, count, forms }) => {
    const title = checkByCode(code)?.title;
    return [cell(code), light(colour, say), cell(title === undefined ? '' : say(title)), count, forms];
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

const FILLS: Readonly<Record<Light, string>> = { red: '#FFC7CE', yellow: '#FFEB9C', blue: '#DDEBF7' };

function light(colour: Light, say: Say): NewCell {
  return { value: say(LIGHT_WORDS[colour]), border: true, fill: FILLS[colour] };
}
