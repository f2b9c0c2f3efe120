/**
 * The machine-readable report: the JSON contract, version 1. Plain data in a fixed key order, so that the same sheet
 * gives the same bytes whatever host it was read by. Numbers are decimal strings; cells are A1 addresses.
 */
import { flatMap } from '../form/flat-map';
import type { Language, Light } from '../checks/check';
import { a1, rangeA1, type CellRef } from '../form/sheet';
import type { Family, Field, Funds } from '../form/model';
import type { Decimal } from '../scoring/decimal';
import type { Deviation, Kind, ScoredExecution, ScoredIndicator, State } from '../scoring/model';
import { jsonText } from './json-text';
import type { Counts, Finding, ReviewedForm, SheetReview, Suppression, Verdict } from './model';

export const REPORT_VERSION = 1;

export interface ReportFunds {
  readonly annualBudget: string | null;
  readonly executed: string | null;
  /** Percent as printed. */
  readonly rate: string | null;
  readonly weight: string | null;
  readonly score: string | null;
  readonly expectedScore: string | null;
  readonly scoreCell: string | null;
  /** Percent as recomputed, 2 places. */
  readonly expectedRate: string | null;
}

export interface ReportIndicator {
  /** One-based, as Excel shows it. */
  readonly row: number;
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
  readonly target: string;
  readonly actual: string;
  readonly weight: string | null;
  readonly score: string | null;
  readonly reason: string;
  readonly kind: Kind;
  readonly state: State;
  readonly allowed: { readonly min: string; readonly max: string } | null;
  readonly suggested: string | null;
  readonly working: string;
  readonly deviations: readonly Deviation[];
  readonly unexplained: boolean;
  readonly cells: Readonly<Record<'target' | 'actual' | 'weight' | 'score' | 'reason', string | null>>;
}

export interface ReportFinding {
  readonly code: string;
  readonly light: Light;
  readonly cell: string | null;
  readonly related: readonly string[];
  readonly message: string;
  readonly working: string;
  readonly fix: string;
  readonly safe: boolean;
  /** Set when a person marked it 已说明; it does not count then. */
  readonly suppressed: { readonly reason: string; readonly at: string } | null;
}

export interface ReportForm {
  readonly sheet: string;
  readonly range: string;
  readonly family: Family;
  readonly confidence: number;
  readonly scorable: boolean;
  readonly pack: string;
  readonly project: string;
  readonly department: string;
  readonly unit: string;
  readonly year: string;
  readonly moneyUnit: string;
  readonly funds: ReportFunds | null;
  readonly indicators: readonly ReportIndicator[];
  readonly total: {
    readonly weight: string | null;
    readonly printed: string | null;
    readonly computed: string | null;
    /** With suggestions where scores are blank or not numbers; null when it would only repeat `computed`. */
    readonly suggestedTotal: string | null;
    readonly cell: string | null;
  };
  readonly grade: { readonly printed: string; readonly computed: string; readonly cell: string | null };
  readonly findings: readonly ReportFinding[];
  /** 已说明 marks that match nothing any more. */
  readonly stale: readonly Suppression[];
  readonly verdict: Verdict;
}

export interface ReportFile {
  readonly path: string;
  /** A plain sentence when the file could not be read; then there are no forms. */
  readonly error: string | null;
  readonly forms: readonly ReportForm[];
}

export interface ReportSummary extends Counts {
  readonly files: number;
  readonly forms: number;
}

export interface ReportTool {
  readonly name: 'selfeval';
  readonly version: string;
}

export interface ReviewReport {
  readonly version: typeof REPORT_VERSION;
  readonly tool: ReportTool;
  readonly files: readonly ReportFile[];
  readonly summary: ReportSummary;
}

/** One file as reviewed, whatever host read it. */
export interface ReviewedFile {
  readonly path: string;
  readonly error: string | null;
  readonly sheets: readonly SheetReview[];
}

export interface ReportOptions {
  /** Version of the product. */
  readonly version: string;
  readonly lang?: Language;
}

/** The whole report. */
export function toReport(files: readonly ReviewedFile[], options: ReportOptions): ReviewReport {
  const reported = files.map((file) => toReportFile(file, options.lang));
  return {
    version: REPORT_VERSION,
    tool: { name: 'selfeval', version: options.version },
    files: reported,
    summary: reported.reduce(addToSummary, EMPTY_SUMMARY),
  };
}

/** The report as text: two spaces of indent, a line break at the end. */
export function reportText(report: ReviewReport): string {
  return `${jsonText(report, 2)}\n`;
}

export const EMPTY_SUMMARY: ReportSummary = { files: 0, forms: 0, red: 0, yellow: 0, blue: 0 };

