/** 一键校验 without the pane: read, review, highlight. Pure orchestration; host and review are handed in. */
import { HostError, type HostErrorCode, type SheetSnapshot, type WorkbookHost, type WritePlan } from '../hosts/host';
import type { ReviewOptions, SheetReview } from '../review/model';

/** What the command needs of the review room. */
export interface CheckTools {
  /** The person's choices kept in the workbook: mapping, pack, 已说明. */
  readonly recallOptions: (host: WorkbookHost) => Promise<ReviewOptions>;
  readonly review: (sheet: SheetSnapshot, options: ReviewOptions) => SheetReview;
  readonly planMarks: (sheet: SheetSnapshot, review: SheetReview) => WritePlan;
}

export interface CheckedSheet {
  readonly snapshot: SheetSnapshot;
  readonly review: SheetReview;
  /** Null when the rows are highlighted; else why they could not be. The verdict stands all the same. */
  readonly notMarked: HostErrorCode | null;
}

export type CheckOutcome =
  | { readonly kind: 'checked'; readonly sheets: readonly CheckedSheet[] }
  | { readonly kind: 'failed'; readonly code: HostErrorCode; readonly subject: string };

/** Checks the active sheet, or all visible ones, and highlights what nobody explained. Never throws. */
export async function check(host: WorkbookHost, tools: CheckTools, which: 'active' | 'all'): Promise<CheckOutcome> {
  try {
    // Asked for at the same moment: one round trip.
    const [snapshots, options] = await Promise.all([host.readSheets(which), tools.recallOptions(host)]);
    const reviewed = snapshots.map((snapshot) => ({ snapshot, review: tools.review(snapshot, options) }));
    const notMarked = await mark(host, tools, reviewed);
    return { kind: 'checked', sheets: reviewed.map((sheet) => ({ ...sheet, notMarked })) };
  } catch (error) {
    const { code, subject } = asHostError(error);
    return { kind: 'failed', code, subject };
  }
}

async function mark(
  host: WorkbookHost,
  tools: CheckTools,
  reviewed: readonly Pick<CheckedSheet, 'snapshot' | 'review'>[],
): Promise<HostErrorCode | null> {
  const withForms = reviewed.filter(({ review }) => review.forms.length > 0);
  const open = withForms.filter(({ snapshot }) => !snapshot.protected);
  try {
    const plan = { sheets: open.flatMap(({ snapshot, review }) => tools.planMarks(snapshot, review).sheets) };
    if (plan.sheets.length > 0) await host.apply(plan);
    return open.length < withForms.length ? 'protected' : null;
  } catch (error) {
    return asHostError(error).code;
  }
}

function asHostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  return new HostError('unknown', error instanceof Error ? error.message : String(error));
}
