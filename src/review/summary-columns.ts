/** The sheets of 评审汇总: their names, and the columns of each. */
import type { Language, Text } from '../checks/check';

/** In the order of the workbook. */
export const REVIEW_KINDS = ['forms', 'findings', 'units', 'codes', 'repeats'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

export const SHEET_NAMES = {
  forms: { 'zh-CN': '评审汇总', 'en-US': 'Forms' },
  findings: { 'zh-CN': '问题清单', 'en-US': 'Findings' },
  units: { 'zh-CN': '按单位', 'en-US': 'By unit' },
  codes: { 'zh-CN': '按检查项', 'en-US': 'By code' },
  repeats: { 'zh-CN': '重复与雷同', 'en-US': 'Repeats' },
} as const satisfies Record<ReviewKind, Text>;

export interface Heading {
  readonly text: string;
  /** In characters. */
  readonly width: number;
}

/** Chinese, English, width. */
const COLUMNS: Readonly<Record<ReviewKind, readonly (readonly [string, string, number])[]>> = {
  forms: [
    ['文件', 'File', 36],
    ['工作表', 'Sheet', 14],
    ['区域', 'Range', 12],
    ['项目名称', 'Project', 30],
    ['单位', 'Unit', 26],
    ['年度', 'Year', 8],
    ['结论', 'Verdict', 14],
    ['红', 'Red', 6],
    ['黄', 'Yellow', 6],
    ['蓝', 'Blue', 6],
    ['总分', 'Total', 9],
    ['复算总分', 'Recomputed', 10],
    ['补填后总分', 'Once filled in', 10],
    ['等级', 'Grade', 9],
    ['复算等级', 'Recomputed grade', 10],
    ['规则包', 'Rule pack', 16],
    ['说明', 'Note', 40],
  ],
  findings: [
    ['文件', 'File', 36],
    ['工作表', 'Sheet', 14],
    ['项目名称', 'Project', 30],
    ['单位', 'Unit', 26],
    ['颜色', 'Light', 8],
    ['代码', 'Code', 8],
    ['单元格', 'Cell', 9],
    ['问题', 'Finding', 60],
    ['算式', 'Working', 36],
    ['怎么改', 'What to do', 46],
    ['已说明', 'Explained', 24],
  ],
  units: [
    ['单位', 'Unit', 40],
    ['自评表', 'Forms', 10],
    ['可提交', 'Ready', 10],
    ['须改', 'To be fixed', 12],
    ['需人工复核', 'To be looked at', 14],
    ['红', 'Red', 8],
    ['黄', 'Yellow', 8],
    ['蓝', 'Blue', 8],
  ],
  codes: [
    ['代码', 'Code', 8],
    ['颜色', 'Light', 8],
    ['检查项', 'Check', 50],
    ['项数', 'Findings', 10],
    ['涉及表数', 'Forms', 10],
  ],
  repeats: [
    ['类别', 'Kind', 18],
    ['项目名称', 'Project', 30],
    ['单位', 'Unit', 26],
    ['年度', 'Year', 8],
    ['位置', 'Place', 60],
    ['说明', 'Note', 60],
  ],
};

export function headingsOf(kind: ReviewKind, language: Language): Heading[] {
  return COLUMNS[kind].map(([zh, en, width]) => ({ text: language === 'zh-CN' ? zh : en, width }));
}
