/** Changes inside one tag. */
import { escapeXml } from '../xml/escapes';

// Blanks are looked through once, from their first: from each of them on, a tag of a million would take hours.

/** The tag with an attribute set, or without it (`null`); everything else stays to the character. */
export function withAttribute(tag: string, name: string, value: string | null): string {
  const found = new RegExp(`(?<!\\s)\\s+${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`).exec(tag);
  if (found !== null) {
    const text = value === null ? '' : ` ${name}="${escapeXml(value)}"`;
    return tag.slice(0, found.index) + text + tag.slice(found.index + found[0].length);
  }
  if (value === null) return tag;
  const nameEnd = /^<[^\s/>]+/.exec(tag)?.[0].length ?? 1;
  return `${tag.slice(0, nameEnd)} ${name}="${escapeXml(value)}"${tag.slice(nameEnd)}`;
}

/** `<a …/>` as `<a …>`. */
export function opened(tag: string): string {
  return tag.replace(/(?<!\s)\s*\/>$/, '>');
}
