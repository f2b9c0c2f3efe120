/** The review room as the ribbon's buttons use it. */
import { memoryOptions, planMarks, recallMemory, reviewSheet } from '../review';
import type { CheckTools } from './check';

export const reviewTools: CheckTools = {
  recallOptions: async (host) => memoryOptions(await recallMemory((key) => host.recall(key))),
  review: reviewSheet,
  planMarks,
};
