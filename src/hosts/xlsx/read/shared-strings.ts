/** The shared strings, found once and decoded one by one when a cell asks. */
import { decodeXstring, textContent } from '../xml/escapes';
import { XmlError, assertWhole, tags } from '../xml/tokens';

export class SharedStrings {
  private readonly texts: (string | undefined)[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  /** No text of the part needs anything resolved. */
  private readonly verbatim: boolean;

  /** @param xml the whole part. @throws XmlError when it breaks off. */
  constructor(private readonly xml: string) {
    assertWhole(xml);
    this.verbatim = isVerbatim(xml);
    if (xml.includes('<!') || !/<sst[\s>/]/.test(xml.slice(0, 1000))) this.indexByTags();
    else this.indexPlain();
  }

  get count(): number {
    return this.starts.length;
  }

  /** @throws XmlError for an index outside the table: the text that belongs there is lost. */
  at(index: number): string {
    const known = this.texts[index];
    if (known !== undefined) return known;
    const start = this.starts[index];
    const end = this.ends[index];
    if (start === undefined || end === undefined) throw new XmlError(`shared string ${index}`);
    const text = itemText(this.xml, start, end, this.verbatim);
    this.texts[index] = text;
    return text;
  }

  /** No prefixes, comments or CDATA: items are found by their tags alone. */
  private indexPlain(): void {
    const { xml } = this;
    for (let at = xml.indexOf('<si'); at >= 0; at = xml.indexOf('<si', at)) {
      const next = xml.charCodeAt(at + 3);
      if (next !== 62 && next !== 47 && next > 32) {
        at += 3;
        continue;
      }
      const open = next === 62 ? at + 3 : xml.indexOf('>', at);
      if (open < 0) throw new XmlError('shared string without end');
      if (xml.charCodeAt(open - 1) === 47) {
        this.add(open, open);
        at = open;
        continue;
      }
      const end = xml.indexOf('</si', open);
      if (end < 0) throw new XmlError('shared string without end');
      this.add(open + 1, end);
      at = end;
    }
  }

  private indexByTags(): void {
    let start = -1;
    for (const tag of tags(this.xml)) {
      if (tag.name !== 'si') continue;
      if (tag.kind === 'empty') this.add(tag.end, tag.end);
      else if (tag.kind === 'open') start = tag.end;
      else if (start >= 0) this.add(start, tag.start);
    }
  }

  private add(start: number, end: number): void {
    this.starts.push(start);
    this.ends.push(end);
  }
}

/** Whether all texts between the tags stand as they are read: asked of a whole part, it need not be asked of each text. */
function isVerbatim(xml: string): boolean {
  return !xml.includes('&') && !xml.includes('_x') && !xml.includes('\r') && !xml.includes('<![');
}

/** Text of an `<si>` or `<is>`: its runs joined, phonetic guides left out. */
export function itemText(xml: string, start: number, end: number, verbatim = false): string {
  const inner = onlyText(xml, start, end);
  if (inner !== null) return verbatim ? inner : plainText(inner);
  let text = '';
  let phonetic = 0;
  let from = -1;
  for (const tag of tags(xml, start, end)) {
    if (tag.name === 'rPh') phonetic += tag.kind === 'open' ? 1 : tag.kind === 'close' ? -1 : 0;
    else if (tag.name === 't' && phonetic === 0) {
      if (tag.kind === 'open') from = tag.end;
      else if (tag.kind === 'close' && from >= 0) {
        text += plainText(xml.slice(from, tag.start));
        from = -1;
      }
    }
  }
  return text;
}

const PLAIN = '<t>';
const SPACED = '<t xml:space="preserve">';

/** By far the most: `<t>…</t>` and nothing else, or how to read it aloud behind it. Null for any other content. */
function onlyText(xml: string, start: number, end: number): string | null {
  const from = xml.startsWith(PLAIN, start)
    ? start + PLAIN.length
    : xml.startsWith(SPACED, start)
      ? start + SPACED.length
      : -1;
  const to = from < 0 ? -1 : xml.indexOf('<', from);
  if (to < 0 || !xml.startsWith('</t>', to)) return null;
  const rest = to + 4;
  if (rest === end) return xml.slice(from, to);
  const phonetic = xml.startsWith('<phoneticPr', rest) && xml.indexOf('<', rest + 1) === end;
  return phonetic && xml.startsWith('/>', end - 2) ? xml.slice(from, to) : null;
}

function plainText(raw: string): string {
  return decodeXstring(textContent(raw));
}
