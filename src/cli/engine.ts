/**
 * How much the engine takes for itself, of memory and of time. Left alone it takes the more memory the longer a run
 * lasts and the more the machine has, though no more is in use: a batch then seems to grow with its files.
 */
import { setFlagsFromString } from 'node:v8';
import type { ResourceLimits } from 'node:worker_threads';

/**
 * MB of each half that new objects of a worker live in by turns: a form leaves some MB behind. Twice as much is 4 %
 * faster and takes 10 MB more for each worker, which fill up over the first thousand forms.
 */
const WORKER_SEMI_SPACE = 4;

/**
 * What a worker may take, in MB: a form wants a few, the largest sheet that is let in some hundreds. The engine counts
 * three of its semi-spaces to the young generation.
 */
export const WORKER_LIMITS: ResourceLimits = {
  maxYoungGenerationSizeMb: 3 * WORKER_SEMI_SPACE,
  maxOldGenerationSizeMb: 1024,
};

/** For this thread and the workers to come; before anything is allocated. */
export function tuneEngine(): void {
  // Clear away when a third more than what is in use has gathered, not several times as much.
  setFlagsFromString('--heap-growing-percent=30');
  // And begin when a fifth of that has gathered, for it is 12 MB at the least.
  setFlagsFromString('--incremental-marking-hard-trigger=20');
  // Workers have their full young generation from the start, for it is not to grow.
  setFlagsFromString(`--min-semi-space-size=${WORKER_SEMI_SPACE}`);
  // Four times the usual: with less it compiles much that is thrown away once it has seen more forms, in each worker.
  setFlagsFromString('--interrupt-budget=270336');
  keepThisThreadSmall();
}

/**
 * Keeps the young generation as large as it is: this thread only hands on what workers answer. The engine sets this
 * back whenever it is set up for another worker.
 */
export function keepThisThreadSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
