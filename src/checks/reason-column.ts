/** The reason column by the name the form itself prints: 偏差原因分析及改进措施 on most, 备注 on Shanghai's of 2019. */
import type { Form } from '../form/model';
import { quoted } from './wording';

/** What the ministry's form calls it; said when the form prints no header for it. */
const OFFICIAL = '偏差原因分析及改进措施';

/** The printed header of the reason column in 「」. Of a header over two rows, the lower one: it names the column. */
export function reasonColumn(form: Form): string {
  const printed = form.columns
    .filter((column) => column.role === 'reason')
    .map((column) => column.header.split('/').pop()?.trim() ?? '');
  return quoted(printed.find((header) => header !== '') ?? OFFICIAL);
}
