/** `--format xlsx`: a real workbook with filters and links. Texts stay texts, whatever they look like. */
import { checkByCode } from '../../checks';
import type { Light, Text } from '../../checks/check';
import { columnName } from '../../form/sheet';
import {
  WorkbookWriter,
  zipStream,
  type NewCell,
  type NewSheet,
  type SheetLayout,
  type StreamedPart,
} from '../../hosts/xlsx';
import type { BatchSummary, ReportFile, ReportFinding, ReportForm } from '../../review';
import { LIGHT_WORDS, VERDICT_WORDS } from '../speech';
import { Spool } from '../spool';
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

/** One row a form, one row a finding, the sums by unit and by code. Long sheets wait on the disk, not in the memory. */
export function xlsxWriter({ lang, linkTo }: WriterOptions): ReportWriter {
  const say: Say = (text) => text[lang];
  const kinds = ['forms', 'findings', 'units', 'codes'] as const;
  const headingsOf = { forms: formHeadings, findings: findingHeadings, units: unitHeadings, codes: codeHeadings };
  const book = new WorkbookWriter(
    kinds.map((kind) => layoutOf(say(TEXTS[kind]), headingsOf[kind](say))),
    null,
  );
  const sheets = kinds.map((kind, index) => {
    const writer = book.sheets[index];
    if (writer === undefined) throw new RangeError(`no sheet for ${kind}`);
    const spool = new Spool();
    let started = false;
    return {
      async add(rows: readonly Row[]): Promise<void> {
        const head = started ? '' : writer.head() + writer.row(headRow(headingsOf[kind](say)));
        started = true;
        await spool.append(head + rows.map((row) => writer.row(row)).join(''));
      },
      rows: () => Math.max(1, writer.rows),
      filter: () => `A1:${columnName(headingsOf[kind](say).length - 1)}${Math.max(1, writer.rows)}`,
      async *content(filter: string): AsyncGenerator<Uint8Array> {
        yield* spool.chunks();
        yield Buffer.from(writer.tail(filter));
      },
      close: () => spool.close(),
    };
  });
  const [forms, findings, units, codes] = sheets;
  if (forms === undefined || findings === undefined || units === undefined || codes === undefined)
    throw new RangeError('four sheets');
  return {
    start: () => '',
    async file(file) {
      if (file.forms.length === 0) await forms.add([unreadRow(file, say)]);
      for (const form of file.forms) {
        await forms.add([formRow(file, form, linkTo(file.path), findings.rows() + 1, say)]);
        const backTo = forms.rows();
        const left = Math.max(0, MOST_ROWS - findings.rows());
        await findings.add(form.findings.slice(0, left).map((finding) => findingRow(file, form, finding, backTo, say)));
      }
      return '';
    },
    end: async function* (_summary, batch) {
      // Heads of sheets that stayed empty, too.
      await forms.add([]);
      await findings.add([]);
      await units.add(unitRows(batch, say));
      await codes.add(codeRows(batch, say));
      const filters = sheets.map((sheet) => sheet.filter());
      const parts = book.parts(filters).map(([name, part]): StreamedPart => {
        if (typeof part === 'string') return [name, [Buffer.from(part)]];
        return [name, sheets[part.sheet]?.content(filters[part.sheet] ?? '') ?? []];
      });
      yield* zipStream(parts);
    },
    async close() {
      for (const sheet of sheets) await sheet.close();
    },
  };
}

interface Heading {
  readonly text: string;
  readonly width: number;
}

function layoutOf(name: string, headings: readonly Heading[]): SheetLayout {
  return {
    name,
    columnWidths: headings.map(({ width }) => width),
    freeze: { rows: 1, columns: 0 },
    fitToPageWidth: true,
  };
}

function headRow(headings: readonly Heading[]): Row {
  return headings.map(({ text }): NewCell => ({ value: text, bold: true, fill: '#D9E2F0', border: true, wrap: true }));
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

function wrapped(text: string): NewCell {
  return { ...cell(text), wrap: true };
}

const FILLS: Readonly<Record<Light, string>> = { red: '#FFC7CE', yellow: '#FFEB9C', blue: '#DDEBF7' };

function light(colour: Light, say: Say): NewCell {
  return { value: say(LIGHT_WORDS[colour]), border: true, fill: FILLS[colour] };
}
