/** Reviewer comments: only on request, never twice, gone in one go, and nobody else's words with them. */
import { a1 } from '../../../src/form/sheet';
import type { ReviewComments, ReviewNote, WorkbookHost } from '../../../src/hosts/host';
import { ExcelHost } from '../../../src/hosts/excel/host';
import type { Comment } from '../../excel-host/model/workbook';
import { API_VERSIONS, openExcel, roundTrips, type OpenExcel } from './open-excel';
import { at, smallForm } from './small-form';

const SHEET = "二 '季度'表";

function commentsOf({ comments }: WorkbookHost): ReviewComments {
  if (comments === undefined) throw new Error('no comments');
  return comments;
}

const note = (cell: string, code: string, text: string): ReviewNote => ({
  cell: { sheet: SHEET, ...at(cell) },
  code,
  text,
});

function commentsIn({ excel }: OpenExcel): string[] {
  return excel.workbook.comments
    .flatMap((comment) => [
      `${a1(comment.cell)} ${comment.content}`,
      ...comment.replies.map((reply) => `${a1(comment.cell)} > ${reply.content}`),
    ])
    .sort();
}

function personComments(open: OpenExcel, cell: string, content: string): Comment {
  const { workbook } = open.excel;
  const sheet = workbook.sheet(SHEET);
  const comment = { id: workbook.nextId(), sheet, cell: at(cell), content, author: '领导', replies: [] };
  workbook.comments.push(comment);
  return comment;
}

