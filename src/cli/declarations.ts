/** `--declaration FILE|FOLDER`: the targets declared at the start of the year. */
import type { Language } from '../checks/check';
import { findForms } from '../form';
import type { Form } from '../form/model';
import type { ReportFile } from '../review';
import { findInputs } from './inputs';
import { openWorkbook } from './open-workbook';
import { sentenceOf } from './speech';

export interface Declarations {
  readonly forms: readonly Form[];
  /** Files that could not be read, and files named one by one that hold no declaration. */
  readonly problems: readonly ReportFile[];
}

/** The declarations of some files and folders, in their order. */
export async function readDeclarations(args: readonly string[], cwd: string, lang: Language): Promise<Declarations> {
  const forms: Form[] = [];
  const problems: ReportFile[] = [];
  for (const { path, shown, folder, error } of await findInputs(args, cwd)) {
    try {
      if (error !== null) {
        problems.push({ path: shown, error: error[lang], forms: [] });
        continue;
      }
      const { sheets, memory } = await openWorkbook(path, shown);
      const found = sheets
        .flatMap((sheet) => findForms(sheet, { mappings: memory.mappings ?? {} }))
        .filter((form) => form.kind === 'declaration');
      forms.push(...found);
      // A folder may hold the self-evaluations as well.
      if (found.length === 0 && folder === null)
        problems.push({ path: shown, error: noDeclaration(shown)[lang], forms: [] });
    } catch (thrown) {
      problems.push({ path: shown, error: sentenceOf(thrown, shown)[lang], forms: [] });
    }
  }
  return { forms, problems };
}

function noDeclaration(shown: string): Readonly<Record<Language, string>> {
  return {
    'zh-CN': `“${shown}”中没有找到绩效目标申报表。`,
    'en-US': `No declaration (绩效目标申报表) was found in "${shown}".`,
  };
}
