import { flatMap } from '../../form/flat-map';
import type { Field, Form } from '../../form/model';
import { saysNothing } from '../../form';
import type { Report } from '../check';
import { AMOUNT_COLUMNS } from '../funds/parts';
import { quoted, text } from '../wording';

/**
 * Amounts that are none: an error of a formula, `NaN`, a number beyond all numbers. What follows from them was not checked.
 * Words (`详见附件`) are a person's answer.
 */
export function unreadAmounts({ funds }: Form): Report[] {
  if (funds === null) return [];
  return flatMap([funds.total, ...funds.parts], (row) =>
    AMOUNT_COLUMNS.filter(({ key }) => isNoAmount(row[key])).map(({ key, zh, en }): Report => ({
      cell: row[key].cell,
      message: text(
        `${quoted(row.label)}的${zh}${quoted(row[key].text)}不是数字，执行率和资金得分没有据此核对。`,
        `The ${en} ${quoted(row[key].text)} of ${quoted(row.label)} is no number; rate and funds score were not checked by it.`,
      ),
      fix: text(
        '请填入金额数字；单元格是公式的，请先改正公式。',
        'Enter the amount; where the cell holds a formula, mend the formula.',
      ),
    })),
  );
}

function isNoAmount({ cell, number, text: shown }: Field): boolean {
  return cell !== null && number === null && !saysNothing(shown) && !/\p{Script=Han}/u.test(shown);
}
