/** `--format html`: one self-contained page to read and to print. No script, no request; every text is escaped. */
import { checkByCode } from '../../checks';
import type { Language, Light, Text } from '../../checks/check';
import { LIGHTS } from '../../checks/wording';
import {
  LIGHT_WORDS,
  VERDICT_WORDS,
  type BatchSummary,
  type ReportFile,
  type ReportFinding,
  type ReportForm,
} from '../../review';
import { Spool } from '../spool';
import { codeChart } from './chart';
import { escapeMarkup } from './markup';
import { NARROW, PAGE_STYLE } from './page-style';
import type { ReportWriter, WriterOptions } from './writer';

type Say = (text: Text) => string;

/** The page starts with the sums, so the parts of the files wait on the disk until they are known. */
export function htmlWriter({ lang, version }: WriterOptions): ReportWriter {
  const say: Say = (text) => escapeMarkup(text[lang]);
  const rows = new Spool();
  const details = new Spool();
  let forms = 0;
  return {
    start: () => '',
    async file(file) {
      if (file.forms.length === 0) await rows.append(`${fileRow(file, say)}\n`);
      for (const form of file.forms) {
        forms += 1;
        await rows.append(`${formRow(file, form, forms, say)}\n`);
        await details.append(`${formSection(file, form, forms, say)}\n`);
      }
      return '';
    },
    end: async function* (_summary, batch) {
      yield `${pageHead(lang, batch, say)}\n`;
      yield* rows.chunks();
      yield '</tbody></table>\n';
      if (forms > 0) yield `<h2>${say({ 'zh-CN': '问题明细', 'en-US': 'Findings' })}</h2>\n`;
      yield* details.chunks();
      yield `<footer>${say({ 'zh-CN': '由绩效自评快检生成，版本', 'en-US': 'Made by selfeval, version' })} ${escapeMarkup(version)}</footer>\n</body></html>\n`;
    },
    async close() {
      await rows.close();
      await details.close();
    },
  };
}

type Columns = readonly (readonly [zh: string, en: string])[];

const FORM_COLUMNS: Columns = [
  ['文件', 'File'],
  ['工作表', 'Sheet'],
  ['项目', 'Project'],
  ['单位', 'Unit'],
  ['结论', 'Verdict'],
  ['红', 'Red'],
  ['黄', 'Yellow'],
  ['蓝', 'Blue'],
  ['总分', 'Total'],
  ['复算', 'Recomputed'],
  ['等级', 'Grade'],
];

const UNIT_COLUMNS: Columns = [
  ['单位', 'Unit'],
  ['自评表', 'Forms'],
  ['可提交', 'Ready'],
  ['须改', 'To be fixed'],
  ['需人工复核', 'To be looked at'],
  ['红', 'Red'],
  ['黄', 'Yellow'],
  ['蓝', 'Blue'],
];

const NUMBER_COLUMNS: ReadonlySet<string> = new Set([
  '红',
  '黄',
  '蓝',
  '总分',
  '复算',
  '自评表',
  '可提交',
  '须改',
  '需人工复核',
]);

function pageHead(lang: Language, batch: BatchSummary, say: Say): string {
  const title = say({ 'zh-CN': '绩效自评检查汇总', 'en-US': 'Self-evaluation review' });
  return [
    '<!doctype html>',
    `<html lang="${lang === 'zh-CN' ? 'zh-CN' : 'en'}">`,
    '<head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title>`,
    `<style>${PAGE_STYLE}\n${narrowLabels('forms', FORM_COLUMNS, lang)}\n${narrowLabels('units', UNIT_COLUMNS, lang)}</style></head><body>`,
    `<h1>${title}</h1>`,
    overview(batch, say),
    codeSection(batch, say),
    unitTable(batch, say),
    duplicateList(batch, say),
    `<h2>${say({ 'zh-CN': '各表结论', 'en-US': 'Forms' })}</h2>`,
    '<table class="forms wide"><thead><tr>',
    headings(say, FORM_COLUMNS),
    '</tr></thead><tbody>',
  ].join('\n');
}

