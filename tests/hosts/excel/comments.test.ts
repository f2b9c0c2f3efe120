/** Reviewer comments: only on request, never twice, gone in one go, and nobody else's words with them. */
import { ReviewComments } from '../../../src/hosts/excel/comments';
import { a1 } from '../../../src/form/sheet';
import { HostError, type ReviewNote } from '../../../src/hosts/host';
import type { Comment } from '../../excel-host/model/workbook';
import { API_VERSIONS, openExcel, type OpenExcel } from './open-excel';
import { at, smallForm } from './small-form';

const SHEET = "二 '季度'表";

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
    const comments = new ReviewComments(open.access);
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
    const comments = new ReviewComments(open.access);
    await comments.annotate([note('D2', 'E01', '未说明原因')]);
    await comments.annotate([note('D2', 'E01', '未说明原因')]);
    expect(commentsIn(open)).toEqual(['D2 > 〔绩效自评 E01〕未说明原因', 'D2 请核实']);
    expect(await comments.clear()).toBe(1);
    expect(commentsIn(open)).toEqual(['D2 请核实']);
  });

  test('a comment of ours that a person answered stays', async () => {
    const open = await openExcel([smallForm(SHEET)], { excelApi });
    const comments = new ReviewComments(open.access);
    await comments.annotate([note('D2', 'E01', '未说明原因')]);
    open.excel.workbook.comments[0]?.replies.push({ id: 'r', content: '已补充' });
    expect(await comments.clear()).toBe(0);
    expect(commentsIn(open)).toEqual(['D2 > 已补充', 'D2 〔绩效自评 E01〕未说明原因']);
  });
});

test('an Excel without threaded comments says so', async () => {
  const open = await openExcel([smallForm(SHEET)]);
  const comments = new ReviewComments({ ...open.access, supports: () => false });
  await expect(comments.annotate([])).rejects.toEqual(expect.any(HostError));
  expect(comments.supported).toBe(false);
});
