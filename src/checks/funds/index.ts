import type { Check } from '../check';
import { B04, B06, B07 } from './budget';
import { B05 } from './low-execution';
import { B08 } from './money-unit';
import { B03 } from './parts';
import { B01, B02 } from './rate';

/** 项目资金. */
export const funds: readonly Check[] = [B01, B02, B03, B04, B05, B06, B07, B08];
