/** What a reason says, by plain rules: nothing here understands language, so every rule prefers silence to a wrong accusation. */
import { isAboveZero } from '../../scoring/decimal';
import type { Form, Indicator } from '../../form/model';
import type { ScoredIndicator } from '../../scoring/model';
import { isMark, plainName } from '../rows';

/** Words that a reason must not consist of. */
const EMPTY_WORDS =
  /^(?:无|没有|暂无|无偏差|没有偏差|不存在偏差|无原因|不适用|略|正常|完成|已完成|达成|达标|达到目标|符合要求|按要求|同上|其他|其它|客观原因|主观原因|有偏差)$/u;

/** Set phrases around nothing: 仍有提升空间, 有待进一步提高. */
const FILLER =
  /(?:仍然|仍有|仍需|仍|还有|还需|还|存在|有待|尚有|需要|需|要|应|应当|进一步|继续|持续|不断|逐步|切实|更加|提升空间|改进空间|改善空间|上升空间|进步空间|空间|扩大|增加|提高|提升|加强|改进|改善|完善|优化|增强|较为|比较|较|很|非常|一定|工作|方面|力度|的|了|和|与|及|对|在|有)/gu;

/** A cause, or a fact that went otherwise. A text with one of these is never called hollow for its words. */
const CAUSE_OR_FACT =
  /因|由于|受.{0,12}影响|鉴于|根据|按照|依据|导致|造成|原因是|未|不足|没有|滞后|延期|推迟|延迟|延误|取消|暂停|调整|减少|下降|变化|变更|疫情|合同|质保|尾款|结余|节约|审批|招标|采购/u;

/** The reason without punctuation and spaces, for comparing. */
export function plainReason(reason: string): string {
  return reason.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '');
}

export type Hollow = 'mark' | 'empty-words' | 'short' | 'repeats-name';

/** Why a non-blank reason says nothing, or null when it does say something. */
export function hollowness(reason: string, indicator: Indicator): Hollow | null {
  if (isMark(reason)) return 'mark';
  const plain = plainReason(reason);
  if (plain === '') return 'mark';
  if (EMPTY_WORDS.test(plain)) return 'empty-words';
  if (CAUSE_OR_FACT.test(plain)) return null;
  if (plain.length < 4) return 'short';
  const own = plain.replace(FILLER, '');
  if (own === '') return 'empty-words';
  const name = plainName(indicator.name.text);
  const beyondName = [...own].filter((character) => !name.includes(character)).join('');
  return beyondName.length <= 2 ? 'repeats-name' : null;
}

/** A reason that says something: neither blank nor hollow. */
export function hasRealReason(indicator: Indicator): boolean {
  const reason = indicator.reason.text.trim();
  return reason !== '' && hollowness(reason, indicator) === null;
}

const MEASURE =
  /措施|改进|整改|加强|加快|加大|强化|完善|优化|落实|推进|督促|督办|确保|争取|力争|避免|防止|杜绝|提高|提升|改善|下一步|下步|下阶段|今后|以后|后续|明年|次年|下一?年度?|来年|未来|计划|拟|将|继续|进一步|及时|合理|严格|统筹|建议|跟进|协调/u;

/** Whether a reason also says what will be done. */
export function hasMeasure(reason: string): boolean {
  return MEASURE.test(reason);
}

/** Whether the reason column asks for measures too; 备注 does not. */
export function asksForMeasures(form: Form): boolean {
  return form.columns.some((column) => column.role === 'reason' && /措施/u.test(column.header.replace(/\s/gu, '')));
}

/** Whether the reason column is one for reasons; in a 备注 column any remark may stand. */
export function asksForReasons(form: Form): boolean {
  return form.columns.some(
    (column) => column.role === 'reason' && /原因|措施|偏差/u.test(column.header.replace(/\s/gu, '')),
  );
}

const NOT_DONE =
  /(?:尚未|还未|并未|暂未|未能|未曾|未|没有|没能)(?:全部|完全|按时|按期|如期|及时|正式|实际|真正)?(?:开展|完成|实施|启动|上线|动工|开工|举办|组织|召开|达到|达成|实现|投入使用|投用|验收|交付|建成|执行到位|落实)|停止开展|取消(?:开展|举办|实施)|暂停(?:开展|实施)|无法开展/u;

/** What turns the sentence round: it was done after all, or in another way. */
const DONE_AFTER_ALL =
  /改为|改用|改成|转为|但(?:已|仍|是)|目前已|现已|后已|已于|已经?(?:全部)?(?:完成|开展|实施|上线|验收)|通过.{0,20}(?:完成|实现)|仍(?:按|然)?(?:完成|达到)|超额/u;

/** The words of a reason that say something was not done, or null. */
export function saysNotDone(reason: string): string | null {
  if (reason === '') return null;
  const plain = reason.normalize('NFKC').replace(/\s/gu, '');
  if (DONE_AFTER_ALL.test(plain)) return null;
  return NOT_DONE.exec(plain)?.[0] ?? null;
}

/** A met row at full score whose own reason says that it was not done. */
export function contradictsItself(row: ScoredIndicator): boolean {
  if (row.state !== 'met' && row.state !== 'exceeded') return false;
  if (row.indicator.reason.text === '') return false;
  if (row.weight === null || row.score === null || !isAboveZero(row.weight) || row.score.lessThan(row.weight))
    return false;
  return saysNotDone(row.indicator.reason.text) !== null;
}
