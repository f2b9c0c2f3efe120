import { reviewNotes, reviewSheet, suppress } from '../../src/review';
import { MemoryHost, type MemorySheet } from '../../src/taskpane/gallery/memory-host';
import { DECLARATION, NO_FORM, TO_FIX } from '../../src/taskpane/gallery/sheets';
import type { SheetSnapshot } from '../../src/form/sheet';

async function read(sheet: MemorySheet): Promise<SheetSnapshot> {
  const [snapshot] = await new MemoryHost([sheet]).readSheets('active');
  if (snapshot === undefined) throw new Error('no sheet');
  return snapshot;
}

test.each(['zh-CN', 'en-US'] as const)(
  'one note a finding with a cell: what is wrong and what to do (%s)',
  async (language) => {
    const review = reviewSheet(await read(TO_FIX));
    const findings = review.forms.flatMap((form) => form.findings).filter(({ cell }) => cell !== null);
    const notes = reviewNotes(review, language);
    expect(notes.map(({ code, cell }) => [code, cell])).toEqual(findings.map(({ code, cell }) => [code, cell]));
    expect(notes.length).toBeGreaterThan(0);
    notes.forEach(({ text }, index) => {
      expect(text).toContain(findings[index]?.message[language]);
      expect(text).toContain(findings[index]?.fix[language]);
    });
  },
);

test('what a person marked 已说明 gives none', async () => {
  const sheet = await read(TO_FIX);
  const [finding] = reviewSheet(sheet).forms[0]?.findings ?? [];
  if (finding === undefined) throw new Error('no finding');
  const all = reviewNotes(reviewSheet(sheet), 'zh-CN');
  const suppressions = suppress([], finding, '已核实', '2024-01-31');
  const left = reviewNotes(reviewSheet(sheet, { suppressions }), 'zh-CN');
  expect(left).toEqual(all.filter((_note, index) => index > 0));
});

test.each([
  ['a declaration', DECLARATION],
  ['a sheet without a form', NO_FORM],
])('%s gives none', async (_what, sheet) => {
  expect(reviewNotes(reviewSheet(await read(sheet)), 'zh-CN')).toEqual([]);
});
