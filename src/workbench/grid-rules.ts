/** Conditional formats in the grid: those of the file, and our marks above them. */
import type { FUniver, IRange, IStyleBase } from '@univerjs/presets';
import {
  CFRuleType,
  CFSubRuleType,
  CFValueType,
  type IConditionalFormattingRuleConfig,
} from '@univerjs/preset-sheets-conditional-formatting';
import { columnName, type CellRange } from '../form/sheet';
import { MARK_COLORS, MARK_TAG, markFormula, type Mark } from '../review/plan';
import type { GridRule } from './model/conditional';

type Worksheet = ReturnType<NonNullable<ReturnType<FUniver['getActiveWorkbook']>>['getActiveSheet']>;

const ADD = 'sheet.mutation.add-conditional-rule';
const DELETE = 'sheet.mutation.delete-conditional-rule';
const OURS = `${MARK_TAG}-`;

/**
 * Rules go in as plain mutations: they are no step of the grid's undo, so that taking back a typed value never takes
 * a mark with it. Later rules lie above earlier ones.
 */
export class ConditionalRules {
  private count = 0;

  constructor(private readonly api: FUniver) {}

  /** The file's rules by priority; marks of ours among them are left to `mark`. */
  load(worksheet: Worksheet, rules: readonly GridRule[]): void {
    for (const rule of [...rules].reverse()) {
      if (rule.kind === 'formula' && rule.formula.includes(`"${MARK_TAG}:`)) continue;
      this.add(worksheet, `file-${(this.count += 1)}`, rule.ranges, rule.stopIfTrue, configOf(rule));
    }
  }

  mark(worksheet: Worksheet, marks: readonly Mark[]): void {
    const place = { unitId: worksheet.getWorkbook().getUnitId(), subUnitId: worksheet.getSheetId() };
    for (const { cfId } of worksheet.getConditionalFormattingRules()) {
      if (cfId.startsWith(OURS)) this.api.syncExecuteCommand(DELETE, { ...place, cfId });
    }
    for (const mark of [...marks].reverse()) {
      const colours = MARK_COLORS[mark.light];
      const style: IStyleBase = { bg: { rgb: colours.fill }, cl: { rgb: colours.font } };
      const config = formulaRule(markFormula(mark, columnName), style);
      this.add(worksheet, `${OURS}${(this.count += 1)}`, [mark.range], false, config);
    }
  }

  private add(
    worksheet: Worksheet,
    cfId: string,
    ranges: readonly CellRange[],
    stopIfTrue: boolean,
    rule: IConditionalFormattingRuleConfig,
  ): void {
    this.api.syncExecuteCommand(ADD, {
      unitId: worksheet.getWorkbook().getUnitId(),
      subUnitId: worksheet.getSheetId(),
      rule: { cfId, ranges: ranges.map(rangeOf), stopIfTrue, rule },
    });
  }
}

function configOf(rule: GridRule): IConditionalFormattingRuleConfig {
  switch (rule.kind) {
    case 'formula':
      return formulaRule(rule.formula, rule.style);
    case 'duplicate':
      return { type: CFRuleType.highlightCell, subType: CFSubRuleType.duplicateValues, style: rule.style };
    case 'unique':
      return { type: CFRuleType.highlightCell, subType: CFSubRuleType.uniqueValues, style: rule.style };
    case 'scale':
      return {
        type: CFRuleType.colorScale,
        config: rule.stops.map(({ type, value, colour }, index) => ({
          index,
          color: colour,
          value: { type: CFValueType[type], value },
        })),
      };
  }
}

function formulaRule(formula: string, style: IStyleBase): IConditionalFormattingRuleConfig {
  return { type: CFRuleType.highlightCell, subType: CFSubRuleType.formula, value: formula, style };
}

function rangeOf({ first, last }: CellRange): IRange {
  return { startRow: first.row, startColumn: first.column, endRow: last.row, endColumn: last.column };
}
