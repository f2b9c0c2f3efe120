/** Readings in one short line, so that tables stay readable. */
import type { ActualReading, DateReading, Quantity, TargetReading } from '../../../src/form/values';

function quantityText({ number, unit }: Quantity): string {
  const power = number.exponent === 0 ? '' : `e${number.exponent}`;
  return `${number.digits}${power}${unit.name === '' ? '' : ` ${unit.name}`}`;
}

function dateText({ comparator, span }: DateReading): string {
  const year = span.year ?? '????';
  const days = span.earliest === span.latest ? span.latest : `${span.earliest}..${span.latest}`;
  return `date ${comparator ?? ''}${year}-${days}`;
}

/** `≥ 90 %`, `3..5 次`, `date <=????-12-31`, `met`, `words 及时`, `mark`. */
export function short(reading: TargetReading | ActualReading): string {
  switch (reading.kind) {
    case 'blank':
    case 'mark':
    case 'placeholder':
      return reading.kind;
    case 'words':
      return `words ${reading.words}`;
    case 'verdict':
      return reading.verdict;
    case 'date':
      return dateText(reading);
    case 'range':
      return `${quantityText(reading.low)} .. ${quantityText(reading.high)}`;
    case 'bound':
      return `bound ${reading.comparator} ${quantityText(reading.quantity)}`;
    case 'number':
      return `${'comparator' in reading && reading.comparator !== null ? `${reading.comparator} ` : ''}${quantityText(reading.quantity)}`;
  }
}
