/** An error as Excel answers it: a code, never a stack. */
export class OfficeFault extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly location: string,
    readonly httpStatus = 400,
  ) {
    super(message);
    this.name = 'OfficeFault';
  }
}

export const invalidArgument = (location: string): OfficeFault =>
  new OfficeFault('InvalidArgument', 'The argument is invalid or missing or has an incorrect format.', location);

export const wrongShape = (location: string): OfficeFault =>
  new OfficeFault(
    'InvalidArgument',
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    location,
  );

export const itemNotFound = (location: string): OfficeFault =>
  new OfficeFault('ItemNotFound', "The requested resource doesn't exist.", location, 404);

export const itemExists = (location: string): OfficeFault =>
  new OfficeFault('ItemAlreadyExists', 'A resource with the same name or identifier already exists.', location, 409);

export const accessDenied = (location: string): OfficeFault =>
  new OfficeFault('AccessDenied', 'You cannot perform the requested operation.', location, 403);

export const invalidOperation = (location: string): OfficeFault =>
  new OfficeFault('InvalidOperation', 'This operation is not permitted for the current object.', location);

/** Status codes by which Excel refuses a whole request before any of its actions ran. */
export const DISPATCH_STATUS = {
  editMode: 5004,
  sessionLost: 5012,
  modalDialog: 5016,
  activityLimit: 5102,
  requestTooLarge: 5103,
  responseTooLarge: 5104,
  noCapability: 7000,
} as const;

export type DispatchFault = keyof typeof DISPATCH_STATUS;
