/** Sentences of the command line in the language asked for. */
import type { Language, Text } from '../checks/check';
import { fileSentence } from '../hosts/file-sentences';

export const LANGUAGES: readonly Language[] = ['zh-CN', 'en-US'];

/** A mistake in how the command was called, or something it needs that is not there. Ends the command with 2. */
export class CommandError extends Error {
  constructor(readonly sentence: Text) {
    super(sentence['en-US']);
    this.name = 'CommandError';
  }
}

/** The person, or the machine, wants the command to end. */
export class Interrupted extends CommandError {
  constructor() {
    super({
      'zh-CN': '已中断。已经写出的文件都是完整的，其余没有写出。',
      'en-US': 'Interrupted. Files that were written are complete; the others were not written.',
    });
    this.name = 'Interrupted';
  }
}

/** Why a file could not be handled, in one sentence that names it. Never a stack, never an internal path. */
export function sentenceOf(error: unknown, name: string): Text {
  if (error instanceof CommandError) return error.sentence;
  const code = systemCode(error);
  const known = code === null ? undefined : SYSTEM_SENTENCES[code];
  return known === undefined ? fileSentence(error, name) : known(name);
}

/** `ENOENT`, `EACCES` … of a file system error. */
export function systemCode(error: unknown): string | null {
  // By its shape: not every realm of a process knows the others' errors.
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}

type NamedText = (name: string) => Text;

const notAllowed: NamedText = (name) => ({
  'zh-CN': `没有权限读写“${name}”。请检查文件或文件夹的权限，或换一个位置。`,
  'en-US': `"${name}" may not be read or written. Check its permissions or use another place.`,
});

const noSpace: NamedText = (name) => ({
  'zh-CN': `磁盘空间不足，“${name}”没有写成。请腾出空间后重试。`,
  'en-US': `The disk is full; "${name}" was not written. Free some space and try again.`,
});

const SYSTEM_SENTENCES: Readonly<Record<string, NamedText | undefined>> = {
  ENOENT: (name) => ({
    'zh-CN': `找不到“${name}”。请检查路径。`,
    'en-US': `"${name}" does not exist. Check the path.`,
  }),
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: notAllowed,
  EISDIR: (name) => ({
    'zh-CN': `“${name}”是文件夹，这里要的是文件。请写明文件名。`,
    'en-US': `"${name}" is a folder where a file is wanted. Give the name of a file.`,
  }),
  EEXIST: (name) => ({
    'zh-CN': `“${name}”已经是一个文件，不能当文件夹用。请换一个文件夹。`,
    'en-US': `"${name}" is a file and cannot be used as a folder. Give another folder.`,
  }),
  ENOTDIR: (name) => ({
    'zh-CN': `“${name}”的上一级不是文件夹。请检查路径。`,
    'en-US': `What "${name}" is said to stand in is no folder. Check the path.`,
  }),
  ENOSPC: noSpace,
  EDQUOT: noSpace,
  EFBIG: (name) => ({
    'zh-CN': `“${name}”超过系统允许的文件大小，没有写成。请换一个磁盘，或分批处理。`,
    'en-US': `"${name}" is larger than the system allows and was not written. Use another disk or fewer files at a time.`,
  }),
  ELOOP: (name) => ({
    'zh-CN': `“${name}”是绕成圈的链接，没有指向任何文件。请删去该链接，或改为指向文件本身。`,
    'en-US': `"${name}" is a link that leads back to itself. Remove it, or let it point to the file.`,
  }),
  ENXIO: (name) => ({
    'zh-CN': `“${name}”不是普通文件，无法读写。请换成 .xlsx 文件。`,
    'en-US': `"${name}" is not a regular file. Give an .xlsx file.`,
  }),
  ENAMETOOLONG: (name) => ({
    'zh-CN': `路径过长：“${name}”。请缩短文件名或移到上层文件夹。`,
    'en-US': `The path is too long: "${name}". Shorten the name or move the file up.`,
  }),
  EMFILE: (name) => ({
    'zh-CN': `同时打开的文件过多，“${name}”未处理。请减少 --jobs 后重试。`,
    'en-US': `Too many open files; "${name}" was not handled. Use fewer --jobs.`,
  }),
};
