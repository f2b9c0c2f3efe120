import type { Check } from '../check';
import { L03 } from './doubtful-mapping';
import { L02 } from './missing-column';
import { L01 } from './unreadable';

/** 表式: can the form be read at all. */
export const layout: readonly Check[] = [L01, L02, L03];
