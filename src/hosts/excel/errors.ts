/** Office's error codes as the port's: by code only, since messages are localized. */
import * as z from 'zod/mini';
import { HostError, type HostErrorCode } from '../host';

/** Source: Excel.ErrorCodes and OfficeExtension.ErrorCodes of office.js, and the common error codes of Office add-ins. */
const CODES: Readonly<Record<string, HostErrorCode>> = {
  AccessDenied: 'denied',
  Forbidden: 'denied',
  InvalidOperationInCellEditMode: 'editing',
  WriteNotSupportedWhenModalDialogOpen: 'editing',
  ItemNotFound: 'sheet-gone',
  InvalidReference: 'sheet-gone',
  RequestPayloadSizeLimitExceeded: 'too-large',
  ResponsePayloadSizeLimitExceeded: 'too-large',
  PayloadTooLarge: 'too-large',
  RangeExceedsLimit: 'too-large',
  OperationCellsExceedLimit: 'too-large',
  InvalidOrTimedOutSession: 'session',
  InvalidSession: 'session',
  ConnectionFailure: 'session',
  Unauthenticated: 'session',
  ActivityLimitReached: 'busy',
  Conflict: 'busy',
  RequestAborted: 'busy',
  ServerBusy: 'busy',
  ServiceNotAvailable: 'busy',
  TooManyRequests: 'busy',
  ApiNotFound: 'unsupported',
  ApiNotAvailable: 'unsupported',
  UnsupportedOperation: 'unsupported',
  NotImplemented: 'unsupported',
  NonBlankCellOffSheet: 'unsupported',
};

/** Codes by which Excel refuses a request as a whole: no action of it ran. */
const NOTHING_RAN: ReadonlySet<string> = new Set([
  'InvalidOperationInCellEditMode',
  'WriteNotSupportedWhenModalDialogOpen',
  'RequestPayloadSizeLimitExceeded',
  'InvalidOrTimedOutSession',
  'ActivityLimitReached',
  'ApiNotFound',
]);

const officeError = z.object({
  code: z.string(),
  message: z.optional(z.string()),
  debugInfo: z.nullish(z.object({ errorLocation: z.optional(z.string()) })),
});

/** The code Office gave, or `''` for anything that is no Office error. */
export function officeCode(error: unknown): string {
  const parsed = officeError.safeParse(error);
  return parsed.success ? parsed.data.code : '';
}

/** True when some actions of the failed request may have been carried out. */
export function mayHaveRun(error: unknown): boolean {
  return !NOTHING_RAN.has(officeCode(error));
}

/**
 * @param error whatever was thrown by office.js
 * @param subject the sheet meant, for the person's sentence
 */
export function hostErrorOf(error: unknown, subject = ''): HostError {
  if (error instanceof HostError) return error;
  const parsed = officeError.safeParse(error);
  if (!parsed.success) {
    return new HostError('unknown', error instanceof Error ? error.message : String(error), subject);
  }
  const { code, message = '', debugInfo } = parsed.data;
  const where = debugInfo?.errorLocation ?? '';
  return new HostError(CODES[code] ?? 'unknown', `${code}: ${message}${where === '' ? '' : ` (${where})`}`, subject);
}