/** The summary with one more file. Findings marked 已说明 do not count. */
export function addToSummary(summary: ReportSummary, file: ReportFile): ReportSummary {
  const open = flatMap(file.forms, (form) => form.findings).filter((finding) => finding.suppressed === null);
  const count = (light: Light): number => open.filter((finding) => finding.light === light).length;
  return {
    files: summary.files + 1,
    forms: summary.forms + file.forms.length,
    red: summary.red + count('red'),
    yellow: summary.yellow + count('yellow'),
    blue: summary.blue + count('blue'),
  };
}

/** One file of the report, forms in the order of sheets and places. */
export function toReportFile(file: ReviewedFile, lang: Language = 'zh-CN'): ReportFile {
  return {
    path: file.path,
    error: file.error,
    forms: flatMap(file.sheets, (sheet) => sheet.forms.map((reviewed) => toReportForm(reviewed, lang))),
  };
}

/** One form of the report. */
export function toReportForm(reviewed: ReviewedForm, lang: Language = 'zh-CN'): ReportForm {
  const { form, scored } = reviewed;
  const decimals = scored.pack.parameters.scoreDecimals.value;
  const { computed, suggested } = scored.total;
  const repeats = suggested !== null && computed !== null && suggested.eq(computed);
  return {
    sheet: form.sheet,
    range: rangeA1(form.range),
    family: form.family,
    confidence: form.confidence,
    scorable: form.notScorable === null,
    pack: scored.pack.id,
    project: form.project.text,
    department: form.department.text,
    unit: form.unit.text,
    year: form.year,
    moneyUnit: form.moneyUnit,
    funds: form.funds === null ? null : toReportFunds(form.funds, scored.execution, decimals),
    indicators: scored.indicators.map((row) => toReportIndicator(row, decimals)),
    total: {
      weight: form.total?.weight.number ?? null,
      printed: form.total?.score.number ?? null,
      computed: plain(computed),
      suggestedTotal: repeats ? null : plain(suggested),
      cell: address(form.total?.score),
    },
    grade: { printed: scored.grade.printed, computed: scored.grade.computed, cell: address(form.grade) },
    findings: reviewed.findings.map((finding) => toReportFinding(finding, lang)),
    stale: reviewed.stale.map(({ key, code, reason, at }) => ({ key, code, reason, at })),
    verdict: reviewed.verdict,
  };
}

function toReportFunds({ total }: Funds, execution: ScoredExecution, decimals: number): ReportFunds {
  return {
    annualBudget: total.annualBudget.number,
    executed: total.executed.number,
    rate: total.executionRate.number,
    weight: total.weight.number,
    score: total.score.number,
    expectedScore: fixed(execution.expectedScore, decimals),
    scoreCell: address(total.score),
    expectedRate: fixed(execution.rate, 2),
  };
}

function toReportIndicator(row: ScoredIndicator, decimals: number): ReportIndicator {
  const { indicator, allowed } = row;
  return {
    row: indicator.row + 1,
    level1: indicator.level1,
    level2: indicator.level2,
    name: indicator.name.text,
    target: indicator.target.text,
    actual: indicator.actual.text,
    weight: indicator.weight.number,
    score: indicator.score.number,
    reason: indicator.reason.text,
    kind: row.kind,
    state: row.state,
    allowed: allowed === null ? null : { min: allowed.min.toFixed(decimals), max: allowed.max.toFixed(decimals) },
    suggested: fixed(row.suggested, decimals),
    working: row.working,
    deviations: [...row.deviations],
    unexplained: row.unexplained,
    cells: {
      target: address(indicator.target),
      actual: address(indicator.actual),
      weight: address(indicator.weight),
      score: address(indicator.score),
      reason: address(indicator.reason),
    },
  };
}

function toReportFinding(finding: Finding, lang: Language): ReportFinding {
  const { suppressed } = finding;
  return {
    code: finding.code,
    light: finding.light,
    cell: finding.cell === null ? null : a1(finding.cell),
    related: finding.related.map((cell: CellRef) => a1(cell)),
    message: finding.message[lang],
    working: finding.working,
    fix: finding.fix[lang],
    safe: finding.safe,
    suppressed: suppressed === null ? null : { reason: suppressed.reason, at: suppressed.at },
  };
}

function address(field: Field | null | undefined): string | null {
  return field === null || field === undefined || field.cell === null ? null : a1(field.cell);
}

function fixed(value: Decimal | null, decimals: number): string | null {
  return value === null ? null : value.toFixed(decimals);
}

function plain(value: Decimal | null): string | null {
  return value === null ? null : value.toString();
}
