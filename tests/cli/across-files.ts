/** Files that say something only together: a declaration and its form, texts that come again. */
import { officialBlueprint } from '../fixtures/layouts';
import { workbookOf } from '../fixtures/workbook';
import { fixture, READY, type Scene } from './scene';

/** 对照.xlsx, a form whose first declared indicator is missing, and its declaration in the folder 申报. */
export function writeDeclared(scene: Scene): void {
  const declared = fixture('003-01');
  const form = {
    ...fixture(READY),
    project: declared.project,
    unit: declared.unit,
    year: declared.year,
    yearPrinted: declared.yearPrinted,
    indicators: declared.indicators
      .slice(1)
      .map((row) => ({ ...row, actual: row.target, weight: '6', score: '6', reason: '' })),
  };
  scene.write('申报/申报表.xlsx', workbookOf(officialBlueprint(declared)));
  scene.write('对照.xlsx', workbookOf(officialBlueprint(form)));
}

/** 雷同/0.xlsx to 2.xlsx: the goal of the last is nearly that of the first. */
export function writeRepeated(scene: Scene): void {
  const long = fixture('000-01');
  const goals = {
    expected: `${long.goals.expected}围绕全区重点工作组织开展职业技能培训，提升参训人员的就业能力。`,
    actual: '已完成。',
  };
  const near = { ...goals, expected: goals.expected.replace('参训人员', '参训学员') };
  const other = {
    expected: '完全不同的目标，完成六条道路照明改造，消除夜间通行隐患，降低公共照明费用。',
    actual: '完成。',
  };
  [
    { ...long, project: '甲项目', goals },
    { ...fixture('000-02'), goals: other },
    { ...fixture('000-03'), goals: near },
  ].forEach((form, index) => scene.write(`雷同/${index}.xlsx`, workbookOf(officialBlueprint(form))));
}
