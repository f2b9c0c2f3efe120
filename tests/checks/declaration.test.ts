import { bestDeclaration, matchDeclaration, type ExampleIndicator } from '../../src/checks';
import { findForms, type Form } from '../../src/form';
import { snapshotOf } from '../fixtures/blueprint';
import { loadDeclarations } from '../fixtures/forms';
import { officialBlueprint } from '../fixtures/layouts';
import { checkTable } from './check-table';
import { contextOf } from './example-form';

const named = (...names: readonly string[]): readonly ExampleIndicator[] => names.map((name) => ({ name }));
const against = (own: readonly string[], declared: readonly string[]) => ({
  indicators: named(...own),
  declaration: { indicators: named(...declared) },
});

checkTable('D01', {
  valid: [
    { name: 'no declaration', form: { indicators: named('专题讲座举办场次') } },
    { name: 'the same name', form: against(['专题讲座举办场次'], ['专题讲座举办场次']) },
    { name: 'punctuation and width', form: against(['讲座（线上）举办场次'], ['讲座(线上)举办场次']) },
    {
      name: 'cut at 13 characters',
      form: against(['后勤保障力度是否有助于和谐劳动关系'], ['后勤保障力度是否有助于和谐']),
    },
    { name: 'one character differs', form: against(['劳动关系调处技能掌握度'], ['劳动关系调处技能把握度']) },
    {
      name: 'another level-2',
      form: {
        indicators: [{ name: '专题讲座举办场次', level2: '数量指标' }],
        declaration: { indicators: [{ name: '专题讲座举办场次', level2: '质量指标' }] },
      },
    },
  ],
  invalid: [
    {
      name: 'left out',
      form: against(['专题讲座举办场次'], ['专题讲座举办场次', '骨干人员培训人次']),
      errors: [{ light: 'red', says: ['骨干人员培训人次'] }],
    },
    {
      name: 'what is counted differs',
      form: against(['技能培训任务完成数'], ['技能培训任务完成率']),
      errors: [{ light: 'red', says: ['完成率'] }],
    },
    { name: 'two buildings', form: against(['1号楼外墙修缮面积'], ['2号楼外墙修缮面积']), errors: [{ light: 'red' }] },
    {
      name: 'cut, and fits two',
      form: against(['居民小区消防设施维护保养完成率', '居民小区消防设施维护保养及时率'], ['居民小区消防设施维护保养']),
      errors: [{ light: 'yellow', says: ['不能确定'] }],
    },
  ],
});

const targets = (own: string, declared: string) => ({
  indicators: [{ name: '骨干人员培训人次', target: own }],
  declaration: { indicators: [{ name: '骨干人员培训人次', target: declared }] },
});

checkTable('D02', {
  valid: [
    { name: 'the same', form: targets('≥100人次', '≥100人次') },
    { name: 'written differently', form: targets('>=100.00(人次)', '不少于100人次') },
    { name: 'unit left out', form: targets('≥100', '≥100人次') },
    { name: 'percent sign left out', form: targets('≥90', '≥90%') },
    { name: 'comparator left out', form: targets('100人次', '≥100人次') },
    { name: 'converted', form: targets('≥1.2万元', '≥12000元') },
    { name: 'the same words', form: targets('及时', '及时性') },
    { name: 'blank is V01', form: targets('', '≥100人次') },
  ],
  invalid: [
    {
      name: 'lowered',
      form: targets('≥50人次', '≥100人次'),
      errors: [{ cell: 'D14', light: 'red', says: ['≥50人次', '≥100人次'] }],
    },
    { name: 'turned round', form: targets('≤100人次', '≥100人次'), errors: [{ cell: 'D14' }] },
    { name: 'other words', form: targets('及时', '合规'), errors: [{ cell: 'D14' }] },
    { name: 'a number became words', form: targets('完成', '≥100人次'), errors: [{ cell: 'D14' }] },
    {
      name: 'a name that is only alike',
      form: {
        indicators: [{ name: '劳动关系调处技能掌握人次', target: '≥50人次' }],
        declaration: { indicators: [{ name: '劳动关系调处技能把握人次', target: '≥100人次' }] },
      },
      errors: [{ light: 'yellow' }],
    },
  ],
});

