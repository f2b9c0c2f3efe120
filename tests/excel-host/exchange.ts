/** Every request the page sent, counted the way a budget is: round trips and bytes. */
import type { RequestBody } from './wire';

export interface Exchanged {
  readonly request: RequestBody;
  readonly flags: number;
  readonly requestBytes: number;
  responseBytes: number;
  response: string;
}

/** Sent by the library on its own: clean-up after `Excel.run`, and start-up. */
const LIBRARY_OWN = new Set([
  '_RemoveReference',
  'NotifyActionHandlerReady',
  'SetAppRuntimeState',
  'GetAppRuntimeState',
]);

export class Exchange {
  readonly records: Exchanged[] = [];
  /** Dispatch numbers nobody knows: must stay empty. */
  readonly unknownCalls: number[] = [];

  sent(request: RequestBody, text: string, flags: number): Exchanged {
    const record: Exchanged = {
      request,
      flags,
      requestBytes: new TextEncoder().encode(text).length,
      responseBytes: 0,
      response: '',
    };
    this.records.push(record);
    return record;
  }

  /** Requests the product is answerable for. */
  get own(): readonly Exchanged[] {
    return this.records.filter((record) => !isLibraryOwn(record.request));
  }

  /** Round trips so far, the library's own clean-up left out. */
  get roundTrips(): number {
    return this.own.length;
  }

  clear(): void {
    this.records.length = 0;
  }
}

export function isLibraryOwn(request: RequestBody): boolean {
  const methods = request.Actions.filter((action) => action.ActionType === 3);
  return methods.length > 0 && methods.every((action) => LIBRARY_OWN.has(action.Name ?? ''));
}
