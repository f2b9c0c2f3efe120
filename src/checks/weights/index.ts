import type { Check } from '../check';
import { W07, W08 } from './balance';
import { W03, W04 } from './single-weight';
import { W05, W06 } from './structure';
import { W01, W02 } from './sums';

/** 分值. */
export const weights: readonly Check[] = [W01, W02, W03, W04, W05, W06, W07, W08];
