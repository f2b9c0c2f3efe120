/** `--format text`: plain sentences with cell addresses, for a clerk at a terminal or in a printed log. */
import type { Language, Text } from '../../checks/check';
import type { BatchSummary, ReportFile, ReportFinding, ReportForm } from '../../review';
import { checkByCode } from '../../checks';
import { fillIn } from '../../locales';
import { LIGHT_WORDS, VERDICT_WORDS } from '../../review';
import type { ReportWriter, WriterOptions } from './writer';

const MOST_CODES = 10;
const MOST_UNITS = 20;
/** Of a project handed in again and again; the other formats name them all. */
const MOST_PLACES = 10;

export function textWriter({ lang }: WriterOptions): ReportWriter {
  const say = (text: Text): string => text[lang];
  return {
    start: () => '',
    file: (file) => fileText(file, lang, say),
    end: (_summary, batch) => summaryText(batch, say),
  };
}

type Say = (text: Text) => string;

function fileText(file: ReportFile, lang: Language, say: Say): string {
  const lines = [oneLine(file.path)];
  if (file.error !== null) lines.push(`  ${say({ 'zh-CN': '读不了', 'en-US': 'not read' })}: ${oneLine(file.error)}`);
  else if (file.forms.length === 0) {
    lines.push(`  ${say({ 'zh-CN': '没有找到自评表。', 'en-US': 'No self-evaluation form was found.' })}`);
  }
  for (const form of file.forms) lines.push(...formLines(form, lang, say));
  return `${lines.join('\n')}\n\n`;
}

function formLines(form: ReportForm, lang: Language, say: Say): string[] {
  const name = oneLine([form.project, form.unit].filter((part) => part !== '').join(lang === 'zh-CN' ? '，' : ', '));
  const open = form.findings.filter((finding) => finding.suppressed === null);
  const count = (light: ReportFinding['light']): string =>
    `${say(LIGHT_WORDS[light])} ${open.filter((finding) => finding.light === light).length}`;
  return [
    `  ${oneLine(form.sheet)}!${form.range}  ${name}`,
    `  ${say({ 'zh-CN': '结论', 'en-US': 'Verdict' })}: ${verdictText(form, say)}  ${count('red')} ${count('yellow')} ${count('blue')}`,
    `  ${totalText(form, say)}  ${say({ 'zh-CN': '规则包', 'en-US': 'Rule pack' })} ${form.pack}`,
    ...form.findings.flatMap((finding) => findingLines(finding, say)),
    ...form.stale.map(
      ({ code, reason }) =>
        `    ${say({ 'zh-CN': `${code} 的“已说明”标记已不再适用，可以删去`, 'en-US': `The mark on ${code} no longer applies and can go` })}: ${oneLine(reason)}`,
    ),
  ];
}

function verdictText(form: ReportForm, say: Say): string {
  if (!form.scorable && form.verdict !== 'fix') return say({ 'zh-CN': '不可计分', 'en-US': 'cannot be scored' });
  return say(VERDICT_WORDS[form.verdict]);
}

function totalText({ total, grade }: ReportForm, say: Say): string {
  const none = say({ 'zh-CN': '未填', 'en-US': 'blank' });
  const computed = total.computed ?? total.suggestedTotal;
  const recomputed =
    computed === null ? '' : say({ 'zh-CN': `（复算 ${computed}）`, 'en-US': ` (recomputed ${computed})` });
  const suggested =
    total.suggestedTotal === null || total.computed === null
      ? ''
      : say({ 'zh-CN': `（补填后 ${total.suggestedTotal}）`, 'en-US': ` (${total.suggestedTotal} once filled in)` });
  const gradeText = [
    oneLine(grade.printed) || none,
    grade.computed === '' || grade.computed === grade.printed ? '' : `→ ${grade.computed}`,
  ];
  return [
    `${say({ 'zh-CN': '总分', 'en-US': 'Total' })} ${total.printed ?? none}${recomputed}${suggested}`,
    `${say({ 'zh-CN': '等级', 'en-US': 'Grade' })} ${gradeText.filter((part) => part !== '').join(' ')}`,
  ].join('  ');
}

function findingLines(finding: ReportFinding, say: Say): string[] {
  const head = `    ${say(LIGHT_WORDS[finding.light])} ${finding.code} ${finding.cell ?? '—'}  `;
  const indent = ' '.repeat(6);
  return [
    head + oneLine(finding.message),
    ...(finding.working === '' ? [] : [indent + oneLine(finding.working)]),
    finding.suppressed === null
      ? `${indent}→ ${oneLine(finding.fix)}`
      : `${indent}${say({ 'zh-CN': '已说明', 'en-US': 'explained' })}: ${oneLine(finding.suppressed.reason)}`,
  ];
}

