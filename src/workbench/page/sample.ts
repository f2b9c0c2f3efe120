/** The sample form, part of the code: pages opened from a folder may not fetch files. */
import address from '../../../assets/sample.xlsx';

export const SAMPLE_NAME = '示例-自评表.xlsx';

export function sampleBytes(): Uint8Array {
  return Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (character) => character.charCodeAt(0));
}
