/** The part of Office the adapter needs, handed in: the real globals in the add-in, another context's in tests. */

export interface ExcelAccess {
  readonly run: typeof Excel.run;
  /** Whether this Excel has a version of the ExcelApi requirement set. */
  readonly supports: (version: string) => boolean;
}

/** The add-in's own Excel. Call it only after `officeReady` answered `excel`. */
export function excelAccess(): ExcelAccess {
  return {
    run: Excel.run,
    supports: (version) => Office.context.requirements.isSetSupported('ExcelApi', version),
  };
}
