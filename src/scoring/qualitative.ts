/** Described states and verdicts: a band of the weight for each (RULES.md §4). */
import type { Decimal } from './decimal';
import type { ByWords } from './judgement';
import type { RulePack } from './pack';
import { between, full, scoreText, share, unsaid, ZERO, type Points } from './points';

/** The names of the three states as the forms print them. */
const NAMES = { met: '达成', partly: '部分达成', missed: '未达成' } as const;

/**
 * Met: [0.8w, w], suggestion w · partly: [0.6w, 0.8w) · not: [0, 0.6w); only a person says where inside.
 * A verdict for a numeric target that is met earns the whole weight.
 */
export function qualitativePoints(judgement: ByWords, weight: Decimal | null, pack: RulePack): Points {
  const { met, partly } = pack.parameters.bands.value;
  const { state } = judgement;
  if (state === 'met' && judgement.numeric) {
    return weight === null ? unsaid('met-full') : full('met-full', weight, NAMES.met, pack);
  }
  const rule = state === 'met' ? 'qualitative-met' : state === 'partly' ? 'qualitative-partly' : 'qualitative-not';
  if (weight === null) return unsaid(rule);
  const low = state === 'met' ? share(weight, met) : state === 'partly' ? share(weight, partly) : ZERO;
  const high = state === 'met' ? weight : share(weight, state === 'partly' ? met : partly);
  const closing = state === 'met' ? ']' : ')';
  return between(rule, [low, high], {
    suggested: state === 'met' ? weight : null,
    working: `${NAMES[state]}：[${scoreText(low, pack)}, ${scoreText(high, pack)}${closing}`,
    maxTolerated: state !== 'met',
  });
}