describe.each(API_VERSIONS)('ExcelApi %s', (excelApi) => {
  test('one comment a cell, renewed and removed', async () => {
    const open = await openExcel([smallForm(SHEET)], { excelApi });
    const comments = commentsOf(open.host);
    const notes = [note('D2', 'E01', '未说明原因'), note('D2', 'E02', '未达标'), note('C3', 'S01', '得分超过分值')];
    expect(await comments.annotate(notes)).toBe(2);
    expect(await comments.annotate(notes)).toBe(2);
    expect(commentsIn(open)).toEqual([
      'C3 〔绩效自评 S01〕得分超过分值',
      'D2 〔绩效自评 E01〕未说明原因\n〔绩效自评 E02〕未达标',
    ]);
    expect(await comments.annotate(notes.slice(2))).toBe(1);
    expect(commentsIn(open)).toHaveLength(1);
    expect(await comments.clear()).toBe(1);
    expect(await comments.clear()).toBe(0);
    expect(open.excel.workbook.comments).toEqual([]);
    expect(open.excel.complaints).toEqual([]);
  });

  test('a person’s comment gets a reply and keeps its words', async () => {
    const open = await openExcel([smallForm(SHEET)], { excelApi });
    personComments(open, 'D2', '请核实');
    const comments = commentsOf(open.host);
    await comments.annotate([note('D2', 'E01', '未说明原因')]);
    await comments.annotate([note('D2', 'E01', '未说明原因')]);
    expect(commentsIn(open)).toEqual(['D2 > 〔绩效自评 E01〕未说明原因', 'D2 请核实']);
    expect(await comments.clear()).toBe(1);
    expect(commentsIn(open)).toEqual(['D2 请核实']);
  });

  test('a comment of ours that a person answered stays, and says nothing twice', async () => {
    const open = await openExcel([smallForm(SHEET)], { excelApi });
    const comments = commentsOf(open.host);
    await comments.annotate([note('D2', 'E01', '未说明原因')]);
    open.excel.workbook.comments[0]?.replies.push({ id: 'r', content: '已补充' });
    await comments.annotate([note('D2', 'E01', '未说明原因')]);
    expect(commentsIn(open)).toEqual(['D2 > 已补充', 'D2 〔绩效自评 E01〕未说明原因']);
    for (let round = 0; round < 2; round += 1) await comments.annotate([note('D2', 'E02', '未达标')]);
    expect(commentsIn(open)).toEqual(['D2 > 〔绩效自评 E02〕未达标', 'D2 > 已补充', 'D2 〔绩效自评 E01〕未说明原因']);
    expect(await comments.clear()).toBe(1);
    expect(commentsIn(open)).toEqual(['D2 > 已补充', 'D2 〔绩效自评 E01〕未说明原因']);
    expect(await comments.clear()).toBe(0);
  });

  test('rows sorted, inserted above or removed since: the notes stand where they belong, once', async () => {
    const open = await openExcel([smallForm(SHEET)], { excelApi });
    const comments = commentsOf(open.host);
    await comments.annotate([note('D2', 'E01', '甲'), note('D3', 'E01', '乙')]);
    open.excel.person.sortRows(SHEET, 'A2:D4', 'B');
    await comments.annotate([note('D4', 'E01', '甲'), note('D3', 'E01', '乙')]);
    expect(commentsIn(open)).toEqual(['D3 〔绩效自评 E01〕乙', 'D4 〔绩效自评 E01〕甲']);
    open.excel.person.insertRows(SHEET, 2, 3);
    await comments.annotate([note('D7', 'E01', '甲')]);
    expect(commentsIn(open)).toEqual(['D7 〔绩效自评 E01〕甲']);
    expect(open.excel.complaints).toEqual([]);
  });

  test('a protected sheet is refused by name, and nothing is changed anywhere', async () => {
    const open = await openExcel([smallForm(SHEET), smallForm('乙')], { excelApi });
    const comments = commentsOf(open.host);
    const both = [note('D2', 'E01', '甲'), { ...note('D2', 'E01', '甲'), cell: { sheet: '乙', ...at('D2') } }];
    await comments.annotate(both);
    const before = commentsIn(open);
    open.excel.person.protect('乙');
    const refusal = { code: 'protected', subject: '乙' };
    await expect(comments.annotate([note('D3', 'S01', '丙')])).rejects.toMatchObject(refusal);
    await expect(comments.clear()).rejects.toMatchObject(refusal);
    expect(commentsIn(open)).toEqual(before);
    // What stands there already needs no writing.
    expect(await comments.annotate([...both, note('D3', 'S01', '丙')])).toBe(3);
    open.excel.person.protect('乙', false);
    await expect(
      comments.annotate([{ ...note('A1', 'E01', '甲'), cell: { sheet: '没有', ...at('A1') } }]),
    ).rejects.toMatchObject({
      code: 'sheet-gone',
    });
  });

  test.each(['editMode', 'sessionLost', 'noCapability'] as const)(
    'Excel answers %s: nothing is changed',
    async (kind) => {
      const open = await openExcel([smallForm(SHEET)], { excelApi });
      const comments = commentsOf(open.host);
      await comments.annotate([note('D2', 'E01', '甲')]);
      for (let after = 0; after < 4; after += 1) {
        open.excel.external.refuse(kind, 'always', after);
        await expect(comments.annotate([note('D2', 'E01', '乙'), note('D3', 'E01', '丙')])).rejects.toMatchObject({
          name: 'HostError',
        });
        open.excel.external.accept();
        expect(commentsIn(open)).toEqual(['D2 〔绩效自评 E01〕甲']);
      }
    },
  );

  test('round trips do not grow with the comments', async () => {
    const open = await openExcel([smallForm(SHEET)], { excelApi });
    const comments = commentsOf(open.host);
    const many = Array.from({ length: 60 }, (_none, row) => note(`F${row + 1}`, 'E01', '甲'));
    expect(await roundTrips(open.excel, () => comments.annotate(many.slice(0, 1)))).toBe(3);
    expect(await roundTrips(open.excel, () => comments.annotate(many))).toBe(4);
    expect(await roundTrips(open.excel, () => comments.clear())).toBe(4);
  });
});

test('an Excel without threaded comments has none to offer', async () => {
  const { access, host } = await openExcel([smallForm(SHEET)]);
  const older = new ExcelHost({ ...access, supports: (version) => version !== '1.10' });
  expect(older.comments).toBeUndefined();
  expect(host.comments).toBeDefined();
});