checkTable('D03', {
  valid: [
    { name: 'declared', form: against(['专题讲座举办场次'], ['专题讲座举办场次']) },
    {
      name: 'in doubt is asked by D01',
      form: against(['居民小区消防设施维护保养完成率', '居民小区消防设施维护保养及时率'], ['居民小区消防设施维护保养']),
    },
  ],
  invalid: [
    {
      name: 'added',
      form: against(['专题讲座举办场次', '骨干人员培训人次'], ['专题讲座举办场次']),
      errors: [{ cell: 'C15', light: 'yellow' }],
    },
  ],
});

const money = (own: string, declared: string, unit = '万元') => ({
  funds: { initialBudget: own },
  declaration: { funds: { annualBudget: declared }, moneyUnit: unit },
});

checkTable('D04', {
  valid: [
    { name: 'the same', form: money('100.00', '100') },
    { name: 'in another unit', form: money('100.00', '1000000.00', '元') },
    { name: 'what two decimals of 万元 hide', form: money('69.33', '693333.00', '元') },
    { name: 'unit unknown', form: money('100.00', '1000000.00', '') },
  ],
  invalid: [
    {
      name: 'another amount',
      form: money('100.00', '120.00'),
      errors: [{ cell: 'C6', light: 'yellow', says: ['100.00', '120.00'] }],
    },
    { name: 'another amount in another unit', form: money('69.33', '700000.00', '元'), errors: [{ cell: 'C6' }] },
  ],
});

const goals = (own: string, declared: string) => ({
  goal: { expected: own, actual: '' },
  declaration: { goal: { expected: declared, actual: '' } },
});

checkTable('D05', {
  valid: [
    { name: 'the same but for punctuation', form: goals('组织培训，促进就业。', '组织培训,促进就业') },
    { name: 'a part of it', form: goals('组织培训，促进就业。', '组织培训，促进就业。另外完成市局交办的任务。') },
    { name: 'blank', form: goals('', '组织培训，促进就业。') },
  ],
  invalid: [
    {
      name: 'another',
      form: goals('完成照明改造。', '组织培训，促进就业。'),
      errors: [{ cell: 'B11', light: 'yellow' }],
    },
  ],
});

describe('the public declarations', () => {
  const declarations = loadDeclarations().map((fixture): Form => {
    const [form] = findForms(snapshotOf(officialBlueprint(fixture)));
    if (form === undefined) throw new Error(`nothing found in ${fixture.id}`);
    return form;
  });
  const cut = (form: Form, length: number): Form => ({
    ...form,
    indicators: form.indicators.map((row) => ({ ...row, name: { ...row.name, text: row.name.text.slice(0, length) } })),
  });

  test.each(declarations.map((form) => [form.project.text, form] as const))(
    '%s matches itself, whole and cut short',
    (_project, form) => {
      for (const length of [99, 14, 13]) {
        const { pairs, missing, added, ambiguous } = matchDeclaration(form, cut(form, length));
        expect(pairs.map(({ declared, indicator }) => declared.index - indicator.index)).toEqual(
          form.indicators.map(() => 0),
        );
        expect([missing, added, ambiguous]).toEqual([[], [], []]);
      }
    },
  );

  test('each finds its own among all', () => {
    for (const form of declarations) expect(bestDeclaration(form, declarations)).toBe(form);
  });

  test('the same project name of another unit or year is not taken for it', () => {
    const [form] = declarations;
    if (form === undefined) throw new Error('no declaration');
    const elsewhere: Form = { ...form, unit: { ...form.unit, text: '上海市松江区人才服务中心' } };
    expect(bestDeclaration(elsewhere, declarations)).toBeNull();
    expect(bestDeclaration({ ...form, year: '2019' }, declarations)).toBeNull();
    expect(bestDeclaration({ ...form, unit: { ...form.unit, text: '' }, year: '' }, declarations)).toBe(form);
    expect(bestDeclaration({ ...form, project: { ...form.project, text: '' } }, declarations)).toBeNull();
    expect(bestDeclaration(form, [form, { ...form }])).toBeNull();
  });

  test('a self-evaluation is never taken for a declaration', () => {
    const { scored } = contextOf({});
    expect(bestDeclaration(scored.form, [scored.form])).toBeNull();
  });
});
