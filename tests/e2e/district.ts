/** What a district hands in: more than two hundred files of sound forms, and among them everything that is none. */
import { strToU8, zipSync } from 'fflate';
import { encrypted, oldBook } from '../cli/mixed-folder';
import { type Scene } from '../cli/scene';
import { loadSelfEvaluations } from '../fixtures/forms';
import { officialBlueprint } from '../fixtures/layouts';
import { workbookOf } from '../fixtures/workbook';

const STREETS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const STREETS_WITH_ALL = 8;

export interface District {
  /** Workbooks, whether or not they can be read. */
  readonly files: number;
  readonly unread: number;
  readonly formless: number;
  /** Files that are no workbooks at all. */
  readonly others: number;
}

/** Writes the folder. */
export function writeDistrict(scene: Scene, folder: string): District {
  const forms = loadSelfEvaluations();
  let files = 0;
  const put = (name: string, bytes: Uint8Array | string): void => {
    scene.write(`${folder}/${name}`, bytes);
    files += 1;
  };
  const books = forms.map((form) => ({ id: form.id, bytes: workbookOf(officialBlueprint(form)) }));
  for (const street of STREETS.slice(0, STREETS_WITH_ALL))
    for (const { id, bytes } of books) put(`${street}街道/${id}.xlsx`, bytes);
  const [first, second] = books;
  if (first === undefined || second === undefined) throw new Error('no forms');
  const sound = first.bytes;
  // One name in two folders, and one in two spellings.
  put('九街道/自评表.xlsx', sound);
  put('十街道/自评表.xlsx', second.bytes);
  put('十街道/Report.xlsx', sound);
  put('十街道/report.xlsx', second.bytes);
  const [one, other] = forms;
  if (one !== undefined && other !== undefined)
    put(
      '十街道/两张表.xlsx',
      workbookOf({ ...officialBlueprint(one), name: '甲' }, { ...officialBlueprint(other), name: '乙' }),
    );
  put('十街道/旧.xls', oldBook(sound, 'biff8'));
  put('十街道/旧.et', oldBook(second.bytes, 'biff8'));
  const before = files;
  put('坏/半个.xlsx', sound.slice(0, sound.length / 2));
  put('坏/空.xlsx', '');
  put('坏/加密.xlsx', encrypted());
  put('坏/名册.xlsx', '单位,得分\n甲,1\n');
  put('坏/不是工作簿.xlsx', zipSync({ 'a.txt': strToU8('a') }));
  const unread = files - before;
  put('通知/没有表.xlsx', workbookOf({ name: 'Sheet1', cells: new Map([['A1', { value: '通知' }]]), merges: [] }));
  put('通知/空白.xlsx', workbookOf({ name: 'Sheet1', cells: new Map(), merges: [] }));
  scene.write(`${folder}/说明.txt`, '不是工作簿');
  scene.write(`${folder}/~$自评表.xlsx`, 'Excel 的锁');
  return { files, unread, formless: 2, others: 1 };
}

/** Streets in the order people count them. */
export const STREET_NAMES = STREETS.map((street) => `${street}街道`);
