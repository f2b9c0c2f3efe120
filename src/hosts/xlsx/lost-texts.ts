/** Texts that went through an encoding without Chinese characters: what is left of them are question marks. */
import type { SheetSnapshot } from '../../form/sheet';
import { UnreadableFile } from './unreadable';

/** A workbook with so many sound texts has something to be found in. */
const ENOUGH_KEPT = 20;
/** Fewer question marks may be what somebody wrote. */
const ENOUGH_LOST = 10;

/**
 * A form in such a workbook can neither be found nor told from other tables; that there is none would be untrue.
 * Looks at few cells where texts are sound.
 * @throws UnreadableFile
 */
export function assertTextsKept(sheets: readonly SheetSnapshot[], file: string): void {
  let kept = 0;
  let lost = 0;
  for (const { values } of sheets) {
    for (const line of values) {
      for (const value of line) {
        if (typeof value !== 'string' || value === '') continue;
        if (isLost(value)) lost += 1;
        else if (/\p{L}/u.test(value)) kept += 1;
        if (kept > ENOUGH_KEPT) return;
      }
    }
  }
  if (lost >= ENOUGH_LOST && lost > kept)
    throw new UnreadableFile('lost-texts', file, `${lost} texts of ${lost + kept}`);
}

/** At least two, and at least half of what stands there; U+FFFD is what a decoder puts for bytes it cannot read. */
function isLost(text: string): boolean {
  if (!text.includes('?') && !text.includes('\ufffd')) return false;
  const marks = text.match(/[?\ufffd]/g)?.length ?? 0;
  return marks >= 2 && marks * 2 >= text.length;
}
