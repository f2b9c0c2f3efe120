import type { Check } from '../check';
import { C05 } from './copied';
import { C01 } from './execution-rate';
import { C02 } from './goal-numbers';
import { C03, C04, C06 } from './sameness';

/** 前后一致. */
export const consistency: readonly Check[] = [C01, C02, C03, C04, C05, C06];
