/** Sixty files as a district hands them in: sound ones, and everything that is not what its name says. */
import { deflateRawSync } from 'node:zlib';
import { write, type BookType } from '@e965/xlsx';
import { utils } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readWorkbook } from '../../src/hosts/xlsx';
import { loadSelfEvaluations } from '../fixtures/forms';
import { officialBlueprint } from '../fixtures/layouts';
import { workbookOf } from '../fixtures/workbook';
import { bookOf, fixture, READY, RED, type Scene } from './scene';

/** A workbook with some parts rewritten. */
export function rewritten(bytes: Uint8Array, change: (name: string, text: string) => string): Uint8Array {
  const parts = Object.entries(unzipSync(bytes));
  return zipSync(Object.fromEntries(parts.map(([name, part]) => [name, strToU8(change(name, strFromU8(part)))])));
}

/** The same cells in an older format. */
export function oldBook(bytes: Uint8Array, bookType: BookType): Uint8Array {
  const [sheet] = readWorkbook(bytes, 'x.xlsx');
  if (sheet === undefined) throw new Error('no sheet');
  const rows = sheet.values.map((row) => row.map((value) => (value === '' ? null : value)));
  const above = Array.from({ length: sheet.origin.row }, (): null[] => []);
  const cells = utils.aoa_to_sheet([
    ...above,
    ...rows.map((row) => [...Array.from({ length: sheet.origin.column }, () => null), ...row]),
  ]);
  const made: unknown = write({ SheetNames: ['自评表'], Sheets: { 自评表: cells } }, { bookType, type: 'array' });
  if (!(made instanceof ArrayBuffer)) throw new Error('no bytes');
  return new Uint8Array(made);
}

const STRICT: readonly (readonly [string, string])[] = [
  ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main'],
  [
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    'http://purl.oclc.org/ooxml/officeDocument/relationships',
  ],
];

const HOSTILE = {
  ...fixture(RED),
  project: '<script>alert(1)</script>"\'&',
  unit: "=cmd|' /C calc'!A0",
};

export interface MixedFolder {
  /** Files that must be named with a sentence. */
  readonly unreadable: readonly string[];
  /** Files with a form. */
  readonly forms: readonly string[];
}

/** Writes the folder. */
export function writeMixed(scene: Scene, folder: string): MixedFolder {
  const sound = bookOf(RED);
  const forms: Record<string, Uint8Array> = {
    '二〇二三年 自评表.xlsx': bookOf(READY),
    '宏.xlsm': rewritten(sound, (_name, text) =>
      text
        .replace('spreadsheetml.sheet.main+xml', 'ms-excel.sheet.macroEnabled.main+xml')
        .replace('application/vnd.openxmlformats-officedocument.ms-excel', 'application/vnd.ms-excel'),
    ),
    '严格.xlsx': rewritten(sound, (_name, text) => STRICT.reduce((all, [from, to]) => all.replaceAll(from, to), text)),
    '1904.xlsx': rewritten(sound, (name, text) =>
      name === 'xl/workbook.xml' ? text.replace('<bookViews>', '<workbookPr date1904="1"/><bookViews>') : text,
    ),
    '旧.xls': oldBook(sound, 'biff8'),
    '旧.et': oldBook(bookOf(READY), 'biff8'),
    '其实是旧格式.xlsx': oldBook(bookOf(READY), 'biff8'),
    '标签<b>&"与=公式.xlsx': workbookOf(officialBlueprint(HOSTILE)),
    "引'号.xlsx": workbookOf({ ...officialBlueprint(fixture(RED)), name: '甲\'s "表" & <b>' }),
  };
  loadSelfEvaluations().forEach((form) => (forms[`分表 一/${form.id}.xlsx`] = bookOf(form.id)));
  const broken: Record<string, Uint8Array | string> = {
    '空.xlsx': '',
    '半个.xlsx': sound.slice(0, sound.length / 2),
    '缺尾.xlsx': sound.slice(0, -3),
    '名册.xlsx': '单位,得分\n甲,"=cmd|\' /C calc\'!A0"\n',
    '网页.xlsx': '<html><table><tr><td>1</td></tr></table></html>',
    '通知.xlsx': zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      '_rels/.rels': strToU8(
        '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
      'word/document.xml': strToU8('<w:document/>'),
    }),
    '加密.xlsx': encrypted(),
    '炸弹.xlsx': bomb(),
    '声明.xlsx': rewritten(sound, (name, text) =>
      name.startsWith('xl/worksheets/sheet') ? text.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>') : text,
    ),
    '坏.xls': new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1, 2, 3]),
  };
  // Bits turned over in the packed rows, each in another place.
  for (let index = 0; index < 12; index += 1) {
    const bytes = Uint8Array.from(sound);
    const at = Math.floor((bytes.length * (index + 3)) / 20);
    for (let next = at; next < at + 40; next += 1) bytes[next] = (bytes[next] ?? 0) ^ 0x55;
    broken[`翻转 ${String(index)}.xlsx`] = bytes;
  }
  const formless: Record<string, Uint8Array> = {
    '没有表.xlsx': workbookOf({ name: 'Sheet1', cells: new Map([['A1', { value: '通知' }]]), merges: [] }),
    '空白.xlsx': workbookOf({ name: 'Sheet1', cells: new Map(), merges: [] }),
    '只有公式样的字.xlsx': workbookOf({ name: 'Sheet1', cells: new Map([['A1', { value: '=1+1' }]]), merges: [] }),
  };
  for (const [name, bytes] of Object.entries({ ...forms, ...broken, ...formless }))
    scene.write(`${folder}/${name}`, bytes);
  const within = (names: string[]): string[] => names.map((name) => `${folder}/${name}`);
  return { unreadable: within(Object.keys(broken)), forms: within(Object.keys(forms)) };
}

/** The header of a compound file with the streams of an encrypted package. */
export function encrypted(): Uint8Array {
  const made: unknown = write(
    { SheetNames: ['a'], Sheets: { a: utils.aoa_to_sheet([['b']]) } },
    { bookType: 'biff8', type: 'array' },
  );
  if (!(made instanceof ArrayBuffer)) throw new Error('no bytes');
  const bytes = new Uint8Array(made);
  const find = Buffer.from('Workbook', 'utf16le');
  const at = Buffer.from(bytes).indexOf(find);
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  bytes.set(name, at);
  // The length of the name, with its end, in bytes.
  new DataView(bytes.buffer).setUint16(at + 64, name.length + 2, true);
  return bytes;
}

/** Three hundred megabytes of zeros that call themselves so. */
function bomb(): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(300 * 2 ** 20));
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(300 * 2 ** 20, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(300 * 2 ** 20, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, central, name, end]);
}
