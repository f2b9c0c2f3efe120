/** 达成指标, 部分达成…, 未完成: a verdict where a value or a described state is wanted (RULES.md §3). */
import { bareWords } from './fold';

const MET =
  /^(?:已经|已|均已|均|全部|全面|全|都已|按时|按期|如期|及时|顺利|圆满|已全部|已按时|已按期|已如期)?(?:达成|完成|达标|达到)(?:了)?(?:全部|各项)?(?:年度|预期|年初|既定|绩效|本年|当年)*(?:指标值|指标|目标值|目标|任务|计划|要求)?$/u;

/** 达到 alone says nothing: 达到 what? */
const NO_VERDICT = /^(?:已|均)?达到$/u;

const PARTLY =
  /^(?:已)?(?:部分|基本|大部分)(?:已)?(?:达成|完成|达标|达到|实现)(?:$|了|年度|预期|年初|既定|绩效|本年|当年|指标|目标|任务|计划|要求|并|且|但)/u;

const NOT =
  /^(?:均|全部)?(?:未|尚未|没有|未能|无法|还未)(?:能)?(?:按时|按期|如期|全部)?(?:达成|完成|达标|达到|开展|实施|实现|启动)(?:$|了|年度|预期|年初|既定|绩效|本年|当年|指标|目标|任务|计划|要求|并|且|但)/u;

/** Verdicts are short; longer texts are sentences. */
const LONGEST = 60;

/** The verdict a text is, or null. The whole text must be one: 未完成验收 is a described state. */
export function verdictOf(text: string): 'met' | 'partly' | 'not' | null {
  if (text.length > LONGEST) return null;
  const words = bareWords(text);
  if (PARTLY.test(words)) return 'partly';
  // 未全部完成 has been done in part.
  if (/^(?:未|尚未|没有)全部(?:达成|完成)/u.test(words)) return 'partly';
  if (NOT.test(words)) return 'not';
  if (MET.test(words) && !NO_VERDICT.test(words)) return 'met';
  return null;
}
