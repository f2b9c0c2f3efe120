import type { Check } from '../check';
import { S05, S06 } from './entry';
import { S01, S02, S03, S04 } from './rule';

/** 得分. */
export const scores: readonly Check[] = [S01, S02, S03, S04, S05, S06];