function overview(batch: BatchSummary, say: Say): string {
  const cards: [Text, number, string][] = [
    [{ 'zh-CN': '自评表', 'en-US': 'Forms' }, batch.forms, ''],
    [VERDICT_WORDS.ready, batch.verdicts.ready, 'ready'],
    [VERDICT_WORDS.fix, batch.verdicts.fix, 'red'],
    [VERDICT_WORDS.review, batch.verdicts.review, 'yellow'],
    [{ 'zh-CN': '文件', 'en-US': 'Files' }, batch.files, ''],
    [{ 'zh-CN': '读不了的文件', 'en-US': 'Not read' }, batch.unreadable, batch.unreadable > 0 ? 'red' : ''],
    [{ 'zh-CN': '已说明', 'en-US': 'Explained' }, batch.suppressed, ''],
  ];
  const items = cards.map(([label, count, tone]) => `<li class="${tone}"><b>${count}</b> ${say(label)}</li>`);
  return `<ul class="cards">${items.join('')}</ul>`;
}

function codeSection(batch: BatchSummary, say: Say): string {
  if (batch.codes.length === 0) return `<p>${say({ 'zh-CN': '没有发现问题。', 'en-US': 'Nothing was found.' })}</p>`;
  const bars = batch.codes.map(({ code, light, count, forms }) => {
    const title = checkByCode(code)?.title;
    return {
      label: `${code} ${title === undefined ? '' : say(title)}`,
      light,
      count,
      note: say({ 'zh-CN': `${count} 项，${forms} 张表`, 'en-US': `${count} in ${forms} forms` }),
    };
  });
  const heading = say({ 'zh-CN': '问题最多的检查项（项数）', 'en-US': 'Findings by code' });
  const legend = LIGHTS.map(
    (light) => `<span class="badge ${light}">${say(LIGHT_WORDS[light])}</span> ${say(LIGHT_MEANINGS[light])}`,
  );
  return `<h2>${heading}</h2>${codeChart(bars, heading)}<p class="legend">${legend.join('　')}</p>`;
}

const LIGHT_MEANINGS: Readonly<Record<Light, Text>> = {
  red: { 'zh-CN': '报送前必须改', 'en-US': 'to be fixed before handing in' },
  yellow: { 'zh-CN': '需要人看', 'en-US': 'a person should look' },
  blue: { 'zh-CN': '建议', 'en-US': 'advice' },
};

function unitTable(batch: BatchSummary, say: Say): string {
  if (batch.units.length === 0) return '';
  const rows = batch.units.map(({ unit, forms, verdicts, red, yellow, blue }) => {
    const name = unit === '' ? say({ 'zh-CN': '（未填写单位）', 'en-US': '(no unit given)' }) : escapeMarkup(unit);
    const cells = [forms, verdicts.ready, verdicts.fix, verdicts.review, red, yellow, blue];
    return `<tr><td>${name}</td>${cells.map((count) => `<td class="number${count === 0 ? ' none' : ''}">${count}</td>`).join('')}</tr>`;
  });
  return [
    `<h2>${say({ 'zh-CN': '按单位', 'en-US': 'By unit' })}</h2>`,
    '<table class="units wide"><thead><tr>',
    headings(say, UNIT_COLUMNS),
    `</tr></thead><tbody>${rows.join('\n')}</tbody></table>`,
  ].join('\n');
}

function duplicateList({ duplicates }: BatchSummary, say: Say): string {
  if (duplicates.length === 0) return '';
  const items = duplicates.map(
    ({ project, unit, year, places }) =>
      `<li>${escapeMarkup([project, unit, year].filter((part) => part !== '').join('，'))}<br>${places.map(escapeMarkup).join('<br>')}</li>`,
  );
  const heading = say({ 'zh-CN': '同一项目交了多份', 'en-US': 'Handed in more than once' });
  return `<h2>${heading}</h2><ul>${items.join('\n')}</ul>`;
}

function fileRow(file: ReportFile, say: Say): string {
  const said =
    file.error === null ? say({ 'zh-CN': '没有找到自评表', 'en-US': 'no form was found' }) : escapeMarkup(file.error);
  return `<tr class="${file.error === null ? '' : 'unread'}"><td>${escapeMarkup(file.path)}</td><td colspan="10">${said}</td></tr>`;
}

