import { E01, E02, E03 } from '../../src/checks/explanations/unexplained';
import { reasonColumn } from '../../src/checks/reason-column';
import type { Form } from '../../src/form/model';
import { contextOf } from './example-form';

/** A form with one row of each kind that needs a reason, its reason column headed like this. */
function headed(header: string): { readonly form: Form; readonly fixes: string[] } {
  const context = contextOf({
    indicators: [
      { name: '宣传覆盖面', target: '扩大', actual: '扩大', weight: '10', score: '9' },
      { name: '资料发放数', target: '≥100份', actual: '80份', weight: '10', score: '8' },
      { name: '参会规模', target: '≥500人次', actual: '1000人次', weight: '10', score: '10' },
    ],
  });
  const { form } = context.scored;
  const columns = form.columns.map((column) => (column.role === 'reason' ? { ...column, header } : column));
  const changed = { ...context, scored: { ...context.scored, form: { ...form, columns } } };
  const reports = [E01, E02, E03].flatMap((check) => check.run(changed));
  return { form: changed.scored.form, fixes: reports.map((report) => report.fix['zh-CN']) };
}

describe('a missing reason is asked for in the column as the form names it', () => {
  test.each([
    ['备注', '「备注」'],
    ['未完成原因分析', '「未完成原因分析」'],
    ['得分情况/偏差原因', '「偏差原因」'],
    ['', '「偏差原因分析及改进措施」'],
  ])('%s', (header, named) => {
    const { form, fixes } = headed(header);
    expect(reasonColumn(form)).toBe(named);
    expect(fixes).toEqual([
      expect.stringContaining(named),
      expect.stringContaining(named),
      expect.stringContaining(named),
    ]);
  });
});
