/** Reading the texts of targets and actuals (RULES.md §3). Pure; numbers stay exact decimal strings. */
export { readActual, readTarget } from './read';
export { bareWords } from './fold';
export { countAlike } from './unit';
export { isInstruction, isMark, isPlaceholder, saysNothing } from './blank';
export type {
  ActualReading,
  BlankReading,
  BoundActual,
  Comparator,
  DateReading,
  DateSpan,
  Dimension,
  ExactNumber,
  MarkReading,
  NumberActual,
  NumberTarget,
  PlaceholderReading,
  Quantity,
  RangeReading,
  TargetReading,
  Unit,
  VerdictActual,
  WordsReading,
} from './model';