function formRow(file: ReportFile, form: ReportForm, number: number, say: Say): string {
  const texts = [file.path, form.sheet, form.project, form.unit].map((text) => `<td>${escapeMarkup(text)}</td>`);
  const verdict = verdictText(form, say);
  const { total, grade } = form;
  const figures = [
    ...(['red', 'yellow', 'blue'] as const).map((light) => String(openOf(form, light).length)),
    total.printed ?? '',
    total.computed ?? total.suggestedTotal ?? '',
  ];
  return [
    '<tr>',
    ...texts,
    `<td class="${form.verdict}"><a href="#form-${number}">${verdict}</a></td>`,
    ...figures.map((figure) => `<td class="number${figure === '0' ? ' none' : ''}">${escapeMarkup(figure)}</td>`),
    `<td>${escapeMarkup(grade.printed === '' ? grade.computed : grade.printed)}</td>`,
    '</tr>',
  ].join('');
}

const NOT_SCORABLE: Text = { 'zh-CN': '不可计分', 'en-US': 'cannot be scored' };

function verdictText(form: ReportForm, say: Say): string {
  return say(form.scorable || form.verdict === 'fix' ? VERDICT_WORDS[form.verdict] : NOT_SCORABLE);
}

function formSection(file: ReportFile, form: ReportForm, number: number, say: Say): string {
  const name = form.project === '' ? form.sheet : form.project;
  const place = `${file.path} › ${form.sheet}!${form.range}`;
  const pack = `${say({ 'zh-CN': '规则包', 'en-US': 'Rule pack' })} ${escapeMarkup(form.pack)}`;
  const list =
    form.findings.length === 0
      ? `<p>${say({ 'zh-CN': '没有发现问题。', 'en-US': 'Nothing was found.' })}</p>`
      : `<ul class="findings">${form.findings.map((finding) => findingItem(finding, say)).join('\n')}</ul>`;
  const stale = form.stale.map(
    ({ code, reason }) =>
      `<p>${say({ 'zh-CN': `${code} 的“已说明”标记已不再适用，可以删去：`, 'en-US': `The mark on ${code} no longer applies: ` })}${escapeMarkup(reason)}</p>`,
  );
  return [
    `<section id="form-${number}"><h3>${escapeMarkup(name)} <span class="verdict ${form.verdict}">${verdictText(form, say)}</span></h3>`,
    `<p class="place">${escapeMarkup(place)}　${pack}</p>`,
    list,
    ...stale,
    '</section>',
  ].join('\n');
}

function findingItem(finding: ReportFinding, say: Say): string {
  const { code, light, cell, message, working, fix, suppressed } = finding;
  return [
    `<li class="${suppressed === null ? light : 'explained'}">`,
    `<span class="badge ${suppressed === null ? light : 'explained'}">${say(LIGHT_WORDS[light])}</span> <code>${escapeMarkup(code)}</code> <b>${escapeMarkup(cell ?? '—')}</b> ${escapeMarkup(message)}`,
    working === '' ? '' : `<br><span class="working">${escapeMarkup(working)}</span>`,
    suppressed === null
      ? `<br>→ ${escapeMarkup(fix)}`
      : `<br>${say({ 'zh-CN': '已说明：', 'en-US': 'Explained: ' })}${escapeMarkup(suppressed.reason)}`,
    '</li>',
  ].join('');
}

function openOf(form: ReportForm, light: Light): ReportFinding[] {
  return form.findings.filter((finding) => finding.suppressed === null && finding.light === light);
}

function headings(say: Say, columns: Columns): string {
  return columns
    .map(([zh, en]) => {
      const look = NUMBER_COLUMNS.has(zh) ? ' class="number"' : '';
      return `<th scope="col"${look}>${say({ 'zh-CN': zh, 'en-US': en })}</th>`;
    })
    .join('');
}

/** Where a row is too wide for the screen its cells stand below each other: each but the first is then named before it. */
function narrowLabels(table: string, columns: Columns, lang: Language): string {
  const rules = columns
    .slice(1)
    .map(
      ([zh, en], index) => `.${table} td:nth-child(${index + 2})::before { content: "${lang === 'zh-CN' ? zh : en}"; }`,
    );
  return `@media ${NARROW} { ${rules.join(' ')} .unread td:nth-child(n)::before { content: none; } }`;
}
