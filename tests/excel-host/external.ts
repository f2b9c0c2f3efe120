/**
 * `window.external` as Excel for Windows offers it to a task pane, so that the unmodified office.js runs anywhere.
 * It must exist before office.js is loaded.
 */
import type { Engine } from './engine';
import { DISPATCH_STATUS, type DispatchFault } from './fault';
import { Exchange, isLibraryOwn } from './exchange';
import type { WorkbookEvent } from './model/workbook';
import { requestBody } from './wire';

/** Numbers by which office.js and Excel name calls and events. */
const DISPATCH = { richApi: 93, ribbonCommandDone: 94 } as const;
const EVENT = { richApiMessage: 33, ribbonCommand: 39 } as const;
const MESSAGE = { Changed: 10, Activated: 11, Added: 13, SelectionChanged: 14, Deleted: 15 } as const;
const VISIBILITY_CHANGED = 65539;
const INTERNAL_ERROR = 5001;
/** Request flag: wait for the end of cell editing. */
const DELAY_FOR_CELL_EDIT = 64;

export interface ExternalOptions {
  /** Newest ExcelApi requirement set of the Excel played, default 1.15. */
  readonly excelApi?: string;
  readonly locale?: string;
  /** Limits of Excel on the web: requests and answers of 5 MB at most. */
  readonly webLimits?: boolean;
  /** Host name, to play another Office application. */
  readonly host?: string;
}

const WEB_LIMIT_BYTES = 5 * 1024 * 1024;

type Callback = (result: SafeArray, length: number) => void;
type Handler = (id: number, payload: SafeArray) => void;

/** How arrays come out of Excel on Windows. */
interface SafeArray {
  readonly toArray: () => readonly unknown[];
}

const safeArray = (items: readonly unknown[]): SafeArray => ({ toArray: () => items });

export class External {
  readonly exchange = new Exchange();
  /** Refuses requests while set: `next` once, `always` until cleared. */
  private fault: { readonly kind: DispatchFault; readonly times: 'next' | 'always'; after: number } | null = null;
  /** Requests that wait for the end of cell editing. */
  private waiting: (() => void)[] = [];
  /** Answers above this many bytes are lost on the way, although the request was carried out. */
  private answerLimit: number | null;
  private readonly handlers = new Map<string, Handler>();
  private commands = 0;
  private readonly completions = new Map<string, () => void>();

  constructor(
    private readonly engine: Engine,
    private readonly options: ExternalOptions = {},
  ) {
    this.answerLimit = options.webLimits === true ? WEB_LIMIT_BYTES : null;
  }

  /** Makes Excel refuse the next request (or every one) before any action runs; `after` lets some pass first. */
  refuse(kind: DispatchFault, times: 'next' | 'always' = 'next', after = 0): void {
    this.fault = { kind, times, after };
  }

  limitAnswers(bytes: number | null): void {
    this.answerLimit = bytes;
  }

  accept(): void {
    this.fault = null;
    for (const proceed of this.waiting.splice(0)) proceed();
  }

  /** Delivers an event to the page, later, as Excel does. */
  deliver(event: WorkbookEvent): void {
    const detail = this.newerThan('1.14') ? event.detail : withoutTriggerSource(event.detail);
    const message = [65536, MESSAGE[event.name], event.target, JSON.stringify(detail), 1, false];
    setTimeout(() => this.fire(EVENT.richApiMessage, safeArray([safeArray(message)])), 0);
  }

  /** Tells the page that its pane is seen, or not any more: in the shared runtime it lives on. */
  deliverVisibility(visible: boolean): void {
    const message = [
      65536,
      VISIBILITY_CHANGED,
      '',
      JSON.stringify({ visibility: visible ? 'Visible' : 'Hidden' }),
      1,
      false,
    ];
    setTimeout(() => this.fire(EVENT.richApiMessage, safeArray([safeArray(message)])), 0);
  }

  /** Clicks a ribbon button; resolves when the page has called `event.completed()`. */
  async clickRibbon(functionName: string, controlId: string): Promise<void> {
    this.commands += 1;
    const id = `command-${this.commands}`;
    const done = new Promise<void>((resolve) => this.completions.set(id, resolve));
    const source = JSON.stringify({ source: { id: controlId } });
    if (!this.fire(EVENT.ribbonCommand, safeArray([id, functionName, source]))) throw new Error('no ribbon handler');
    await done;
  }

  /** The object to put at `window.external`. */
  facade(): Readonly<Record<string, unknown>> {
    const instance = `stand-in-${Math.random().toString(36).slice(2)}`;
    const locale = this.options.locale ?? 'zh-CN';
    return {
      GetHostInfo: () => `${this.options.host ?? 'Excel'}$Win32$16.01$${locale}$telemetry$$disableLogging$1`,
      GetLoggingAllowed: () => false,
      GetContext: () => this.context(instance, locale),
      Execute: (id: number, parameters: readonly unknown[], callback: Callback) =>
        this.execute(id, parameters, callback),
      RegisterEvent: (id: number, target: string, handler: Handler, callback: (status: number) => void) => {
        this.handlers.set(`${id}|${target}`, handler);
        setTimeout(() => callback(0), 0);
      },
      UnregisterEvent: (id: number, target: string, callback: (status: number) => void) => {
        this.handlers.delete(`${id}|${target}`);
        setTimeout(() => callback(0), 0);
      },
      MessageParent: () => undefined,
      MessageParent2: () => undefined,
      MessageChild: () => undefined,
      MessageChild2: () => undefined,
    };
  }

