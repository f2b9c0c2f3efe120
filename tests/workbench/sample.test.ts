import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkbook, readWorkbook } from '../../src/hosts/xlsx';
import { reviewSheet } from '../../src/review';
import { SAMPLE_INDICATORS, SAMPLE_TOTAL, sampleSheets } from '../fixtures/sample';

const FILE = join(__dirname, '..', '..', 'assets', 'sample.xlsx');

describe('the sample', () => {
  it('is what its generator makes', () => {
    const bytes = createWorkbook(sampleSheets());
    if (process.env['SAMPLE'] === 'write') writeFileSync(FILE, bytes);
    expect(Buffer.compare(readFileSync(FILE), bytes)).toBe(0);
  });

  it('shows one of each mistake a newcomer should see', () => {
    const [sheet] = readWorkbook(readFileSync(FILE), 'sample.xlsx');
    if (sheet === undefined) throw new Error('no sheet');
    const { forms } = reviewSheet(sheet);
    expect(forms).toHaveLength(1);
    const [reviewed] = forms;
    expect(reviewed?.form.indicators.map(({ name }) => name.text)).toEqual(SAMPLE_INDICATORS.map(({ name }) => name));
    const codes = new Set(reviewed?.findings.map(({ code }) => code));
    for (const code of ['E01', 'E02', 'E03', 'E04', 'S02', 'S03', 'S05']) expect(codes).toContain(code);
    // Figures that are right must not be accused.
    for (const code of ['W01', 'W02', 'B01', 'B02', 'B03', 'L01', 'V05', 'V06']) expect(codes).not.toContain(code);
    expect(reviewed?.verdict).toBe('fix');
  });

  it('prints a wrong total, which shows once the blank scores are filled in', () => {
    const suggested = new Map([
      ['助餐点验收合格率', 6],
      ['用餐老人满意度', 10],
    ]);
    const filled = sampleSheets().map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => {
        const name = row[2];
        const score = typeof name === 'object' && name !== null ? suggested.get(String(name.value)) : undefined;
        return row.map((cell, column) =>
          column === 6 && score !== undefined && typeof cell === 'object' && cell !== null
            ? { ...cell, value: score }
            : cell,
        );
      }),
    }));
    const [sheet] = readWorkbook(createWorkbook(filled), 'filled.xlsx');
    if (sheet === undefined) throw new Error('no sheet');
    const [reviewed] = reviewSheet(sheet).forms;
    expect(reviewed?.findings.map(({ code }) => code)).toContain('T01');
    expect(String(reviewed?.scored.total.computed)).toBe('92.47');
    expect(reviewed?.form.total?.score.value).toBe(SAMPLE_TOTAL);
  });
});
