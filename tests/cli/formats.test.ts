import { fileURLToPath } from 'node:url';
import * as XLSX from '@e965/xlsx';
import { z } from 'zod';
import { catalogue } from '../../src/checks';
import { readWorkbook } from '../../src/hosts/xlsx';
import type { SheetSnapshot } from '../../src/form/sheet';
import { officialBlueprint } from '../fixtures/layouts';
import { workbookOf } from '../fixtures/workbook';
import { bookOf, fixture, READY, RED, REVIEW, Scene } from './scene';
import { textsOf } from '../fixtures/texts';

const scene = new Scene();
afterAll(() => scene.remove());

/** What a malicious or careless form may hold. */
const HOSTILE = {
  ...fixture(RED),
  project: `<img src=x onerror=alert(1)>&"'`,
  unit: "=cmd|' /C calc'!A0",
  indicators: fixture(RED).indicators.map((row, index) =>
    index === 0 ? { ...row, level3: '</script><b>指标</b>', score: '1', reason: '' } : row,
  ),
};

beforeAll(() => {
  scene.write('批/可提交.xlsx', bookOf(READY));
  scene.write('批/复核 表.xlsx', bookOf(REVIEW));
  scene.write('批/须改.xlsx', bookOf(RED, '002-01'));
  scene.write('批/敌.xlsx', workbookOf(officialBlueprint(HOSTILE)));
  scene.write('批/坏<b>.xlsx', 'not a workbook');
  scene.write('=1+1.xlsx', bookOf(READY));
});

