/**
 * Zips whose fields contradict each other or their data: read as every program reads them, or refused in a sentence with
 * the file's name. Never read as something another program would not show.
 */
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { NATIVE_CODEC } from '../../../src/cli/native-codec';
import { UnreadableFile, readWorkbook, type UnreadableReason } from '../../../src/hosts/xlsx';
import { parts, worksheet } from './parts';
import { rawEntries, rawEntry, zipOf, type RawEntry } from './raw-zip';

const NAME = '区财政 自评表.xlsx';
const SHEET = 'xl/worksheets/sheet1.xml';
const sheetOf = (value: number): string => worksheet(`<row r="1"><c r="A1"><v>${value}</v></c></row>`);

const SOUND = rawEntries(parts('', { [SHEET]: sheetOf(1) }));
const ONE = rawEntry(SHEET, sheetOf(1));
const TWO = rawEntry(SHEET, sheetOf(2));
const others = SOUND.filter(({ name }) => name !== SHEET);
const withSheet = (entry: RawEntry): Uint8Array => zipOf([...others, entry]);
const packedAs = (packed: Uint8Array): Uint8Array => withSheet({ ...ONE, packed: new Uint8Array(packed) });
const bytesOf = (...pieces: Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(pieces));

const FIELDS = {
  local: { flags: 6, method: 8, crc: 14, packed: 18, size: 22, nameLength: 26 },
  directory: { flags: 8, method: 10, crc: 16, packed: 20, size: 24, offset: 42 },
} as const;
/** From the end of a zip without comment. */
const END = { disk: 18, count: 12, length: 10, offset: 6, comment: 2 } as const;

/** Where the line of the sheet stands in the directory, and its data's header. */
function placesOf(bytes: Uint8Array): { readonly line: number; readonly header: number } {
  const file = Buffer.from(bytes);
  const header = file.indexOf(SHEET) - 30;
  return { header, line: file.lastIndexOf(SHEET) - 46 };
}

function changed(bytes: Uint8Array, change: (view: DataView, places: ReturnType<typeof placesOf>) => void): Uint8Array {
  const copy = bytes.slice();
  change(new DataView(copy.buffer), placesOf(copy));
  return copy;
}

const inHeader = (field: keyof (typeof FIELDS)['local'], value: number): Uint8Array =>
  changed(zipOf(SOUND), (view, { header }) => {
    const size = field === 'flags' || field === 'method' || field === 'nameLength' ? 'setUint16' : 'setUint32';
    view[size](header + FIELDS.local[field], value, true);
  });
const inDirectory = (field: keyof (typeof FIELDS)['directory'], value: number): Uint8Array =>
  changed(zipOf(SOUND), (view, { line }) =>
    view[field === 'flags' || field === 'method' ? 'setUint16' : 'setUint32'](
      line + FIELDS.directory[field],
      value,
      true,
    ),
  );
const atEnd = (field: keyof typeof END, value: number, bytes = zipOf(SOUND)): Uint8Array =>
  changed(bytes, (view) =>
    view[field === 'length' || field === 'offset' ? 'setUint32' : 'setUint16'](bytes.length - END[field], value, true),
  );
/** One of the three numbers in the field for large files. */
const wide = (place: 0 | 1 | 2, value: bigint): Uint8Array =>
  changed(zipOf(SOUND, { zip64: true }), (view, { line }) =>
    view.setBigUint64(line + 46 + SHEET.length + 4 + place * 8, value, true),
  );

