/** One 三级指标 scored. */
import type { Form, Indicator } from '../form/model';
import { decimal, type Decimal, isBelowZero } from './decimal';
import { deviationsOf, hasReason, isUnexplained } from './deviations';
import { judge } from './judge';
import type { Judgement } from './judgement';
import type { ScoredIndicator, State } from './model';
import type { RulePack } from './pack';
import { between, exactly, full, unsaid, ZERO, type Points } from './points';
import { qualitativePoints } from './qualitative';
import { exceededPoints, outcomeOf, quantitativePoints } from './quantitative';

/** State, range, suggestion, working and deviations of a row. Nothing printed is changed or assumed. */
export function scoreIndicator(indicator: Indicator, form: Form, pack: RulePack): ScoredIndicator {
  const judgement = judge(indicator, form.year, pack);
  const weight = decimal(indicator.weight.number);
  const score = decimal(indicator.score.number);
  const state = stateOf(judgement, pack);
  const deviations = deviationsOf(state, weight, score);
  const { rule, allowed, suggested, working } = pointsOf(judgement, state, weight, pack);
  return {
    indicator,
    kind: judgement.kind,
    state,
    rule,
    allowed,
    suggested,
    working,
    notes: judgement.notes,
    deviations,
    unexplained: isUnexplained(deviations, state, weight, hasReason(indicator, form, pack)),
    weight,
    score,
  };
}

function stateOf(judgement: Judgement, pack: RulePack): State {
  switch (judgement.way) {
    case 'number':
      return outcomeOf(judgement, pack);
    case 'bound':
      return judgement.over ? 'exceeded' : 'met';
    case 'range':
      return judgement.inside ? 'met' : 'missed';
    case 'date':
      return judgement.inTime ? 'met' : 'missed';
    case 'words':
      return judgement.state;
    case 'person':
      return 'unclear';
  }
}

function pointsOf(judgement: Judgement, state: State, weight: Decimal | null, pack: RulePack): Points {
  // A negative weight is a broken cell: no range can be built on it.
  if (weight !== null && isBelowZero(weight)) return unsaid('none');
  if (weight !== null && weight.isZero()) return exactly('zero-weight', ZERO, '');
  switch (judgement.way) {
    case 'number':
      return quantitativePoints(judgement, state, weight, pack);
    case 'bound':
      if (weight === null) return unsaid('met-full');
      return judgement.over
        ? exceededPoints(judgement.shown, weight, pack)
        : full('met-full', weight, judgement.shown, pack);
    case 'range':
      if (weight === null) return unsaid('range');
      return judgement.inside
        ? full('range', weight, judgement.shown, pack)
        : between('range', [ZERO, weight], { working: judgement.shown });
    case 'date':
      if (weight === null) return unsaid('date');
      return judgement.inTime
        ? full('date', weight, judgement.shown, pack)
        : between('date', [ZERO, weight], { working: judgement.shown });
    case 'words':
      return qualitativePoints(judgement, weight, pack);
    case 'person':
      return weight !== null && judgement.free ? between('person-judges', [ZERO, weight]) : unsaid('person-judges');
  }
}
