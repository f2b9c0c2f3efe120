/** Hands bytes to the browser as a file to save. */

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function download(bytes: Uint8Array, name: string, type: string): void {
  downloadBlob(new Blob([new Uint8Array(bytes)], { type }), name);
}

export function downloadBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address after the click; a minute is plenty.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** `自评表.xlsx` → `自评表-已评分.xlsx`; the ending stays, a name without one gets `.xlsx`. */
export function scoredName(name: string, suffix: string): string {
  const match = /^(.*?)(\.xls[xm])?$/is.exec(name);
  const stem = match?.[1] ?? name;
  return `${stem.endsWith(suffix) ? stem : stem + suffix}${match?.[2] ?? '.xlsx'}`;
}