function summaryText(batch: BatchSummary, say: Say): string {
  const { verdicts } = batch;
  const lines = [
    say({
      'zh-CN': `合计：${batch.files} 个文件，${batch.forms} 张自评表：可提交 ${verdicts.ready}，须改 ${verdicts.fix}，需人工复核 ${verdicts.review}`,
      'en-US': fillIn(
        'In all: {files} {files:file|files}, {forms} {forms:form|forms}: {ready} ready, {fix} to be fixed, {review} to be looked at',
        { ...verdicts, files: batch.files, forms: batch.forms },
      ),
    }),
    `${say(LIGHT_WORDS.red)} ${batch.red}  ${say(LIGHT_WORDS.yellow)} ${batch.yellow}  ${say(LIGHT_WORDS.blue)} ${batch.blue}`,
  ];
  if (batch.unreadable > 0) {
    lines.push(
      say({
        'zh-CN': `读不了的文件 ${batch.unreadable} 个`,
        'en-US': `Files that could not be read: ${batch.unreadable}`,
      }),
    );
  }
  if (batch.withoutForms > 0) {
    lines.push(
      say({
        'zh-CN': `没有自评表的文件 ${batch.withoutForms} 个`,
        'en-US': `Files without a form: ${batch.withoutForms}`,
      }),
    );
  }
  if (batch.suppressed > 0) {
    lines.push(
      say({
        'zh-CN': `已说明、不计入的问题 ${batch.suppressed} 项`,
        'en-US': `Findings explained, not counted: ${batch.suppressed}`,
      }),
    );
  }
  if (batch.forms > 1) lines.push(...batchLines(batch, say));
  return `${lines.join('\n')}\n`;
}

function batchLines(batch: BatchSummary, say: Say): string[] {
  const title = (code: string): string => {
    const check = checkByCode(code);
    return check === undefined ? '' : say(check.title);
  };
  return [
    ...(batch.codes.length === 0 ? [] : [say({ 'zh-CN': '最常见的问题：', 'en-US': 'Most frequent findings:' })]),
    ...batch.codes.slice(0, MOST_CODES).map(({ code, light, count, forms }) =>
      say({
        'zh-CN': `  ${LIGHT_WORDS[light]['zh-CN']} ${code} ${title(code)}：${count} 项，涉及 ${forms} 张表`,
        'en-US': `  ${LIGHT_WORDS[light]['en-US']} ${code} ${title(code)}: ${count} in ${forms} forms`,
      }),
    ),
    ...(batch.units.length < 2 ? [] : [say({ 'zh-CN': '按单位：', 'en-US': 'By unit:' })]),
    ...(batch.units.length < 2 ? [] : batch.units.slice(0, MOST_UNITS)).map((unit) => {
      const name = oneLine(unit.unit) || say({ 'zh-CN': '（未填写单位）', 'en-US': '(no unit given)' });
      return say({
        'zh-CN': `  ${name}：${unit.forms} 张，须改 ${unit.verdicts.fix} 张，红 ${unit.red} 黄 ${unit.yellow} 蓝 ${unit.blue}`,
        'en-US': `  ${name}: ${unit.forms} forms, ${unit.verdicts.fix} to be fixed, red ${unit.red} yellow ${unit.yellow} blue ${unit.blue}`,
      });
    }),
    ...(batch.units.length > MOST_UNITS
      ? [
          say({
            'zh-CN': `  …… 另有 ${batch.units.length - MOST_UNITS} 个单位`,
            'en-US': `  … and ${batch.units.length - MOST_UNITS} more units`,
          }),
        ]
      : []),
    ...batch.duplicates.map(({ project, places }) => {
      const named = places.slice(0, MOST_PLACES).map(oneLine);
      const more = places.length - named.length;
      return say({
        'zh-CN': `同一项目交了 ${places.length} 份：${oneLine(project)}：${named.join('；')}${more === 0 ? '' : `，另有 ${more} 处`}`,
        'en-US': `Handed in ${places.length} times: ${oneLine(project)}: ${named.join('; ')}${more === 0 ? '' : `, and ${more} more`}`,
      });
    }),
  ];
}

/** Cell content on one line, without control characters: it must not move the cursor, fake a line of the report or make one read backwards. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ').trim();
}

/** Lines for a person that repeat what was typed or what a file is called: no control characters but their line breaks. */
export function plainLines(text: string): string {
  return text.replace(/[\p{Zl}\p{Zp}\p{Bidi_Control}]|[^\P{Cc}\n]/gu, ' ');
}
