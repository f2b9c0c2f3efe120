/** Why one file of many was not handled, in a sentence that names it. Never a stack, never an internal path. */
import type { Text } from '../checks/check';
import { HostError, type HostErrorCode } from './host';
import { UnreadableFile } from './xlsx/unreadable';

export function fileSentence(error: unknown, name: string): Text {
  if (error instanceof UnreadableFile) return error.sentence;
  if (error instanceof HostError) return hostSentence(error.code, name);
  return {
    'zh-CN': `“${name}”处理时出错，已跳过。请用 Excel 或 WPS 打开并另存一份后再试。`,
    'en-US': `"${name}" could not be handled and was skipped. Save a copy from Excel or WPS and try again.`,
  };
}

/** Of a worker that was stopped. */
export function tookTooLong(name: string, limitMs: number): Text {
  const seconds = Math.round(limitMs / 1000);
  return {
    'zh-CN': `“${name}”处理超过 ${seconds} 秒，已跳过。请检查文件是否异常庞大，或用 Excel 另存一份后再试。`,
    'en-US': `"${name}" took more than ${seconds} seconds and was skipped. Check whether it is unusually large, or save a copy.`,
  };
}

/** Of a worker that died. */
export function brokeOff(name: string): Text {
  return {
    'zh-CN': `“${name}”处理时用尽内存或意外中断，已跳过。请用 Excel 另存一份，只保留自评表所在的工作表后再试。`,
    'en-US': `"${name}" ran out of memory or broke off and was skipped. Save a copy with only the sheets that hold forms.`,
  };
}

function hostSentence(code: HostErrorCode, name: string): Text {
  switch (code) {
    case 'protected':
      return {
        'zh-CN': `“${name}”的工作表受保护，不能写入。请先在 Excel 中撤销保护。`,
        'en-US': `A sheet of "${name}" is protected and cannot be written. Unprotect it in Excel first.`,
      };
    case 'too-large':
      return {
        'zh-CN': `“${name}”过大，超出处理上限。请只保留自评表所在的工作表后另存。`,
        'en-US': `"${name}" is too large. Keep only the sheets with forms and save a copy.`,
      };
    case 'formula':
      return {
        'zh-CN': `“${name}”中要写的单元格含有公式，没有写入。`,
        'en-US': `A cell to be written in "${name}" holds a formula; nothing was written.`,
      };
    case 'unsupported':
      return {
        'zh-CN': `“${name}”不能写入。请先用 Excel 或 WPS 另存为 .xlsx。`,
        'en-US': `"${name}" cannot be written. Save it as .xlsx first.`,
      };
    case 'unreadable':
    case 'changed':
    case 'sheet-gone':
    case 'editing':
    case 'session':
    case 'busy':
    case 'denied':
    case 'undo-changed':
    case 'unknown':
      return {
        'zh-CN': `“${name}”无法读取或写入，已跳过。请用 Excel 或 WPS 打开并另存一份后再试。`,
        'en-US': `"${name}" could not be read or written and was skipped. Save a copy from Excel or WPS and try again.`,
      };
  }
}