const artifact = z.object({
  artifactLocation: z.object({ uri: z.string().regex(/^(?:file:\/\/)?(?:[A-Za-z0-9._~/=+'()!*-]|%[0-9A-F]{2})+$/) }),
});
const location = z.object({
  physicalLocation: artifact,
  logicalLocations: z.array(z.object({ fullyQualifiedName: z.string() })).min(1),
});
/** The parts of SARIF 2.1.0 we use, with what the standard demands of them. */
const sarif = z.object({
  version: z.literal('2.1.0'),
  $schema: z.url(),
  runs: z
    .array(
      z.object({
        tool: z.object({
          driver: z.object({
            name: z.literal('selfeval'),
            semanticVersion: z.string().regex(/^\d+\.\d+\.\d+/),
            language: z.string().regex(/^[a-zA-Z]{2}(-[a-zA-Z]{2})?$/),
            // A rule's name, when it has one, must differ from its id.
            rules: z.array(
              z.object({
                id: z.string(),
                name: z.undefined().optional(),
                shortDescription: z.object({ text: z.string().min(1) }),
                defaultConfiguration: z.object({ level: z.enum(['error', 'warning', 'note']) }),
              }),
            ),
          }),
        }),
        results: z.array(
          z.object({
            ruleId: z.string(),
            ruleIndex: z.number().int().nonnegative(),
            level: z.enum(['error', 'warning', 'note']),
            message: z.object({ text: z.string().min(1) }),
            locations: z.array(location).length(1),
            relatedLocations: z.array(location).min(1).optional(),
            partialFingerprints: z.record(z.string().regex(/^\w+\/v\d+$/), z.string().min(1)),
            suppressions: z.array(z.object({ kind: z.enum(['inSource', 'external']) })).optional(),
          }),
        ),
        invocations: z.array(
          z.object({
            executionSuccessful: z.boolean(),
            toolExecutionNotifications: z.array(
              z.object({
                level: z.literal('error'),
                message: z.object({ text: z.string().min(1) }),
                locations: z.array(z.object({ physicalLocation: artifact })).length(1),
              }),
            ),
          }),
        ),
      }),
    )
    .length(1),
});

describe('sarif', () => {
  test('every finding is a result of a described rule; unreadable files are notifications', async () => {
    const { out, code } = await scene.run(['check', '批', '--format', 'sarif']);
    const [run] = sarif.parse(JSON.parse(out)).runs;
    const { out: json } = await scene.run(['check', '批', '--format', 'ndjson']);
    const findings = json
      .trimEnd()
      .split('\n')
      .flatMap((line) => {
        const { form } = z
          .object({ form: z.object({ findings: z.array(z.object({ code: z.string() })) }).nullable() })
          .parse(JSON.parse(line));
        return form?.findings ?? [];
      });
    expect(code).toBe(2);
    expect(run?.results.map(({ ruleId }) => ruleId)).toEqual(findings.map((finding) => finding.code));
    expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(catalogue.map((check) => check.code));
    for (const { ruleId, ruleIndex } of run?.results ?? []) expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(run?.invocations).toEqual([{ executionSuccessful: false, toolExecutionNotifications: [expect.anything()] }]);
  });

  test('addresses lead back to the files; a finding keeps its identity where the file is moved', async () => {
    scene.write('搬走/须 改#1.xlsx', bookOf(RED));
    const results = async (path: string): Promise<{ uris: string[]; identities: string[] }> => {
      const { out } = await scene.run(['check', path, '--format', 'sarif']);
      const all = sarif.parse(JSON.parse(out)).runs[0]?.results ?? [];
      return {
        uris: all.flatMap(({ locations }) => locations.map((each) => each.physicalLocation.artifactLocation.uri)),
        identities: all.flatMap(({ partialFingerprints }) => Object.values(partialFingerprints)),
      };
    };
    const moved = await results('搬走/须 改#1.xlsx');
    expect(new Set(moved.uris.map(decodeURIComponent))).toEqual(new Set(['搬走/须 改#1.xlsx']));
    expect(new Set(moved.identities).size).toBe(moved.identities.length);
    expect(moved.uris.every((uri) => !/[ #]/.test(uri))).toBe(true);
    const before = await results('批/须改.xlsx');
    expect(before.identities).toEqual(expect.arrayContaining(moved.identities));
    const { uris } = await results(scene.at('搬走'));
    expect(new Set(uris.map((uri) => fileURLToPath(uri)))).toEqual(new Set([scene.at('搬走/须 改#1.xlsx')]));
  });

  test('without findings it is still valid', async () => {
    const { out } = await scene.run(['check', '批/可提交.xlsx', '--format', 'sarif']);
    expect(sarif.parse(JSON.parse(out)).runs[0]?.results).toEqual([]);
  });
});

describe('html', () => {
  test('one page, self-contained: no script, no request, a chart and a table by unit', async () => {
    const { out } = await scene.run(['check', '批/须改.xlsx', '批/可提交.xlsx', '--format', 'html']);
    expect(out).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
    expect(out).not.toMatch(/<script|<link|<iframe|\bsrc=|@import|url\(|javascript:/i);
    // Links stay inside the page.
    expect([...out.matchAll(/href="([^"]*)"/g)].every(([, target]) => /^#form-\d+$/.test(target ?? ''))).toBe(true);
    for (const part of ['<svg', '<rect', '上海市普陀区人力资源和社会保障局', '按单位', 'E01', '可提交'])
      expect(out).toContain(part);
  });

  test('cell content and file names are text, not markup', async () => {
    const { out } = await scene.run(['check', '批', '--format', 'html']);
    expect(out).not.toContain('<img');
    expect(out).not.toContain('<b>指标');
    expect(out).not.toContain('坏<b>');
    expect(out).toContain('&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;');
    // Every tag is one of ours.
    const tags = new Set([...out.matchAll(/<\/?([a-zA-Z0-9]+)/g)].map((match) => match[1]));
    const ours =
      'html head meta title style body h1 h2 h3 ul li b p table thead tbody tr th td a svg text rect section span code br footer';
    expect([...tags].filter((tag) => tag !== undefined && !ours.split(' ').includes(tag))).toEqual([]);
  });

  test('every opened tag is closed', async () => {
    const { out } = await scene.run(['check', '批', '--format', 'html']);
    for (const tag of ['table', 'tr', 'td', 'th', 'ul', 'li', 'section', 'svg', 'p', 'b', 'a', 'span']) {
      const opened = [...out.matchAll(new RegExp(`<${tag}[ >]`, 'g'))].length;
      expect([tag, [...out.matchAll(new RegExp(`</${tag}>`, 'g'))].length]).toEqual([tag, opened]);
    }
  });
});

describe('xlsx', () => {
  const sheetNamed = (sheets: readonly SheetSnapshot[], name: string): SheetSnapshot => {
    const found = sheets.find((sheet) => sheet.name === name);
    if (found === undefined) throw new Error(`no sheet ${name}`);
    return found;
  };

  test('a row a form, a row a finding, the sums, and no form of our own is found in it', async () => {
    const ran = await scene.run(['check', '批', '--format', 'xlsx', '--output', '汇总.xlsx']);
    expect([ran.code, ran.out]).toEqual([2, '']);
    const sheets = readWorkbook(scene.read('汇总.xlsx'), '汇总.xlsx');
    const forms = sheetNamed(sheets, '评审汇总');
    expect(forms.values).toHaveLength(1 + 5 + 1);
    const findings = sheetNamed(sheets, '问题清单');
    const { out } = await scene.run(['check', '批', '--format', 'json']);
    const { red, yellow, blue } = z
      .object({ summary: z.object({ red: z.number(), yellow: z.number(), blue: z.number() }) })
      .parse(JSON.parse(out)).summary;
    expect(findings.values).toHaveLength(1 + red + yellow + blue);
    expect(sheetNamed(sheets, '按单位').values.length).toBeGreaterThan(2);
    expect((await scene.run(['check', '汇总.xlsx', '--format', 'ndjson'])).out).toContain('"form":null');
  });

  test('scores and counts are numbers, shown with the decimals they have; a long text has its room', async () => {
    await scene.run(['check', '批', '--format', 'xlsx', '--output', '汇总.xlsx']);
    const sheets = readWorkbook(scene.read('汇总.xlsx'), '汇总.xlsx');
    const [head = [], ...rows] = sheetNamed(sheets, '评审汇总').values;
    const at = (name: string): number => head.indexOf(name);
    const read = rows.filter((row) => row[at('年度')] !== '');
    expect(read.length).toBeGreaterThan(3);
    for (const name of ['年度', '红', '黄', '蓝', '总分'])
      expect([name, read.map((row) => typeof row[at(name)])]).toEqual([name, read.map(() => 'number')]);
    const texts = textsOf(sheetNamed(sheets, '评审汇总')).map((row) => row[at('总分')]);
    expect(texts).toContain(fixture(REVIEW).total.score);
    const book = XLSX.read(scene.read('汇总.xlsx'), { cellStyles: true });
    const findings = XLSX.utils.sheet_to_json<string[]>(book.Sheets['问题清单'] ?? {}, { header: 1 });
    const heights = book.Sheets['问题清单']?.['!rows'] ?? [];
    const longest = findings.reduce((most, row, index) => {
      return (row[7]?.length ?? 0) > (findings[most]?.[7]?.length ?? 0) ? index : most;
    }, 0);
    expect(heights[longest]?.hpt).toBeGreaterThan(15);
  });

  test('formula-looking text arrives as text in every cell', async () => {
    await scene.run(['check', '批', '=1+1.xlsx', '--format', 'xlsx', '--output', '汇总.xlsx']);
    const sheets = readWorkbook(scene.read('汇总.xlsx'), '汇总.xlsx');
    expect(sheets.flatMap((sheet) => sheet.formulas.flat()).filter((formula) => formula !== '')).toEqual([]);
    const texts = sheets.flatMap((sheet) => sheet.values.flat());
    expect(texts).toContain("=cmd|' /C calc'!A0");
    expect(texts).toContain('=1+1.xlsx');
  });

  test('another reader finds filters, widths, frozen headings in Chinese and links that lead where they say', async () => {
    await scene.run(['check', '批', '--format', 'xlsx', '--output', '汇总.xlsx']);
    const book = XLSX.read(scene.read('汇总.xlsx'), { cellStyles: true });
    expect(book.SheetNames).toEqual(['评审汇总', '问题清单', '按单位', '按检查项', '重复与雷同']);
    for (const name of book.SheetNames) {
      const sheet = book.Sheets[name];
      const range = sheet?.['!ref'];
      expect([name, sheet?.['!autofilter']?.ref]).toEqual([name, range]);
      const headings = XLSX.utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1 })[0] ?? [];
      expect(headings.every((heading) => /\p{Script=Han}/u.test(heading))).toBe(true);
      expect(sheet?.['!cols']).toHaveLength(headings.length);
    }
    const forms = XLSX.utils.sheet_to_json<string[]>(book.Sheets['评审汇总'] ?? {}, { header: 1 });
    const row = forms.findIndex(([file]) => file === '批/须改.xlsx');
    const file = book.Sheets['评审汇总']?.[`A${row + 1}`] as XLSX.CellObject | undefined;
    expect(decodeURI(file?.l?.Target ?? '')).toBe('批/须改.xlsx');
    const verdict = book.Sheets['评审汇总']?.[`G${row + 1}`] as XLSX.CellObject | undefined;
    const place = /^#'?问题清单'?!A(\d+)$/.exec(verdict?.l?.Target ?? '');
    const findings = XLSX.utils.sheet_to_json<string[]>(book.Sheets['问题清单'] ?? {}, { header: 1 });
    expect(findings[Number(place?.[1]) - 1]?.[0]).toBe('批/须改.xlsx');
    const back = book.Sheets['问题清单']?.[`A${place?.[1] ?? ''}`] as XLSX.CellObject | undefined;
    expect(back?.l?.Target).toMatch(new RegExp(`^#'?评审汇总'?!A${row + 1}$`));
  });

  test('to standard output it is the same bytes', async () => {
    await scene.run(['check', '批', '--format', 'xlsx', '--output', '汇总.xlsx']);
    const { bytes } = await scene.run(['check', '批', '--format', 'xlsx']);
    expect(bytes.equals(scene.read('汇总.xlsx'))).toBe(true);
  });
});

test.each(['text', 'json', 'ndjson', 'sarif', 'html'])('%s in English holds no Chinese of ours', async (format) => {
  // The form's own words stay: a form written in ASCII shows what is ours.
  scene.write('none.xlsx', workbookOf({ name: 'S', cells: new Map([['A1', { value: 'x' }]]), merges: [] }));
  const { out } = await scene.run(['check', 'none.xlsx', 'missing.xlsx', '--format', format, '--lang', 'en-US']);
  const ours = format === 'sarif' ? out.replace(/"rules":\[.*?\]\}\}/s, '') : out;
  expect(ours.replace(/「[^」]*」/g, '')).not.toMatch(/\p{Script=Han}/u);
});
