/** A workbook that is part of the code, as a `data:` address. */
declare module '*.xlsx' {
  const address: string;
  export default address;
}