/** A whole zip behind another, its own offsets counted from the front of both. */
function appended(front: Uint8Array, back: Uint8Array): Uint8Array {
  const both = bytesOf(front, back);
  const view = new DataView(both.buffer);
  const end = both.length - 22;
  const directory = view.getUint32(end + 16, true) + front.length;
  view.setUint32(end + 16, directory, true);
  for (let at = directory; at < end;) {
    view.setUint32(at + 42, view.getUint32(at + 42, true) + front.length, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return both;
}

/** The sheet's line leads to the data of a part with another name. */
function misled(): Uint8Array {
  const bytes = zipOf([rawEntry('xl/worksheets/sheet9.xml', sheetOf(1)), ...SOUND]);
  return changed(bytes, (view, { line }) => view.setUint32(line + FIELDS.directory.offset, 0, true));
}

const endRecord = zipOf([]).slice(-22);
const gapBehindDirectory = (): Uint8Array => {
  const bytes = zipOf(SOUND);
  return bytesOf(bytes.subarray(0, -22), new Uint8Array(100).fill(7), bytes.subarray(-22));
};

// prettier-ignore
const ZIPS: readonly [string, () => Uint8Array, number | UnreadableReason][] = [
  ['nothing odd', () => zipOf(SOUND), 1],
  ['another size before the data', () => inHeader('size', 5), 1],
  ['another packed size before the data', () => inHeader('packed', 5), 1],
  ['another checksum before the data', () => inHeader('crc', 5), 1],
  ['another method before the data', () => inHeader('method', 0), 1],
  ['a name before the data that is cut off', () => inHeader('nameLength', 5), 'damaged'],
  ['data of a part with another name', misled, 'damaged'],
  ['encryption in the directory', () => inDirectory('flags', 1), 'encrypted'],
  ['stored in the directory, packed in fact', () => inDirectory('method', 0), 'damaged'],
  ['packed in the directory, stored in fact', () => packedAs(Buffer.from(sheetOf(1))), 'damaged'],
  ['a method nobody has', () => inDirectory('method', 99), 'damaged'],
  ['packed size 0 with content', () => inDirectory('packed', 0), 'damaged'],
  ['size 0 with content', () => inDirectory('size', 0), 'damaged'],
  ['a packed size over everything behind', () => inDirectory('packed', 0x7fffffff), 'damaged'],
  ['an offset beyond the end', () => inDirectory('offset', 0x7fffffff), 'damaged'],
  ['an offset into the data', () => inDirectory('offset', 60), 'damaged'],
  ['sizes behind the data that lie', () => changed(zipOf(SOUND, { descriptors: true }), (view, { header }) => view.setUint32(header + 30 + SHEET.length + ONE.packed.length + 8, 7, true)), 1],
  ['more bytes than the packed data needs', () => packedAs(Buffer.concat([deflateRawSync(sheetOf(1)), new Uint8Array(50)])), 1],
  ['packed data without end', () => packedAs(deflateRawSync(sheetOf(1)).subarray(0, -1)), 'damaged'],
  ['another wrapper around the packed data', () => packedAs(deflateSync(sheetOf(1))), 'damaged'],
  ['a gzip file as packed data', () => packedAs(gzipSync(sheetOf(1))), 'damaged'],

  ['one part twice, the same', () => zipOf([...SOUND, ONE]), 1],
  ['one part twice, not the same', () => zipOf([...SOUND, TWO]), 'damaged'],
  ['one part twice in other letters', () => zipOf([...SOUND, { ...TWO, name: SHEET.toUpperCase() }]), 'damaged'],
  ['one part twice with backslashes', () => zipOf([...SOUND, { ...TWO, name: SHEET.replaceAll('/', '\\') }]), 'damaged'],
  ['a name with a NUL that begins like the sheet', () => zipOf([...SOUND, { ...TWO, name: `${SHEET}\u0000.png` }]), 1],
  ['the sheet under a name with a NUL', () => zipOf([...others, { ...ONE, name: `${SHEET}\u0000` }]), 'damaged'],
  ['a name that comes back to the sheet', () => zipOf([...SOUND, { ...TWO, name: `xl/a/../worksheets/sheet1.xml` }]), 1],
  ['a name with two slashes', () => zipOf([...SOUND, { ...TWO, name: 'xl//worksheets/sheet1.xml' }]), 1],
  ['a folder that is called like the sheet', () => zipOf([...SOUND, rawEntry(`${SHEET}/`, '')]), 1],
  ['an entry without a name', () => zipOf([...SOUND, rawEntry('', 'x')]), 1],
  ['a whole workbook stored in another', () => zipOf([{ ...rawEntry('a.bin', ''), packed: zipOf(others) }, ...SOUND]), 1],

  ['a directory that counts no entry', () => atEnd('count', 0), 'damaged'],
  ['a directory that counts as many as can be, without the field for them', () => atEnd('count', 0xffff), 'damaged'],
  ['a directory that says it is short', () => atEnd('length', 10), 1],
  ['a directory a byte further on', () => atEnd('offset', new DataView(zipOf(SOUND).buffer).getUint32(zipOf(SOUND).length - 6, true) + 1), 'damaged'],
  ['a directory beyond the end', () => atEnd('offset', 0x7fffffff), 'damaged'],
  ['bytes between directory and end', gapBehindDirectory, 'damaged'],
  ['a comment longer than the file', () => atEnd('comment', 500), 'damaged'],
  ['bytes behind the end', () => bytesOf(zipOf(SOUND), new Uint8Array(100).fill(1)), 1],
  ['a second workbook behind the first', () => appended(zipOf([...others, TWO]), zipOf(SOUND)), 1],
  ['a second workbook whose offsets lead into the first', () => bytesOf(zipOf([...others, TWO]), zipOf(SOUND)), 'damaged'],
  ['a comment that is an end of its own', () => zipOf(SOUND, { comment: endRecord }), 'damaged'],
  ['a comment that is the end again', () => zipOf(SOUND, { comment: zipOf(SOUND).slice(-22) }), 'damaged'],
  ['a comment with the first bytes of an end', () => zipOf(SOUND, { comment: Buffer.from('PK\u0005\u0006') }), 1],

  ['fields for large files', () => zipOf(SOUND, { zip64: true }), 1],
  ['fields for large files, a size that lies', () => wide(0, 5n), 'damaged'],
  ['fields for large files, a size beyond any number', () => wide(0, 0xffff_ffff_ffff_ffffn), 'too-large'],
  ['fields for large files, packed beyond any number', () => wide(1, 0x7fff_ffff_ffff_ffffn), 'damaged'],
  ['fields for large files, an offset beyond any number', () => wide(2, 0xffff_ffff_ffff_ffffn), 'damaged'],
  ['fields for large files that break off', () => changed(zipOf(SOUND, { zip64: true }), (view, { line }) => view.setUint16(line + 46 + SHEET.length + 2, 8, true)), 'damaged'],
  ['fields for large files that run on', () => changed(zipOf(SOUND, { zip64: true }), (view, { line }) => view.setUint16(line + 46 + SHEET.length + 2, 60_000, true)), 1],
];

describe.each([
  ['portable', undefined],
  ['native', NATIVE_CODEC],
] as const)('unpacked by the %s code', (_code, codec) => {
  test.each(ZIPS)('%s', (_title, make, expected) => {
    const outcome = (): unknown => {
      try {
        return readWorkbook(make(), NAME, codec === undefined ? {} : { codec })[0]?.values[0]?.[0];
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        expect(error.sentence['zh-CN']).toContain(NAME);
        return error.reason;
      }
    };
    expect(outcome()).toBe(expected);
  });
});
