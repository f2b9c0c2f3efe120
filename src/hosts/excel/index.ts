export { excelAccess, type ExcelAccess } from './access';
export { ExcelHost } from './host';
export { LOWEST_EXCEL_API, officeReady, type OfficeGlobal, type OfficeState } from './ready';
