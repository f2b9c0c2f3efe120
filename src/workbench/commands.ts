/**
 * Which commands of the grid a person may use. Only cell contents (and with them number formats) go back into the file;
 * everything else that would have to be saved is refused at once, not lost at download.
 */
import type { Refusal } from './grid';

/** Edits of contents, and what only changes the view. Everything else of the sheet is refused. */
const ALLOWED: ReadonlySet<string> = new Set([
  'sheet.command.set-range-values',
  'sheet.command.clear-selection-content',
  'sheet.command.auto-clear-content',
  'sheet.command.auto-fill',
  'sheet.command.refill',
  'sheet.command.copy-down',
  'sheet.command.copy-right',
  'sheet.command.copy-formula-only',
  'sheet.command.paste-value',
  'sheet.command.paste-by-short-key',
  'sheet.command.move-selection',
  'sheet.command.move-selection-enter-tab',
  'sheet.command.expand-selection',
  'sheet.command.select-all',
  'sheet.command.select-range',
  'sheet.command.scroll-to-cell',
  'sheet.command.scroll-view',
  'sheet.command.scroll-view-reset',
  'sheet.command.set-scroll-relative',
  'sheet.command.set-zoom-ratio',
  'sheet.command.change-zoom-ratio',
  'sheet.command.set-worksheet-activate',
  'sheet.command.toggle-note-popup',
  // Sizes on screen only.
  'sheet.command.delta-row-height',
  'sheet.command.delta-column-width',
  'sheet.command.set-row-height',
  'sheet.command.set-worksheet-col-width',
  'sheet.command.set-row-is-auto-height',
  'sheet.command.set-col-is-auto-width',
  'sheet.command.set-col-auto-width',
]);

const FORMATS =
  /bold|italic|underline|stroke|overline|font|color|border|align|wrap|rotation|style|format|numfmt|theme|super|subscript|checkbox|conditional|note|increase|decrease/;

/** Null when the command may run. Commands of other parts (editor, clipboard, menus) always may. */
export function refusalOf(command: string): Refusal | null {
  if (!command.startsWith('sheet.command.') || ALLOWED.has(command)) return null;
  return FORMATS.test(command) ? 'format' : 'structure';
}

/** Entries of the grid's menus that would only be refused. */
export const HIDDEN_MENUS: readonly string[] = [
  'sheet.command.insert-row-before',
  'sheet.command.insert-row-after',
  'sheet.command.insert-multi-rows-above',
  'sheet.command.insert-multi-rows-after',
  'sheet.command.insert-col-before',
  'sheet.command.insert-col-after',
  'sheet.command.insert-multi-cols-before',
  'sheet.command.insert-multi-cols-right',
  'sheet.command.insert-range-move-right-confirm',
  'sheet.command.insert-range-move-down-confirm',
  'sheet.command.delete-range-move-left-confirm',
  'sheet.command.delete-range-move-up-confirm',
  'sheet.command.remove-row-confirm',
  'sheet.command.remove-col-confirm',
  'sheet.command.hide-row-confirm',
  'sheet.command.hide-col-confirm',
  'sheet.command.set-selected-rows-visible',
  'sheet.command.set-selected-cols-visible',
  'sheet.command.clear-selection-format',
  'sheet.command.clear-selection-all',
  'sheet.command.paste-format',
  'sheet.command.paste-col-width',
  'sheet.command.paste-besides-border',
  'sheet.command.set-selection-frozen',
  'sheet.command.set-row-frozen',
  'sheet.command.set-col-frozen',
  'sheet.command.set-first-row-frozen',
  'sheet.command.set-first-column-frozen',
  'sheet.command.cancel-frozen',
  'sheet.menu.sheet-frozen',
  'sheet.menu.cell-insert',
  'sheet.menu.delete',
  'sheet.menu.col-insert',
  'sheet.menu.row-insert',
  'sheet.contextMenu.permission',
  'sheet.menu.sheets-note',
  'sheet.operation.add-note-popup',
  'sheet.command.delete-note',
  'sheet.command.set-worksheet-hidden',
  'sheet.command.remove-sheet-confirm',
  'sheet.command.copy-sheet',
  'sheet.operation.rename-sheet',
  'sheet.command.set-tab-color',
  'sheet.command.add-range-protection-from-context-menu',
  'sheet.command.set-range-protection-from-context-menu',
  'sheet.command.delete-range-protection-from-context-menu',
  'sheet.command.view-sheet-permission-from-context-menu',
  'sheet.command.add-range-protection-from-sheet-bar',
  'sheet.command.delete-worksheet-protection-from-sheet-bar',
  'sheet.command.change-sheet-protection-from-sheet-bar',
  'sheet.command.view-sheet-permission-from-sheet-bar',
];
