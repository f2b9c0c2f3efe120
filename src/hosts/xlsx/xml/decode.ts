/** Bytes of a part as text, and the way back. */

const UTF8 = new TextDecoder('utf-8');

/** By byte order mark, then by the XML declaration, else UTF-8. The mark itself is not part of the text. */
export function decodePart(bytes: Uint8Array): string {
  return decoderOf(bytes).decode(bytes);
}

/** The same content as UTF-8 bytes without a byte order mark; the very same array when it is that already. */
export function asUtf8(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3);
  const decoder = decoderOf(bytes);
  return decoder === UTF8 ? bytes : new TextEncoder().encode(decoder.decode(bytes));
}

/** How nearly every part begins. */
const USUAL_HEAD = new TextEncoder().encode('<?xml version="1.0" encoding="UTF-8"');

function beginsWith(bytes: Uint8Array, head: Uint8Array): boolean {
  for (let at = 0; at < head.length; at += 1) if (bytes[at] !== head[at]) return false;
  return true;
}

function decoderOf(bytes: Uint8Array): TextDecoder {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  if (first === 0x3c && second === 0) return new TextDecoder('utf-16le');
  if (first === 0 && second === 0x3c) return new TextDecoder('utf-16be');
  if (beginsWith(bytes, USUAL_HEAD)) return UTF8;
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(
    String.fromCharCode(...bytes.subarray(0, 200)),
  )?.[1];
  if (declared === undefined || /^utf-?8$/i.test(declared)) return UTF8;
  try {
    return new TextDecoder(declared);
  } catch {
    // An encoding nobody knows: the bytes are most likely UTF-8 all the same.
    return UTF8;
  }
}

/** UTF-8 bytes; a declaration of another encoding is put right. */
export function encodePart(text: string): Uint8Array {
  return new TextEncoder().encode(
    text.replace(/^(\s*<\?xml[^>]*?encoding\s*=\s*["'])(?!utf-8["'])[\w.-]+/i, '$1UTF-8'),
  );
}
