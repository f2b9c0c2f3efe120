/** Why a file cannot be read, as a stable word and as a sentence for the person. */
import type { Text } from '../../checks/check';
import { HostError } from '../host';

/** Stable; never renamed. */
export type UnreadableReason =
  | 'empty-file'
  | 'damaged' // a zip or XML that breaks off, a wrong checksum, a missing part
  | 'encrypted' // password to open
  | 'too-large' // over a stated limit, or a zip bomb
  | 'forbidden-markup' // DOCTYPE or entities: never part of a workbook
  | 'old-binary' // .xls and .et, whatever the file is called
  | 'binary-workbook' // .xlsb
  | 'word-document'
  | 'presentation'
  | 'open-document' // .ods
  | 'text-file' // .csv, .txt, a web page saved as a workbook
  | 'lost-texts' // question marks where Chinese characters stood
  | 'no-sheet' // a workbook without any worksheet
  | 'changing' // another program wrote to it while it was read
  | 'not-a-workbook';

const SENTENCES: Readonly<Record<UnreadableReason, (name: string) => Text>> = {
  'empty-file': (name) => ({
    'zh-CN': `“${name}”是空文件，没有内容。请重新取得该文件。`,
    'en-US': `"${name}" is empty. Get the file again.`,
  }),
  damaged: (name) => ({
    'zh-CN': `“${name}”已损坏，无法读取。请用 Excel 或 WPS 打开并另存一份，或重新取得该文件。`,
    'en-US': `"${name}" is damaged and cannot be read. Open it in Excel or WPS and save a copy, or get the file again.`,
  }),
  encrypted: (name) => ({
    'zh-CN': `“${name}”设有打开密码，无法读取。请在 Excel 或 WPS 中取消密码后另存一份。`,
    'en-US': `"${name}" needs a password to open. Remove the password in Excel or WPS and save a copy.`,
  }),
  'too-large': (name) => ({
    'zh-CN': `“${name}”展开后过大，超出处理上限。请只保留自评表所在的工作表，并清除表外多余内容后另存。`,
    'en-US': `"${name}" is too large once unpacked. Keep only the sheets with forms, clear stray content, and save a copy.`,
  }),
  'forbidden-markup': (name) => ({
    'zh-CN': `“${name}”含有工作簿中不应出现的内容（DOCTYPE 声明），为安全起见不予读取。请用 Excel 或 WPS 打开并另存一份。`,
    'en-US': `"${name}" contains a document type declaration, which no workbook has; it is not read, for safety. Save a copy from Excel or WPS.`,
  }),
  'old-binary': (name) => ({
    'zh-CN': `“${name}”是旧格式（.xls 或 .et）。请在 Excel 或 WPS 中另存为 .xlsx。`,
    'en-US': `"${name}" is in an old format (.xls or .et). Save it as .xlsx in Excel or WPS.`,
  }),
  'binary-workbook': (name) => ({
    'zh-CN': `“${name}”是二进制工作簿（.xlsb），无法读取。请另存为 .xlsx。`,
    'en-US': `"${name}" is a binary workbook (.xlsb). Save it as .xlsx.`,
  }),
  'word-document': (name) => ({
    'zh-CN': `“${name}”是 Word 文档，不是工作簿。请把自评表复制到 Excel 或 WPS 表格中，存为 .xlsx。`,
    'en-US': `"${name}" is a Word document, not a workbook. Copy the form into Excel or WPS and save it as .xlsx.`,
  }),
  presentation: (name) => ({
    'zh-CN': `“${name}”是演示文稿，不是工作簿。请提供 .xlsx 文件。`,
    'en-US': `"${name}" is a presentation, not a workbook. Give an .xlsx file.`,
  }),
  'open-document': (name) => ({
    'zh-CN': `“${name}”是 OpenDocument 文件（.ods 等），无法读取。请另存为 .xlsx。`,
    'en-US': `"${name}" is an OpenDocument file (such as .ods). Save it as .xlsx.`,
  }),
  'text-file': (name) => ({
    'zh-CN': `“${name}”其实是文本或网页文件（如 .csv、.html），不是工作簿。请用 Excel 或 WPS 打开并另存为 .xlsx。`,
    'en-US': `"${name}" is really a text or web file (such as .csv or .html). Open it in Excel or WPS and save it as .xlsx.`,
  }),
  'lost-texts': (name) => ({
    'zh-CN': `“${name}”中的文字已损坏：汉字变成了问号或乱码，无法识别自评表，也无法复原。多为转换格式或导出时编码出错，请向填报单位重新取得原文件。`,
    'en-US': `The texts of "${name}" are lost: question marks stand where Chinese characters were, so no form can be found. This cannot be undone; get the original file again.`,
  }),
  'no-sheet': (name) => ({
    'zh-CN': `“${name}”中没有可读取的工作表。请确认文件内容后另存一份。`,
    'en-US': `"${name}" has no worksheet that can be read. Check the file and save a copy.`,
  }),
  changing: (name) => ({
    'zh-CN': `“${name}”在读取时被其他程序改动。请等它保存或复制完毕，再重新检查。`,
    'en-US': `"${name}" was changed by another program while it was read. Wait until it is saved or copied, then check again.`,
  }),
  'not-a-workbook': (name) => ({
    'zh-CN': `“${name}”不是 Excel 工作簿。请提供 .xlsx 或 .xlsm 文件。`,
    'en-US': `"${name}" is not an Excel workbook. Give an .xlsx or .xlsm file.`,
  }),
};

/** The one error for input that cannot be read; `subject` is the file's name. */
export class UnreadableFile extends HostError {
  /** For the person: names the file, says why, and what to do. */
  override readonly sentence: Text;

  constructor(
    readonly reason: UnreadableReason,
    /** As the person knows it; paths are the caller's business. */
    readonly file: string,
    /** For the log. */
    detail: string,
  ) {
    const sentence = SENTENCES[reason](file);
    super('unreadable', `${reason}: ${detail}`, file, sentence);
    this.name = 'UnreadableFile';
    this.sentence = sentence;
  }
}
