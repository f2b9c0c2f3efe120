import type { Check } from '../check';
import { E04, E05, E06 } from './poor-reason';
import { E07, E08 } from './stray-reason';
import { E01, E02, E03 } from './unexplained';

/** 偏差说明. E01, E02 and E03 are the rows highlighted on the sheet. */
export const explanations: readonly Check[] = [E01, E02, E03, E04, E05, E06, E07, E08];
