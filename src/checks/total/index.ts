import type { Check } from '../check';
import { T02 } from './grade';
import { T01, T03, T04 } from './total';

/** 总分和等级. */
export const total: readonly Check[] = [T01, T02, T03, T04];
