/** 偏差原因分析及改进措施: what the person wrote in two fields, joined the way the form writes its own. */
import { flatMap } from '../form/flat-map';
import type { Form } from '../form/model';
import type { CellRef, SheetSnapshot } from '../form/sheet';
import { FormDraft } from './draft';
import { marksOf } from './marks';
import type { SheetReview } from './model';
import type { WritePlan } from './plan';

/** How a form writes cause and measure into one cell. */
interface ReasonStyle {
  readonly cause: string;
  readonly between: string;
  readonly measure: string;
  readonly end: string;
}

const DEFAULT_STYLE: ReasonStyle = { cause: '原因：', between: '；', measure: '改进措施：', end: '。' };

/** A longer text is prose, and no pattern for others. */
const LONGEST_PATTERN = 600;

/** A filled reason with both parts labelled: `偏差原因：…；改进措施：…。` */
const LABELLED =
  /^\s*(?<cause>(?:[\d一二][.、．])?[^\s：:；;。，,]{0,8}原因[^\s：:；;。，,]{0,4}[：:])[\s\S]*?(?<between>[；;。，,]?\s*)(?<measure>(?:[\d一二][.、．])?[^\s：:；;。，,]{0,8}(?:措施|办法|打算)[^\s：:；;。，,]{0,2}[：:])[\s\S]*?(?<end>[。；;.]?)\s*$/u;

/**
 * Writes the reason of one indicator (or funds) row. Where the form has one reason for all rows, it is added there.
 * @param indicatorRow zero-based sheet row.
 * @param cause why the target was missed, in the person's words.
 * @param measure what will be done; either may be blank, both blank plan nothing.
 */
export function planReason(
  sheet: SheetSnapshot,
  review: SheetReview,
  indicatorRow: number,
  cause: string,
  measure: string,
): WritePlan {
  const drafts = review.forms.map((reviewed) => {
    const draft = new FormDraft(sheet, reviewed);
    const place = reasonPlace(reviewed.form, indicatorRow);
    if (place === null) return draft;
    const text = joinReason(reviewed.form, cause, measure);
    if (text === '') return draft;
    draft.replace(place.cell, { kind: 'text', text: wholeText(place, text) }, 'reason', '');
    return draft;
  });
  return {
    sheets: [
      {
        sheet: sheet.name,
        fingerprint: sheet.fingerprint,
        cells: flatMap(drafts, (draft) => draft.writes),
        marks: marksOf(drafts.map((draft) => draft.after())),
      },
    ],
  };
}

/** Cause and measure as one text, labelled and punctuated like the form's other reasons. */
export function joinReason(form: Form, cause: string, measure: string): string {
  const parts = { cause: bare(cause), measure: bare(measure) };
  const style = styleOf(form);
  if (parts.cause === '' && parts.measure === '') return '';
  if (parts.measure === '') return `${style.cause}${parts.cause}${style.end}`;
  if (parts.cause === '') return `${style.measure}${parts.measure}${style.end}`;
  return `${style.cause}${parts.cause}${style.between}${style.measure}${parts.measure}${style.end}`;
}

interface ReasonPlace {
  readonly cell: CellRef;
  /** Set when the cell serves the whole form. */
  readonly shared: { readonly name: string; readonly before: string } | null;
}

function reasonPlace(form: Form, row: number): ReasonPlace | null {
  const indicator = form.indicators.find((candidate) => candidate.row === row);
  const fundsRows = form.funds === null ? [] : [form.funds.total, ...form.funds.parts];
  const own = indicator?.reason ?? fundsRows.map((part) => part.reason).find((field) => field.cell?.row === row);
  if (own !== undefined && own.cell !== null) return { cell: own.cell, shared: null };
  const shared = form.formReason;
  if (indicator === undefined || shared === null || shared.cell === null) return null;
  return { cell: shared.cell, shared: { name: indicator.name.text.replace(/\s+/gu, ''), before: shared.text } };
}

/** A shared cell keeps what it holds; the same words are not added a second time. */
function wholeText({ shared }: ReasonPlace, text: string): string {
  if (shared === null) return text;
  const line = `${shared.name}：${text}`;
  if (shared.before.includes(line)) return shared.before;
  return shared.before === '' ? line : `${shared.before}\n${line}`;
}

/** The first reason on the form that names both parts sets the style. */
function styleOf(form: Form): ReasonStyle {
  for (const indicator of form.indicators) {
    if (indicator.reason.text.length > LONGEST_PATTERN) continue;
    const { cause, between, measure, end } = LABELLED.exec(indicator.reason.text)?.groups ?? {};
    if (cause !== undefined && between !== undefined && measure !== undefined && end !== undefined) {
      return { cause, between: between === '' ? DEFAULT_STYLE.between : between, measure, end };
    }
  }
  return DEFAULT_STYLE;
}

/** Without the surrounding spaces and the closing full stop, which the style puts back. */
function bare(text: string): string {
  return text.trim().replace(/[。；;\s]+$/u, '');
}