  private newerThan(version: string): boolean {
    return Number((this.options.excelApi ?? '1.15').split('.')[1]) >= Number(version.split('.')[1]);
  }

  private context(instance: string, locale: string): Readonly<Record<string, unknown>> {
    const matrix = {
      ExcelApi: this.options.excelApi ?? '1.15',
      SharedRuntime: '1.1',
      DialogApi: '1.2',
      AddinCommands: '1.3',
      RibbonApi: '1.1',
      DelayForCellEdit: '1.1',
    };
    return {
      GetAppType: () => 1,
      GetSolutionRef: () => 'selfeval',
      GetAppVersionMajor: () => 16,
      GetAppVersionMinor: () => 1,
      GetAppUILocale: () => locale,
      GetAppDataLocale: () => locale,
      GetDocUrl: () => 'C:\\Book1.xlsx',
      GetAppCapabilities: () => 0,
      GetActivationMode: () => 2,
      GetControlIntegrationLevel: () => 1,
      GetSolutionToken: () => '',
      GetCorrelationId: () => '00000000-0000-0000-0000-000000000000',
      // A fresh one per document: otherwise settings would come from the browser's session storage.
      GetInstanceId: () => instance,
      GetTouchEnabled: () => false,
      GetCommerceAllowed: () => false,
      GetSupportedMatrix: () => JSON.stringify(matrix),
      GetHostCustomMessage: () => '',
      GetHostFullVersion: () => '16.0.14332.20000',
      GetDialogRequirementMatrix: () => '',
      GetFeaturesForSolution: () => '',
      GetInitialDisplayMode: () => 0,
      GetOfficeThemeInfo: () => '',
      GetSettings: () => ({ Read: () => undefined, Write: () => undefined }),
    };
  }

  private execute(id: number, parameters: readonly unknown[], callback: Callback): void {
    const reply = (items: readonly unknown[]): void => {
      setTimeout(() => callback(safeArray(items), 0), 0);
    };
    if (id === DISPATCH.ribbonCommandDone) {
      const [first] = parameters;
      const command = String(Array.isArray(first) ? first[0] : first);
      this.completions.get(command)?.();
      this.completions.delete(command);
      reply([0]);
    } else if (id === DISPATCH.richApi) {
      this.whenEditingEnds(parameters, () => reply(this.answer(parameters)));
    } else {
      this.exchange.unknownCalls.push(id);
      reply([INTERNAL_ERROR]);
    }
  }

  /** A page may ask Excel to wait for the end of cell editing instead of refusing. */
  private whenEditingEnds(parameters: readonly unknown[], proceed: () => void): void {
    const message = messageOf(parameters);
    const asksToWait = (Number(message[6] ?? 0) & DELAY_FOR_CELL_EDIT) !== 0;
    const editing = this.fault?.kind === 'editMode' && this.fault.after === 0;
    if (asksToWait && editing && !isLibraryOwn(requestBody.parse(JSON.parse(String(message[4]))))) {
      this.waiting.push(proceed);
    } else proceed();
  }

  private answer(parameters: readonly unknown[]): readonly unknown[] {
    const message = messageOf(parameters);
    const text = String(message[4]);
    const body = requestBody.parse(JSON.parse(text));
    const record = this.exchange.sent(body, text, Number(message[6] ?? 0));
    // Nobody waits for what the library sends on its own; only the product's requests are refused.
    const refused = isLibraryOwn(body) ? null : this.refusal(record.requestBytes);
    if (refused !== null) return [refused, ''];
    const answer = JSON.stringify(this.engine.process(body));
    record.responseBytes = byteLength(answer);
    record.response = answer;
    if (this.answerLimit !== null && record.responseBytes > this.answerLimit) {
      return [DISPATCH_STATUS.responseTooLarge, ''];
    }
    return [0, 200, safeArray([]), answer];
  }

  private refusal(requestBytes: number): number | null {
    if (this.options.webLimits === true && requestBytes > WEB_LIMIT_BYTES) return DISPATCH_STATUS.requestTooLarge;
    if (this.fault === null) return null;
    const { kind, times, after } = this.fault;
    if (after > 0) {
      this.fault.after -= 1;
      return null;
    }
    if (times === 'next') this.fault = null;
    return DISPATCH_STATUS[kind];
  }

  private fire(id: number, payload: SafeArray): boolean {
    const handler = this.handlers.get(`${id}|`);
    handler?.(id, payload);
    return handler !== undefined;
  }
}

function messageOf(parameters: readonly unknown[]): readonly unknown[] {
  const [first] = parameters;
  return Array.isArray(first) ? first : parameters;
}

function withoutTriggerSource(detail: WorkbookEvent['detail']): WorkbookEvent['detail'] {
  return Object.fromEntries(Object.entries(detail).filter(([key]) => key !== 'triggerSource'));
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
