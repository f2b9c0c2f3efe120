/** What the benchmark drives of the product, bundled into one file for plain Node. */
import { inflateRawSync } from 'node:zlib';
import { columnName, type SheetSnapshot } from '../../src/form/sheet';
import { NATIVE_CODEC } from '../../src/cli/native-codec';
import { findForms } from '../../src/form';
import { createWorkbook, readWorkbook } from '../../src/hosts/xlsx';
import { Archive } from '../../src/hosts/xlsx/zip/archive';
import { reviewSheet, toReport } from '../../src/review';
import { snapshotOf, type Blueprint, type BlueprintCell } from '../fixtures/blueprint';
import { loadSelfEvaluations, type FixtureForm } from '../fixtures/forms';
import { officialBlueprint } from '../fixtures/layouts';
import { savedByExcel } from '../fixtures/office-file';
import { rowsOf, workbookOf } from '../fixtures/workbook';

/** The public self-evaluations, each as the workbook its office would hand in. */
export function realForms(): { name: string; bytes: Uint8Array }[] {
  return loadSelfEvaluations().map((form) => ({ name: `${form.id}.xlsx`, bytes: workbookOf(officialBlueprint(form)) }));
}

/** The same as Excel saves them: with theme, styles of every cell, print set-up. */
export function realFormsOfExcel(): { name: string; bytes: Uint8Array }[] {
  return loadSelfEvaluations().map((form) => ({
    name: `${form.id}.xlsx`,
    bytes: savedByExcel(officialBlueprint(form)),
  }));
}

/**
 * Such forms of many offices: projects, names, goals and reasons differ from file to file, so that nothing kept from
 * one form helps with the next but what real forms have in common.
 */
export function* manyForms(count: number): Generator<{ name: string; bytes: Uint8Array }> {
  const forms = loadSelfEvaluations();
  for (let number = 0; number < count; number += 1) {
    const form = forms[number % forms.length];
    if (form === undefined) return;
    const bytes = workbookOf(officialBlueprint(inOwnWords(form, number)));
    yield { name: `${String(number).padStart(5, '0')} ${form.id}.xlsx`, bytes };
  }
}

/** Level labels, targets, actuals and figures stay: those do come again from form to form. */
function inOwnWords(form: FixtureForm, number: number): FixtureForm {
  const next = randomFrom(number);
  const own = (text: string): string => (text.length < 4 ? text : reworded(text, next));
  const project = own(form.project);
  const unit = reworded('某街道办事处', randomFrom(number % 300));
  return {
    ...form,
    project,
    unit,
    header: {
      ...Object.fromEntries(Object.entries(form.header).map(([label, text]) => [label, own(text)])),
      项目名称: project,
      预算单位: unit,
    },
    goals: { ...form.goals, expected: own(form.goals.expected), actual: own(form.goals.actual) },
    // An indicator's last characters say of what kind it is.
    indicators: form.indicators.map((row) => ({
      ...row,
      level3: reworded('各项工作', next) + row.level3,
      explanation: own(row.explanation),
      reason: own(row.reason),
    })),
  };
}

const FIRST_CHARACTER = 0x4e00;
const CHARACTERS = 4_000;

/** Every second Chinese character another one: of the pairs of characters none is left, so no text is a near copy. */
function reworded(text: string, next: () => number): string {
  return text.replace(/(\p{Script=Han})(\p{Script=Han}?)/gu, (_pair, _first: string, second: string) =>
    String.fromCharCode(FIRST_CHARACTER + (next() % CHARACTERS)).concat(second),
  );
}

/** The same numbers for the same seed, 31 bits each. */
function randomFrom(seed: number): () => number {
  let state = (seed + 1) | 0;
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return (state ^ (state >>> 13)) >>> 1;
  };
}

/** `rows` × 12 cells of a list, a third of them text; the first real form above it where one is wanted. */
export function largeSheet(rows: number, withForm = false): Uint8Array {
  const list = Array.from({ length: rows }, (_r, row) =>
    Array.from({ length: 12 }, (_c, column) => ({
      value: column % 3 === 0 ? `项目${(row * 7 + column) % 5000}` : ((row * 31 + column * 17) % 100_000) / 100,
    })),
  );
  const [form] = loadSelfEvaluations();
  const drawn = withForm && form !== undefined ? rowsOf(officialBlueprint(form)) : [];
  return createWorkbook([{ name: '明细', rows: [...drawn, [], [], ...list] }]);
}

/** One form with as many indicators as asked for; its weights add up to 100. */
export function formOf(indicators: number): Blueprint {
  const cells = new Map<string, BlueprintCell>();
  const put = (row: number, values: readonly (string | number)[]): void =>
    values.forEach((value, column) => {
      if (value !== '') cells.set(`${columnName(column)}${row}`, { value });
    });
  put(1, ['财政项目支出绩效自评表']);
  put(2, ['（2024年度）']);
  put(3, ['项目名称', '', '测算项目']);
  put(4, ['项目资金（万元）', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分']);
  put(5, ['', '年度资金总额', '100', '100', '95', '10', '95%', '9.5']);
  put(6, ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施']);
  const weight = 90 / indicators;
  for (let index = 0; index < indicators; index += 1) {
    put(7 + index, [
      index === 0 ? '产出指标' : '',
      index === 0 ? '数量指标' : '',
      `第${index + 1}项工作完成数量`,
      '≥90%',
      index % 10 === 0 ? '85%' : '95%',
      weight,
      weight,
      '',
    ]);
  }
  put(7 + indicators, ['总分', '', '', '', '', 100, 99.5]);
  return { name: '测算', cells, merges: [] };
}

/** Snapshot of such a form, without a file. */
export const snapshotOfForm = (indicators: number): ReturnType<typeof snapshotOf> => snapshotOf(formOf(indicators));

/** Reading as the command line does it. */
export const readFile = (bytes: Uint8Array, name: string): SheetSnapshot[] =>
  readWorkbook(bytes, name, { codec: NATIVE_CODEC });

/** What a check does with a file: read, find, score, check, report. @returns the number of findings. */
export function checkFile(bytes: Uint8Array, name: string): number {
  const sheets = readFile(bytes, name).map((sheet) => reviewSheet(sheet));
  const report = toReport([{ path: name, error: null, sheets }], { version: '0.0.0', lang: 'zh-CN' });
  return report.summary.red + report.summary.yellow + report.summary.blue;
}

/** What no reader can do without. */
const NEEDED =
  /^(?:_rels\/\.rels|xl\/(?:_rels\/workbook\.xml\.rels|(?:workbook|styles|sharedStrings|worksheets\/[^/]+)\.xml))$/u;

/** The floor: those parts unpacked by the platform's own zlib, each of their bytes looked at once. @returns tags. */
export function unpackAndScan(bytes: Uint8Array, name: string): number {
  const archive = new Archive(bytes, name);
  let tags = 0;
  for (const entry of archive.entries) {
    if (!NEEDED.test(entry.name)) continue;
    const packed = archive.packed(entry);
    const xml = entry.method === 0 ? packed : inflateRawSync(packed);
    for (let at = 0; at < xml.length; at += 1) if (xml[at] === 60) tags += 1;
  }
  return tags;
}

export { findForms, reviewSheet };
