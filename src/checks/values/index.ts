import type { Check } from '../check';
import { V01, V02 } from './blank-entry';
import { V03, V09 } from './comparator';
import { V08 } from './impossible-rate';
import { V04, V05, V06, V07 } from './not-a-value';
import { V10 } from './placeholder';

/** 指标值: what stands in target and actual. */
export const values: readonly Check[] = [V01, V02, V03, V04, V05, V06, V07, V08, V09, V10];
