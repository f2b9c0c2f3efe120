/** Formulas of one sheet as a person reads them, shared ones written out for each cell. */
import { parseRangeA1, type CellRange } from '../../../form/sheet';
import { LIMITS } from '../limits';
import { attribute } from '../xml/tokens';
import { SharedFormulas } from './shared-formulas';

interface Master {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

export class FormulaTexts {
  /** Ranges of the array formulas met so far. */
  readonly arrays: CellRange[] = [];
  private readonly shared = new SharedFormulas();
  private readonly masters = new Map<string, Master>();

  /**
   * @param attributes of the `<f>` element. @param text its content.
   * @returns with `=`; `''` when a shared formula has no master.
   */
  at(row: number, column: number, attributes: string, text: string): string {
    if (text.length > LIMITS.formula) return `=${text}`;
    const kind = attributes === '' ? null : attribute(attributes, 't');
    const ref = kind === null ? null : attribute(attributes, 'ref');
    if (kind === 'array' && ref !== null) {
      const range = parseRangeA1(ref);
      if (range !== null) this.arrays.push(range);
    }
    if (kind === 'dataTable') return '=TABLE()';
    if (kind !== 'shared') return text === '' ? '' : `=${shown(text)}`;
    const index = attribute(attributes, 'si') ?? '';
    if (text !== '') {
      const plain = shown(text);
      this.masters.set(index, { row, column, formula: plain });
      return `=${plain}`;
    }
    const master = this.masters.get(index);
    if (master === undefined) return '';
    return `=${this.shared.moved(master.formula, row - master.row, column - master.column)}`;
  }
}

/** Functions newer than the file format carry a prefix that no person sees. */
function shown(formula: string): string {
  return formula.includes('_xl') ? formula.replace(/_xlfn\.(?:_xlws\.)?|_xlpm\./g, '') : formula;
}
