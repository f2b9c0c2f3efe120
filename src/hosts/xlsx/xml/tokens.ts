/**
 * A tokenizer that hands out offsets and never builds a tree, so that a part can be patched in place:
 * what is not replaced stays as it is, to the character. Prefixes (`x:row`) are told apart from local names.
 */
import { unescapeXml } from './escapes';

/** The text is not well-formed enough to go on. */
export class XmlError extends Error {}
/** A document type declaration: refused, no entity is ever resolved from it. */
export class DoctypeError extends XmlError {}

/** A tag as offsets; most are stepped over, so texts are cut out when asked for. */
export class Tag {
  constructor(
    private readonly xml: string,
    readonly kind: 'open' | 'close' | 'empty',
    /** Without prefix. */
    readonly name: string,
    /** Offsets of `<` and of the character behind `>`. */
    readonly start: number,
    readonly end: number,
    private readonly nameEnd: number,
  ) {}

  /** `x:` or `''`. */
  get prefix(): string {
    return this.xml.slice(this.start + (this.kind === 'close' ? 2 : 1), this.nameEnd - this.name.length);
  }

  /** The text between name and `>`. */
  get attributes(): string {
    if (this.kind === 'close') return '';
    return this.xml.slice(this.nameEnd, this.end - (this.kind === 'empty' ? 2 : 1));
  }
}

/** All tags in order, from `from` to before `to`. Comments, CDATA and processing instructions are skipped. */
export function* tags(xml: string, from = 0, to = xml.length): Generator<Tag> {
  let at = from;
  for (;;) {
    at = xml.indexOf('<', at);
    if (at < 0 || at >= to) return;
    const next = xml.charCodeAt(at + 1);
    if (next === 33 || next === 63) {
      at = skipMarkup(xml, at);
      continue;
    }
    const end = tagEnd(xml, at + 1);
    // Attribute values hold no bare `<`: one that never ended would swallow the tags behind it.
    const following = xml.indexOf('<', at + 1);
    if (following >= 0 && following < end) throw new XmlError('attribute without end');
    const close = next === 47;
    const empty = !close && xml.charCodeAt(end - 1) === 47;
    const full = at + (close ? 2 : 1);
    let local = full;
    let nameEnd = full;
    while (nameEnd < end) {
      const code = xml.charCodeAt(nameEnd);
      if (code <= 32 || code === 47) break;
      nameEnd += 1;
      if (code === 58 && local === full) local = nameEnd;
    }
    yield new Tag(xml, close ? 'close' : empty ? 'empty' : 'open', xml.slice(local, nameEnd), at, end + 1, nameEnd);
    at = end + 1;
  }
}

/**
 * Where to begin looking for the first element of this name: right before it when its tag can be told by its text alone,
 * else at the beginning.
 */
export function startOf(xml: string, name: string): number {
  // Only markup of this kind can hold what looks like a tag and is none.
  return xml.includes('<!') ? 0 : Math.max(0, xml.indexOf(`<${name}`));
}

/** @returns the offset of `>`; quotes may hold one. */
function tagEnd(xml: string, from: number): number {
  let at = from;
  for (;;) {
    const code = xml.charCodeAt(at);
    if (code === 62) return at;
    if (Number.isNaN(code)) throw new XmlError('tag without end');
    if (code === 34 || code === 39) {
      at = xml.indexOf(code === 34 ? '"' : "'", at + 1);
      if (at < 0) throw new XmlError('attribute without end');
    }
    at += 1;
  }
}

/**
 * A part that broke off between two elements must not pass for a short one.
 * @throws XmlError when the first element is not closed by the last tag.
 */
export function assertWhole(xml: string): void {
  const first = tags(xml).next().value;
  if (first === undefined) throw new XmlError('no element');
  if (first.kind === 'empty' || isClosing(xml, xml.lastIndexOf('<'), first)) return;
  // Something may stand behind the end, a comment with tags in it even.
  let last: Tag = first;
  for (const tag of tags(xml, first.end)) last = tag;
  if (!isClosing(xml, last.start, first)) throw new XmlError(`${first.name} without end`);
}

function isClosing(xml: string, at: number, { prefix, name }: Tag): boolean {
  const close = `</${prefix}${name}`;
  return xml.startsWith(close, at) && /^\s*>/.test(xml.slice(at + close.length, at + close.length + 100));
}

function skipMarkup(xml: string, at: number): number {
  const [open, close] = xml.startsWith('<!--', at)
    ? ['<!--', '-->']
    : xml.startsWith('<![CDATA[', at)
      ? ['<![CDATA[', ']]>']
      : xml.startsWith('<?', at)
        ? ['<?', '?>']
        : ['<!', '>'];
  if (open === '<!') throw new DoctypeError('document type declaration');
  const end = xml.indexOf(close, at + open.length);
  if (end < 0) throw new XmlError('markup without end');
  return end + close.length;
}

/** One attribute by its name without prefix (`r:id` is found as `id`), or null. */
export function attribute(attributes: string, name: string): string | null {
  let at = attributes.indexOf('=');
  while (at >= 0) {
    let nameEnd = at;
    while (isSpace(attributes.charCodeAt(nameEnd - 1))) nameEnd -= 1;
    let start = at + 1;
    while (isSpace(attributes.charCodeAt(start))) start += 1;
    const quote = attributes.charAt(start);
    const end = quote === '"' || quote === "'" ? attributes.indexOf(quote, start + 1) : -1;
    if (end >= 0 && endsWithName(attributes, nameEnd, name)) return unescapeXml(attributes.slice(start + 1, end));
    at = attributes.indexOf('=', Math.max(end, at) + 1);
  }
  return null;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** Whether the name that ends before `end` is this one, with or without a prefix. */
function endsWithName(attributes: string, end: number, name: string): boolean {
  const start = end - name.length;
  if (start < 0 || !attributes.startsWith(name, start)) return false;
  if (start === 0) return true;
  const before = attributes.charCodeAt(start - 1);
  return before === 58 || isSpace(before);
}

/** `1` and `true` (xsd:boolean). */
export function isTrue(value: string | null): boolean {
  return value === '1' || value === 'true';
}

/** An element with the offsets of its content. An empty element has no content: `open.end === end`. */
export interface Element {
  readonly open: Tag;
  /** Offset of the closing tag, or `end` for an empty element. */
  readonly contentEnd: number;
  readonly end: number;
}

/** The direct children of the first element called `name`; null when there is none. */
export function childrenOf(
  xml: string,
  name: string,
): { readonly element: Element; readonly children: readonly Element[] } | null {
  let depth = -1;
  let parent: Tag | null = null;
  let child: Tag | null = null;
  const children: Element[] = [];
  for (const tag of tags(xml)) {
    if (parent === null) {
      if (tag.name !== name || tag.kind === 'close') continue;
      if (tag.kind === 'empty') return { element: { open: tag, contentEnd: tag.end, end: tag.end }, children };
      parent = tag;
      depth = 0;
      continue;
    }
    if (tag.kind === 'close') {
      if (depth === 0) return { element: { open: parent, contentEnd: tag.start, end: tag.end }, children };
      depth -= 1;
      if (depth === 0 && child !== null) children.push({ open: child, contentEnd: tag.start, end: tag.end });
      continue;
    }
    if (depth === 0) {
      child = tag;
      if (tag.kind === 'empty') children.push({ open: tag, contentEnd: tag.end, end: tag.end });
    }
    if (tag.kind === 'open') depth += 1;
  }
  if (parent !== null) throw new XmlError(`${name} without end`);
  return null;
}
