/** Node's zlib in place of our own decoder: the same bytes, and the same refusals. */
import { deflateRawSync } from 'node:zlib';
import { NATIVE_CODEC } from '../../src/cli/native-codec';
import { InflateError, PORTABLE_CODEC } from '../../src/hosts/xlsx';

const text = Buffer.from('项目支出绩效自评表'.repeat(500));
const packed = new Uint8Array(deflateRawSync(text));
const stored = new Uint8Array(deflateRawSync(text, { level: 0 }));
const none = new Uint8Array(deflateRawSync(new Uint8Array()));

describe.each([
  ['native', NATIVE_CODEC],
  ['portable', PORTABLE_CODEC],
])('%s', (_name, codec) => {
  test.each([
    ['packed', packed, text],
    ['stored blocks', stored, text],
    ['nothing', none, Buffer.alloc(0)],
    ['a single byte', new Uint8Array(deflateRawSync(Buffer.from('1'))), Buffer.from('1')],
    ['rubbish behind the end', Buffer.concat([packed, Buffer.from('rubbish')]), text],
  ])('unpacks: %s', (_what, bytes, expected) => {
    expect(Buffer.from(codec.inflate(bytes, expected.length)).equals(expected)).toBe(true);
  });

  test.each([
    ['cut off', packed.subarray(0, packed.length - 4), text.length],
    ['more than declared', packed, text.length - 1],
    ['far more than declared', packed, 1],
    ['declared empty', packed, 0],
    ['less than declared', packed, text.length + 1],
    ['no deflate data', Buffer.from('自评表自评表'), 100],
    ['no data at all', new Uint8Array(), 10],
  ])('refuses: %s', (_what, bytes, size) => {
    expect(() => codec.inflate(bytes, size)).toThrow(InflateError);
  });

  test('checksum', () => {
    expect(codec.crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
    expect(codec.crc32(new Uint8Array())).toBe(0);
  });
});
