/** One file scored: a copy is written, the original is only read. */
import path from 'node:path';
import { FileHost, assertTextsKept } from '../hosts/xlsx';
import type { WorkbookHost } from '../hosts/host';
import {
  correctable,
  memoryOptions,
  planCorrections,
  planFill,
  planWorkbook,
  previewOf,
  recallMemory,
  reviewSheets,
  type Planner,
  type PreviewLine,
  type ReviewOptions,
  type SheetReview,
} from '../review';
import type { SheetSnapshot } from '../form/sheet';
import { makeFolders, writeWhole } from './atomic';
import { readBytes } from './bytes';
import { NATIVE_CODEC } from './native-codec';
import { reviewOptions } from './check-file';
import { CommandError, sentenceOf } from './speech';
import type { Settings } from './task';

/** `blanks`: only what is blank · `corrections`: also every correction that is safe without a person looking. */
export type Fill = 'blanks' | 'corrections';

export interface ScoreOrder {
  /** Absolute path of the copy. */
  readonly output: string;
  readonly shownOutput: string;
  readonly fill: Fill;
  readonly marks: boolean;
}

export interface ScoreResult {
  /** As shown to the person; null when no copy was made because the file holds no form. */
  readonly output: string | null;
  readonly lines: readonly PreviewLine[];
  readonly marks: { readonly red: number; readonly yellow: number };
}

export interface ScoredFile {
  /** As the copy reads. */
  readonly sheets: readonly SheetReview[];
  readonly score: ScoreResult;
}

const NO_MARKS = { red: 0, yellow: 0 };

/** Scores a file into its copy. The copy appears as a whole or not at all. */
export async function scoreFile(
  file: string,
  shown: string,
  order: ScoreOrder,
  settings: Settings,
): Promise<ScoredFile> {
  const host = FileHost.open(readBytes(file, shown), shown, NATIVE_CODEC);
  const options: ReviewOptions = {
    ...memoryOptions(await recallMemory((key) => host.recall(key))),
    ...reviewOptions(settings),
  };
  const first = await readAndReview(host, options);
  if (first.reviews.every((review) => review.forms.length === 0)) {
    assertTextsKept(first.snapshots, shown);
    return { sheets: first.reviews, score: { output: null, lines: [], marks: NO_MARKS } };
  }
  const filled = await write(host, first, planFill, order.marks);
  const corrected =
    order.fill === 'blanks'
      ? { lines: [], marks: filled.marks }
      : await write(host, await readAndReview(host, options), planSafe, order.marks);
  const after = await readAndReview(host, options);
  await writeCopy(order, host.save());
  return {
    sheets: after.reviews,
    score: { output: order.shownOutput, lines: [...filled.lines, ...corrected.lines], marks: corrected.marks },
  };
}

async function writeCopy({ output, shownOutput }: ScoreOrder, bytes: Uint8Array): Promise<void> {
  try {
    await makeFolders(path.dirname(output));
    await writeWhole(output, bytes);
  } catch (error) {
    throw new CommandError(sentenceOf(error, shownOutput));
  }
}

interface Read {
  readonly snapshots: readonly SheetSnapshot[];
  readonly reviews: readonly SheetReview[];
}

async function readAndReview(host: WorkbookHost, options: ReviewOptions): Promise<Read> {
  const snapshots = await host.readSheets('all');
  return { snapshots, reviews: reviewSheets(snapshots, options) };
}

/** Nobody looks before these are written, so only what its check calls safe. */
const planSafe: Planner = (snapshot, review) => {
  const safe = review.forms.flatMap(correctable).filter((finding) => finding.safe);
  return planCorrections(
    snapshot,
    review,
    safe.map((finding) => finding.key),
  );
};

async function write(
  host: WorkbookHost,
  { snapshots, reviews }: Read,
  planner: Planner,
  withMarks: boolean,
): Promise<Pick<ScoreResult, 'lines' | 'marks'>> {
  const plan = planWorkbook(snapshots, reviews, planner, withMarks);
  if (plan.sheets.length > 0) await host.apply(plan);
  const preview = previewOf(plan);
  return { lines: preview.lines, marks: preview.marks ?? NO_MARKS };
}
