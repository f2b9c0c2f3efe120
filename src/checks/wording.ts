/** How checks put their texts: both languages side by side, labels of the form in 「」 in either of them. */
import type { Indicator } from '../form/model';
import type { Light, Text } from './check';

export function text(zh: string, en: string): Text {
  return { 'zh-CN': zh, 'en-US': en };
}

const LONGEST_QUOTE = 40;

/** A label or an entry of the form, on one line, cut when it is long. Quoted alike in both languages: it is the form's own wording. */
export function quoted(printed: string): string {
  const line = printed.replace(/\s+/gu, ' ').trim();
  return line.length > LONGEST_QUOTE ? `「${line.slice(0, LONGEST_QUOTE)}…」` : `「${line}」`;
}

/** The row as a person would call it: by its name, else by its place on the sheet. */
export function rowName(indicator: Indicator): Text {
  if (indicator.name.text.trim() !== '') return text(quoted(indicator.name.text), quoted(indicator.name.text));
  return text(`第 ${indicator.row + 1} 行`, `Row ${indicator.row + 1}`);
}

/** One sentence about a row: `{row}` stands for its name. */
export function aboutRow(indicator: Indicator, zh: string, en: string): Text {
  const name = rowName(indicator);
  return text(
    zh.replaceAll('{row}', () => name['zh-CN']),
    en.replaceAll('{row}', () => name['en-US']),
  );
}

/** Several labels in one sentence; a long list is cut and counted. */
export function listed(labels: readonly string[]): Text {
  const shown = labels.slice(0, 5).map(quoted).join('、');
  const count = labels.length;
  return count > 5 ? text(`${shown}等 ${count} 项`, `${shown} (${count} in all)`) : text(shown, shown);
}

/** The three lights in the order a person works through them. */
export const LIGHTS: readonly Light[] = ['red', 'yellow', 'blue'];
