/** Every state of the pane, made from fixed data: for development, screenshots and the accessibility tests. */
import type { HostErrorCode } from '../../hosts/host';
import type { ChosenFile } from '../environment';
import type { View } from '../parts/SessionContext';
import { packToEdit } from '../session/packs';
import type { Session } from '../session/session';
import { MemoryHost, type MemorySheet } from './memory-host';
import {
  BLANK_SCORES,
  DECLARATION,
  EMPTY,
  NARRATIVE,
  NO_FORM,
  ODD_HEADER,
  PROTECTED,
  READY,
  SEVERAL,
  TO_FIX,
} from './sheets';

export interface GalleryState {
  readonly id: string;
  readonly sheets: readonly MemorySheet[];
  readonly view?: View;
  /** Before the session starts. */
  readonly prepare?: (host: MemoryHost) => void;
  /** After the first check. */
  readonly act?: (session: Session, host: MemoryHost) => Promise<void>;
  /** The first check never ends. */
  readonly hangs?: boolean;
}

const home = (id: string, sheet: MemorySheet): GalleryState => ({ id, sheets: [sheet, DECLARATION] });

/** The write is refused. */
const refused = (code: HostErrorCode): GalleryState => ({
  id: `error-${code}`,
  sheets: [BLANK_SCORES],
  prepare: (host) => host.fail('apply', code),
  act: (session) => session.run({ kind: 'fill' }),
});

const REFUSALS: readonly HostErrorCode[] = [
  'protected',
  'editing',
  'changed',
  'sheet-gone',
  'formula',
  'too-large',
  'session',
  'busy',
  'denied',
  'unsupported',
  'unreadable',
  'unknown',
];

const INDICATOR = { sheet: TO_FIX.name, row: 11 };

export const GALLERY: readonly GalleryState[] = [
  { id: 'starting', sheets: [READY], hangs: true },
  home('ready', READY),
  home('fix', TO_FIX),
  home('fill', BLANK_SCORES),
  home('several', SEVERAL),
  {
    id: 'several-chosen',
    sheets: [SEVERAL],
    act: async (session) => session.chooseForm(session.getState().review?.forms[1]?.key ?? ''),
  },
  home('needs-mapping', ODD_HEADER),
  home('narrative', NARRATIVE),
  home('no-form', NO_FORM),
  home('empty', EMPTY),
  home('protected', PROTECTED),
  { id: 'unread', sheets: [READY], prepare: (host) => host.fail('readSheets', 'busy') },
  ...REFUSALS.map(refused),
  {
    id: 'error-undo-changed',
    sheets: [BLANK_SCORES],
    prepare: (host) => host.fail('undo', 'undo-changed'),
    act: async (session) => {
      await session.run({ kind: 'fill' });
      await session.run({ kind: 'undo' });
    },
  },
  { id: 'written', sheets: [BLANK_SCORES], act: (session) => session.run({ kind: 'fill' }) },
  { id: 'preview', sheets: [TO_FIX], act: async (session) => session.preview(true) },
  {
    id: 'explained',
    sheets: [TO_FIX],
    act: async (session) => {
      const [first] = session.getState().review?.forms[0]?.findings ?? [];
      if (first !== undefined) await session.run({ kind: 'explain', finding: first, reason: '主管部门已同意。' });
    },
  },
  {
    id: 'stale',
    sheets: [TO_FIX],
    act: async (session, host) => {
      const missing = session.getState().review?.forms[0]?.findings.find(({ code }) => code === 'E03');
      if (missing !== undefined) await session.run({ kind: 'explain', finding: missing, reason: '主管部门已同意。' });
      host.type({ ...INDICATOR, row: INDICATOR.row + 3, column: 5 }, '510人');
      await session.run({ kind: 'check' });
    },
  },
  {
    id: 'elsewhere',
    sheets: [TO_FIX, NO_FORM],
    act: async (session, host) => {
      await host.reveal({ sheet: NO_FORM.name, row: 0, column: 0 });
      host.type({ sheet: NO_FORM.name, row: 1, column: 1 }, '021-0002');
      await new Promise((resolve) => setTimeout(resolve, 5));
      await session.run({ kind: 'reveal', cell: { sheet: NO_FORM.name, row: 1, column: 1 } });
    },
  },
  { id: 'more', sheets: [TO_FIX], view: 'more' },
  { id: 'form', sheets: [TO_FIX], view: 'form' },
  { id: 'mapping', sheets: [ODD_HEADER], view: 'mapping' },
  { id: 'all', sheets: [TO_FIX, SEVERAL, NO_FORM, EMPTY], view: 'all' },
  {
    id: 'declaration',
    sheets: [TO_FIX, DECLARATION],
    view: 'declaration',
    act: (session) => session.run({ kind: 'find-declarations' }),
  },
  { id: 'packs', sheets: [TO_FIX], view: 'packs' },
  {
    id: 'pack-refused',
    sheets: [TO_FIX],
    view: 'packs',
    act: async (session) => {
      const pack = session.getState().review?.forms[0]?.scored.pack;
      const text = pack === undefined ? '' : packToEdit(pack).replace('"1.3"', '1.3');
      await session.run({ kind: 'import-pack', form: null, text });
    },
  },
  { id: 'files', sheets: [TO_FIX], view: 'files', act: checkGalleryFiles },
  {
    id: 'files-added',
    sheets: [TO_FIX],
    view: 'files',
    act: async (session) => {
      await checkGalleryFiles(session);
      const sheets = ['评审汇总', '问题清单'].map((name) => ({ name, rows: [] }));
      await session.run({ kind: 'add-summary', sheets });
    },
  },
  {
    id: 'files-reading',
    sheets: [TO_FIX],
    view: 'files',
    act: (session) =>
      new Promise((resolve) => {
        const last: ChosenFile = { name: '大表.xlsx', read: () => new Promise(() => resolve()) };
        void galleryFiles().then((files) => session.run({ kind: 'check-files', files: [...files, last] }));
      }),
  },
  { id: 'about', sheets: [TO_FIX], view: 'about' },
];

export const galleryState = (id: string): GalleryState | undefined => GALLERY.find((state) => state.id === id);

/** Files the gallery's “choose files” gives. */
export async function galleryFiles(): Promise<readonly ChosenFile[]> {
  const sheets = await new MemoryHost([TO_FIX, DECLARATION]).readSheets('all');
  return [
    { name: '同事甲.xlsx', read: async () => ({ sheets }) },
    {
      name: '损坏的表.xlsx',
      read: async () => ({
        error: 'unreadable',
        sentence: {
          'zh-CN': '“损坏的表.xlsx”已损坏，无法读取。请用 Excel 或 WPS 打开并另存一份，或重新取得该文件。',
          'en-US':
            '"损坏的表.xlsx" is damaged and cannot be read. Open it in Excel or WPS and save a copy, or get the file again.',
        },
      }),
    },
  ];
}

async function checkGalleryFiles(session: Session): Promise<void> {
  await session.run({ kind: 'check-files', files: await galleryFiles() });
}
