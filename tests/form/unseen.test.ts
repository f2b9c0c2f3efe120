/** Forms of other provinces, read, scored and checked as a knowledgeable person would, without a word about them in the code. */
import { rangeA1, a1, type FundsRow } from '../../src/form';
import { reviewSheet, type ReviewedForm } from '../../src/review';
import type { ScoredIndicator } from '../../src/scoring';
import { loadUnseenSheets, type UnseenReading, type UnseenSheet } from '../fixtures/unseen-forms';
import { sheetFromText } from './sheet-text';

const sheets = loadUnseenSheets();
const oneLine = (text: string): string => text.replace(/\s+/gu, '');

function fundsText({
  label,
  initialBudget,
  annualBudget,
  executed,
  executionRate,
  weight,
  score,
  reason,
}: FundsRow): string {
  const numbers = [initialBudget, annualBudget, executed, executionRate, weight, score];
  return [label, ...numbers.map((field) => field.number ?? field.text), reason.text].join(' ¦ ');
}

function rowText({ indicator, state, allowed, deviations, unexplained }: ScoredIndicator): string {
  const { level1, level2, name, target, actual, weight, score, reason } = indicator;
  const read = [level1, level2, ...[name, target, actual, weight, score, reason].map(({ text }) => oneLine(text))];
  const points =
    allowed === null
      ? 'none'
      : `[${allowed.min.toString()}, ${allowed.max.toString()}${allowed.maxTolerated ? ')' : ']'}`;
  return `${read.join(' ¦ ')} → ${[state, points, ...deviations, ...(unexplained ? ['unexplained'] : [])].join(' ')}`;
}

function readingOf({ form, scored, findings }: ReviewedForm): UnseenReading {
  const lit = (light: 'red' | 'yellow'): string[] =>
    findings
      .filter((finding) => finding.light === light)
      .map(({ code, cell }) => (cell === null ? code : `${code} ${a1(cell)}`));
  const { funds, total, grade } = form;
  const execution = scored.execution.expectedScore;
  return {
    family: form.family,
    kind: form.kind,
    notScorable: form.notScorable,
    range: rangeA1(form.range),
    pack: scored.pack.id,
    head: [form.project.text, form.department.text, form.unit.text, form.year, form.moneyUnit].join(' ¦ '),
    funds:
      funds === null
        ? []
        : [
            `${fundsText(funds.total)} → ${execution === null ? 'none' : execution.toString()}`,
            ...funds.parts.map(fundsText),
          ],
    rows: scored.indicators.map(rowText),
    total: `${[total?.weight.text, total?.score.text, grade?.text].map((text) => text ?? '').join(' ¦ ')} → ${scored.total.computed?.toString() ?? 'none'} ${scored.grade.computed}`,
    red: lit('red'),
    yellow: lit('yellow'),
  };
}

function reviewed(sheet: UnseenSheet): ReviewedForm[] {
  return [...reviewSheet(sheetFromText(sheet.sheet.join('\n'))).forms];
}

describe('forms of other provinces', () => {
  test.each(sheets.map((sheet) => [sheet.id, sheet] as const))('%s is read and judged right', (_id, sheet) => {
    expect(reviewed(sheet).map(readingOf)).toEqual(sheet.forms);
  });

  test.each(sheets.map((sheet) => [sheet.id, sheet] as const))('%s is known by its words alone', (_id, sheet) => {
    for (const { form } of reviewed(sheet)) expect(form.confidence).toBeGreaterThanOrEqual(0.75);
  });

  test.each(sheets.map((sheet) => [sheet.id, sheet] as const))('%s reads the same at another place', (_id, sheet) => {
    const moved = reviewSheet(sheetFromText(sheet.sheet.join('\n'), { row: 7, column: 3 })).forms;
    expect(moved.map((form) => readingOf(form).rows)).toEqual(sheet.forms.map(({ rows }) => rows));
    expect(moved.map((form) => readingOf(form).funds)).toEqual(sheet.forms.map(({ funds }) => funds));
  });

  test('the tally', () => {
    const found = sheets.filter((sheet) => sheet.found);
    let right = 0;
    let rows = 0;
    for (const sheet of sheets) {
      const read = reviewed(sheet).map(readingOf);
      sheet.forms.forEach((wanted, at) => {
        rows += wanted.rows.length;
        right += wanted.rows.filter((row, index) => read[at]?.rows[index] === row).length;
      });
    }
    const forms = (list: readonly UnseenSheet[]): number => list.reduce((sum, sheet) => sum + sheet.forms.length, 0);
    const provinces = new Set(found.map(({ province }) => province)).size;
    process.stdout.write(
      `unseen: ${forms(found)} public forms from ${provinces} provinces and ${forms(sheets) - forms(found)} mixtures, ${right} rows right of ${rows}\n`,
    );
    expect(forms(found)).toBeGreaterThanOrEqual(12);
    expect(provinces).toBeGreaterThanOrEqual(8);
    expect(right).toBe(rows);
  });
});
