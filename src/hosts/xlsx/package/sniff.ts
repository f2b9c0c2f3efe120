/** What a file is by its first bytes, whatever its name says. */
import { LIMITS } from '../limits';
import { UnreadableFile, type UnreadableReason } from '../unreadable';

export type FileKind = 'zip' | 'old-binary';

/**
 * `zip` may be a workbook; `old-binary` is .xls or .et.
 * @throws UnreadableFile for everything else, saying what it is.
 */
export function sniff(bytes: Uint8Array, file: string): FileKind {
  const fail = (reason: UnreadableReason, detail: string): UnreadableFile => new UnreadableFile(reason, file, detail);
  if (bytes.length === 0) throw fail('empty-file', 'no bytes');
  if (bytes.length > LIMITS.file) throw fail('too-large', `${bytes.length} bytes`);
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return 'zip';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    // An OLE2 container: a password-protected .xlsx keeps its zip in a stream of this name.
    if (contains(bytes, utf16('EncryptedPackage'))) throw fail('encrypted', 'OLE2 container with EncryptedPackage');
    if (contains(bytes, utf16('Workbook')) || contains(bytes, utf16('Book'))) return 'old-binary';
    if (contains(bytes, utf16('WordDocument'))) throw fail('word-document', 'OLE2 container with WordDocument');
    if (contains(bytes, utf16('PowerPoint Document'))) throw fail('presentation', 'OLE2 container of a presentation');
    throw fail('not-a-workbook', 'OLE2 container without a workbook');
  }
  // BIFF2–BIFF5 without a container: the record "beginning of file" comes first.
  if (bytes[0] === 0x09 && (bytes[1] === 0 || bytes[1] === 2 || bytes[1] === 4 || bytes[1] === 8) && bytes[3] === 0) {
    return 'old-binary';
  }
  throw fail(looksLikeText(bytes) ? 'text-file' : 'not-a-workbook', 'neither zip nor OLE2');
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}

function utf16(text: string): readonly number[] {
  return [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);
}

/** Names of OLE2 streams stand on 128-byte boundaries of the directory, which may be anywhere. */
function contains(bytes: Uint8Array, name: readonly number[]): boolean {
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    let same = bytes[at + name.length] === 0 && bytes[at + name.length + 1] === 0;
    for (let index = 0; same && index < name.length; index += 1) same = bytes[at + index] === name[index];
    if (same) return true;
  }
  return false;
}

/** Text in UTF-8, UTF-16 with a mark, or GBK: no zero bytes and hardly any control characters. */
function looksLikeText(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return true;
  return bytes.subarray(0, 4096).every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 12 || byte === 13);
}
