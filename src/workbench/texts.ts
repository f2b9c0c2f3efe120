/** Words of the page around grid and pane; the pane has its own. */
import type { Language } from '../locales';

const zh = {
  title: '绩效自评快检 · 工作台',
  open: '打开文件',
  openMany: '批量检查',
  openManyTip: '选择多个文件，或把整个文件夹拖进来',
  openFolder: '选择文件夹',
  sample: '示例',
  download: '下载',
  downloadTip: '下载评分后的副本；原文件不会被改动',
  back: '返回表格',
  private: '文件只在本机浏览器里处理，不会上传。',
  undrawn: '{kinds}在此不显示，但会原样保留在文件中。',
  kindSeparator: '、',
  charts: '图表',
  pictures: '图片',
  shapes: '图形',
  pivots: '数据透视表的设置',
  macros: '宏',
  controls: '控件和嵌入对象',
  sparklines: '迷你图',
  slicers: '切片器',
  conditional: '部分条件格式',
  drop: '松开鼠标，打开文件',
  dropMany: '一个文件直接打开；多个文件或文件夹进入批量检查',
  loadingGrid: '正在准备表格…',
  opening: '正在打开“{name}”…',
  saving: '正在生成下载文件…',
  saved: '已生成“{name}”。',
  suffix: '-已评分',
  openFailed: '没有打开',
  saveFailed: '没有生成下载文件',
  unexpected: '出了意外的错误：{detail}。表格没有受影响，请重试。',
  editing: '有格子还在输入中。请先按回车完成输入，再下载。',
  formulaRefused: '“{sheet}”中改动了由多个格子共用的公式，无法原样保存。请撤销（Ctrl+Z）那处改动后再下载。',
  protectedRefused: '“{sheet}”受保护，改动无法写入。请在 Excel 或 WPS 中取消保护后再试。',
  refusedStructure:
    '工作台只改格子里的内容，不增删行列、不改工作表，这样下载的文件才能与原文件其余部分完全一致。请在 Excel 或 WPS 中做这一步。',
  refusedFormat:
    '工作台不改字体、颜色、边框等格式，这样下载的文件才能与原文件其余部分完全一致。请在 Excel 或 WPS 中做这一步。',
  refusedProtected: '这张工作表受保护，不能在此修改。请在 Excel 或 WPS 中取消保护后再打开。',
  dismiss: '知道了',
  grid: '表格',
  pane: '检查面板',
  newFile: '打开新文件会放弃尚未下载的改动。',
  newFileYes: '放弃改动并打开',
  newFileNo: '留在这里',
  language: 'English',
  languageTip: 'Switch to English',
};

/** Every key, in every language. */
export type PageKey = keyof typeof zh;

const en: Readonly<Record<PageKey, string>> = {
  title: 'Selfeval workbench',
  open: 'Open file',
  openMany: 'Many files',
  openManyTip: 'Choose several files, or drop a whole folder here',
  openFolder: 'Choose folder',
  sample: 'Sample',
  download: 'Download',
  downloadTip: 'Download a scored copy; your file is never changed',
  back: 'Back to the sheet',
  private: 'Files stay in this browser; nothing is uploaded.',
  undrawn: 'Not shown here, but kept in the file: {kinds}.',
  kindSeparator: ', ',
  charts: 'charts',
  pictures: 'pictures',
  shapes: 'shapes',
  pivots: 'pivot table settings',
  macros: 'macros',
  controls: 'controls and embedded objects',
  sparklines: 'sparklines',
  slicers: 'slicers',
  conditional: 'some conditional formats',
  drop: 'Drop to open',
  dropMany: 'One file opens; several files or a folder are checked together',
  loadingGrid: 'Preparing the sheet…',
  opening: 'Opening "{name}"…',
  saving: 'Preparing the download…',
  saved: '"{name}" is ready.',
  suffix: '-scored',
  openFailed: 'Not opened',
  saveFailed: 'Nothing was downloaded',
  unexpected: 'Something unexpected went wrong: {detail}. The sheet is untouched; please try again.',
  editing: 'A cell is still being edited. Press Enter to finish, then download.',
  formulaRefused:
    'A formula shared by several cells of "{sheet}" was changed, which cannot be saved. Undo that edit (Ctrl+Z), then download.',
  protectedRefused: '"{sheet}" is protected, so changes cannot be written. Unprotect it in Excel or WPS first.',
  refusedStructure:
    'Only cell contents can be changed here, not rows, columns or sheets: so everything else in the file stays exactly as it was. Do this step in Excel or WPS.',
  refusedFormat:
    'Fonts, colours and borders cannot be changed here: so everything else in the file stays exactly as it was. Do this step in Excel or WPS.',
  refusedProtected:
    'This sheet is protected and cannot be changed here. Unprotect it in Excel or WPS, then open it again.',
  dismiss: 'OK',
  grid: 'Sheet',
  pane: 'Check pane',
  newFile: 'Opening another file drops the changes you have not downloaded.',
  newFileYes: 'Drop changes and open',
  newFileNo: 'Stay here',
  language: '中文',
  languageTip: '切换到中文',
};

const TEXTS: Readonly<Record<Language, Readonly<Record<PageKey, string>>>> = { 'zh-CN': zh, 'en-US': en };

export type PageTexts = (key: PageKey, params?: Readonly<Record<string, string | number>>) => string;

export function pageTexts(language: Language): PageTexts {
  return (key, params = {}) =>
    TEXTS[language][key].replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}
