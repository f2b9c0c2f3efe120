/** 预算执行: rate = executed ÷ budget, score = rate × weight, never more than the weight (RULES.md §4). */
import { mapPresent } from '../form/flat-map';
import type { Form, FundsRow } from '../form/model';
import { decimal, Decimal, isBelowZero } from './decimal';
import { plain, plus, quotient, times } from './exact';
import type { ExecutionState, ScoredExecution } from './model';
import type { RulePack } from './pack';
import { clamp, scoreText, weightText } from './points';

const HUNDRED = new Decimal(100);

const ABSENT: ScoredExecution = {
  state: 'absent',
  budget: null,
  executed: null,
  rate: null,
  printedRate: null,
  weight: null,
  score: null,
  expectedScore: null,
  working: '',
  deviations: [],
};

/** The funds total row scored. Without funds, or without both amounts, the state is `absent`. */
export function scoreExecution(form: Form, pack: RulePack): ScoredExecution {
  if (form.funds === null) return ABSENT;
  const { total } = form.funds;
  const budget = decimal(budgetOf(total, form.funds.hasInitialBudget, pack));
  const executed = decimal(total.executed.number);
  const counted = total.weight.number !== null || !indicatorsAreAll(form);
  const weight = counted ? executionWeight(total, pack) : null;
  const score = counted ? decimal(total.score.number) : null;
  const state = stateOf(budget, executed);
  const rate =
    state === 'computable' && budget !== null && executed !== null ? quotient([executed, HUNDRED], [budget], 2) : null;
  const points =
    state === 'computable' && budget !== null && executed !== null && weight !== null
      ? pointsOf(executed, budget, weight, pack)
      : { expectedScore: null, working: '' };
  return {
    state,
    budget,
    executed,
    rate,
    printedRate: printedRate(total, rate),
    weight,
    score,
    ...points,
    deviations: weight !== null && score !== null && score.lessThan(weight) ? ['lost'] : [],
  };
}

/** The budget the pack asks for; a form with one budget column has only that. */
function budgetOf(total: FundsRow, hasInitial: boolean, pack: RulePack): string | null {
  switch (pack.parameters.executionBase.value) {
    case 'annualBudget':
    case 'adjustedBudget':
      return total.annualBudget.number;
    case 'initialBudget':
      return hasInitial ? total.initialBudget.number : total.annualBudget.number;
  }
}

/**
 * The printed weight. Where the row has a place for points and none are printed, the pack's;
 * a funds block without weight and score columns is not scored at all.
 */
function executionWeight(total: FundsRow, pack: RulePack): Decimal | null {
  if (total.weight.number !== null) return decimal(total.weight.number);
  const scored = total.weight.cell !== null || total.score.cell !== null;
  return scored ? decimal(pack.parameters.executionWeight.value) : null;
}

/** Without a weight of its own the row repeats an indicator where the indicators alone make the whole total. */
function indicatorsAreAll(form: Form): boolean {
  const weights = mapPresent(form.indicators, ({ weight }) => decimal(weight.number));
  if (weights.length === 0) return false;
  return plus(...weights).equals(decimal(form.total?.weight.number ?? null) ?? HUNDRED);
}

function stateOf(budget: Decimal | null, executed: Decimal | null): ExecutionState {
  if (budget === null && executed === null) return 'absent';
  if (budget === null || executed === null) return 'not-computable';
  if (isBelowZero(budget) || isBelowZero(executed)) return 'error';
  if (budget.isZero()) return executed.isZero() ? 'not-computable' : 'error';
  return 'computable';
}

/** `88.04 ÷ 103.15 × 10 = 8.54` */
function pointsOf(
  executed: Decimal,
  budget: Decimal,
  weight: Decimal,
  pack: RulePack,
): Pick<ScoredExecution, 'expectedScore' | 'working'> {
  if (isBelowZero(weight)) return { expectedScore: null, working: '' };
  const uncapped = quotient([weight, executed], [budget], pack.parameters.scoreDecimals.value);
  const expectedScore = clamp(uncapped, weight);
  const formula = `${plain(executed)} ÷ ${plain(budget)} × ${weightText(weight)}`;
  const sign = uncapped.greaterThan(weight) ? `= ${scoreText(uncapped, pack)} →` : '=';
  return { expectedScore, working: `${formula} ${sign} ${scoreText(expectedScore, pack)}` };
}

/** In percent. A rate shown without % may be a ratio (0.95): the reading nearer to the true rate counts. */
function printedRate(total: FundsRow, rate: Decimal | null): Decimal | null {
  const printed = decimal(total.executionRate.number);
  if (printed === null || rate === null || /[%％]/.test(total.executionRate.text)) return printed;
  const asRatio = times(printed, HUNDRED);
  return asRatio.minus(rate).abs().lessThan(printed.minus(rate).abs()) ? asRatio : printed;
}
