/** The workbook itself, its settings and application, and the services a page asks for by name. */
import { invalidArgument } from '../fault';
import { HostNode, type Argument, type Json } from '../node';
import type { Services } from '../engine';
import { cellArea } from '../model/area';
import type { Workbook } from '../model/workbook';
import { commentsNode } from './comment-node';
import { rangeNode } from './range-node';
import { worksheetsNode } from './worksheet-node';

export function workbookNode(workbook: Workbook): HostNode {
  return new HostNode('Workbook', {
    properties: {
      Name: { get: () => 'Book1.xlsx' },
      ReadOnly: { get: () => workbook.readOnly },
    },
    parts: {
      Worksheets: () => worksheetsNode(workbook),
      Settings: () => settingsNode(workbook),
      Protection: () =>
        new HostNode('WorkbookProtection', { properties: { Protected: { get: () => workbook.structureProtected } } }),
      Comments: () => commentsNode(workbook, null),
      Application: () => applicationNode(workbook),
    },
    objects: {
      GetSelectedRange: () => selected(workbook),
      GetActiveCell: () => selected(workbook),
    },
  });
}

function selected(workbook: Workbook): HostNode {
  const { sheet, area } = workbook.selection ?? { sheet: workbook.active, area: cellArea(0, 0) };
  return rangeNode(workbook, sheet, area);
}

function applicationNode(workbook: Workbook): HostNode {
  return new HostNode('Application', {
    properties: { CalculationMode: { get: () => workbook.calculation } },
    calls: {
      Calculate: () => {
        const mode = workbook.calculation;
        workbook.calculation = 'Automatic';
        workbook.recalculate();
        workbook.calculation = mode;
      },
      SuspendScreenUpdatingUntilNextSync: () => undefined,
    },
  });
}

function settingsNode(workbook: Workbook): HostNode {
  const node = (key: string): HostNode =>
    new HostNode('Setting', {
      identity: () => ({ name: 'Key', value: key }),
      properties: {
        Key: { get: () => key },
        Value: {
          get: () => jsonOf(workbook.settings.get(key)),
          set: (value) => {
            workbook.settings.set(key, plain(value));
          },
        },
      },
      calls: {
        Delete: () => {
          workbook.settings.delete(key);
        },
      },
    });
  return new HostNode('SettingCollection', {
    items: () => [...workbook.settings.keys()].map(node),
    item: ([key]) => (typeof key === 'string' && workbook.settings.has(key) ? node(key) : undefined),
    objects: {
      Add: ([key, value]) => {
        if (typeof key !== 'string' || key === '') throw invalidArgument('SettingCollection.add');
        workbook.settings.set(key, plain(value ?? null));
        return node(key);
      },
      GetItemOrNullObject: ([key]) => (typeof key === 'string' && workbook.settings.has(key) ? node(key) : null),
    },
  });
}

function plain(value: Argument): Json {
  if (value instanceof HostNode) throw invalidArgument('Setting.value');
  return value;
}

function jsonOf(value: unknown): Json {
  const parsed: Json = JSON.parse(JSON.stringify(value ?? null));
  return parsed;
}

/** What the page can make by name, and what it asked of it. */
export interface RuntimeState {
  /** The page said that ribbon commands may come. */
  ribbonReady: boolean;
  /** State asked for through the shared runtime: `Visible` shows the pane. */
  readonly paneStates: string[];
  /** Whether the person sees the pane. */
  paneSeen: boolean;
  /** Called when that changed. */
  onPaneSeen: (seen: boolean) => void;
}

/** Shows or hides the pane. */
export function seePane(state: RuntimeState, seen: boolean): void {
  if (state.paneSeen === seen) return;
  state.paneSeen = seen;
  state.onPaneSeen(seen);
}

export function services(state: RuntimeState): Services {
  return {
    'Microsoft.InternalService.AddinInternalService': () =>
      new HostNode('AddinInternalService', {
        calls: {
          NotifyActionHandlerReady: () => {
            state.ribbonReady = true;
          },
        },
      }),
    'Microsoft.AppRuntime.AppRuntimeService': () =>
      new HostNode('AppRuntimeService', {
        calls: {
          SetAppRuntimeState: ([value]) => {
            if (typeof value !== 'string') throw invalidArgument('AppRuntimeService.setAppRuntimeState');
            state.paneStates.push(value);
            seePane(state, value === 'Visible');
          },
          GetAppRuntimeState: () => state.paneStates.at(-1) ?? 'Background',
        },
      }),
  };
}
