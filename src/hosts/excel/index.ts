export { excelAccess, type ExcelAccess } from './access';
export { ExcelHost } from './host';
export { officeReady, type OfficeState } from './ready';
