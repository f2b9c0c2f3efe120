/** Steps through XML as bytes: where tags, names and attribute values stand. No text is made. */
import { DoctypeError, XmlError } from '../xml/tokens';
import { APOSTROPHE, BANG, COLON, EQUALS, GREATER, LESS, QUESTION, QUOTE, SLASH, SPACE, isWord } from './bytes';

export class ByteTokens {
  protected readonly end: number;
  /** Attribute last read by `nextAttribute`. */
  protected nameStart = 0;
  protected nameEnd = 0;
  protected valueStart = 0;
  protected valueEnd = 0;
  /** Set by `skipAttributes` and the like: the tag closed itself. */
  protected selfClosed = false;

  constructor(protected readonly bytes: Uint8Array) {
    this.end = bytes.length;
  }

  /** Offset of the next `<`, or -1. */
  protected nextTag(from: number): number {
    const { bytes, end } = this;
    let at = from;
    while (at < end && bytes[at] !== LESS) at += 1;
    return at < end ? at : -1;
  }

  /** Like `nextTag` where one must come. */
  protected mustTag(from: number): number {
    const at = this.nextTag(from);
    if (at < 0) throw new XmlError('element without end');
    return at;
  }

  /** Behind the prefix, if there is one. */
  protected localName(from: number): number {
    const { bytes } = this;
    for (let at = from; at < this.end; at += 1) {
      const byte = bytes[at] as number;
      if (byte === COLON) return at + 1;
      if (endsName(byte)) return from;
    }
    throw new XmlError('tag without end');
  }

  protected skipMarkup(at: number): number {
    const { bytes } = this;
    const comment = bytes[at + 2] === 0x2d && bytes[at + 3] === 0x2d;
    const cdata = isWord(bytes, at + 2, at + 9, '[CDATA[');
    if (bytes[at + 1] === BANG && !comment && !cdata) throw new DoctypeError('document type declaration');
    const close = bytes[at + 1] === QUESTION ? '?>' : comment ? '-->' : ']]>';
    for (let stop = at + 4; stop + close.length <= this.end; stop += 1) {
      if (isWord(bytes, stop, stop + close.length, close)) return stop + close.length;
    }
    throw new XmlError('markup without end');
  }

  /**
   * Reads one attribute and remembers where name and value stand.
   * @returns the offset behind it, or the complement (`~offset`) of the offset behind `>` when the tag ends.
   */
  protected nextAttribute(from: number): number {
    const { bytes, end } = this;
    let at = from;
    while (at < end && (bytes[at] as number) <= SPACE) at += 1;
    if (bytes[at] === GREATER) {
      this.selfClosed = false;
      return ~(at + 1);
    }
    if (bytes[at] === SLASH && bytes[at + 1] === GREATER) {
      this.selfClosed = true;
      return ~(at + 2);
    }
    this.nameStart = at;
    // A bare `<` or `>` on the way: the tag before it never ended, and what follows would vanish in it.
    while (at < end && bytes[at] !== EQUALS && (bytes[at] as number) > SPACE) {
      if (bytes[at] === GREATER || bytes[at] === LESS) throw new XmlError('attribute without value');
      at += 1;
    }
    this.nameEnd = at;
    while (at < end && bytes[at] !== QUOTE && bytes[at] !== APOSTROPHE) {
      if (bytes[at] === GREATER || bytes[at] === LESS) throw new XmlError('attribute without value');
      at += 1;
    }
    const quote = bytes[at];
    at += 1;
    this.valueStart = at;
    while (at < end && bytes[at] !== quote && bytes[at] !== LESS) at += 1;
    if (at >= end || bytes[at] !== quote) throw new XmlError('attribute without end');
    this.valueEnd = at;
    return at + 1;
  }

  protected skipAttributes(from: number): number {
    let at = from;
    while (at >= 0) at = this.nextAttribute(at);
    return ~at;
  }

  /** Offset of the closing tag of an element that holds text only, CDATA allowed. */
  protected elementEnd(from: number): number {
    let at = this.mustTag(from);
    while (this.bytes[at + 1] === BANG) at = this.mustTag(this.skipMarkup(at));
    return at;
  }
}

export function endsName(byte: number): boolean {
  return byte <= SPACE || byte === GREATER || byte === SLASH;
}
