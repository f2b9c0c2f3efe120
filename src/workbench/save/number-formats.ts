/** Cell styles with another number format: a copy of the style, added once to the styles part. */
import { builtinFormat } from '../../hosts/xlsx/read/builtin-formats';
import { withAttribute } from '../../hosts/xlsx/patch/attributes';
import type { WorkbookPackage } from '../../hosts/xlsx/package/workbook-package';
import { escapeXml } from '../../hosts/xlsx/xml/escapes';
import { splice } from '../../hosts/xlsx/xml/splice';
import { attribute, childrenOf, type Element } from '../../hosts/xlsx/xml/tokens';

/** Numbers below are Excel's own. */
const FIRST_OWN_FORMAT = 164;
/** Formats that are the same in every language and need no entry of their own. */
const COMMON: readonly number[] = [1, 2, 3, 4, 9, 10, 11, 14, 20, 21, 22, 49];

export class NumberFormats {
  /** @param part the styles part. */
  constructor(
    private readonly pack: WorkbookPackage,
    private readonly part: string,
  ) {}

  /** Number format code of a cell style; `''` for General. */
  patternOf(style: number): string {
    const xml = this.xml();
    const found = this.styles(xml)[style];
    const format = found === undefined ? 0 : Number(attribute(found.open.attributes, 'numFmtId') ?? '0');
    const own = this.formats(xml).find(({ open }) => Number(attribute(open.attributes, 'numFmtId')) === format);
    const code = own === undefined ? builtinFormat(format) : (attribute(own.open.attributes, 'formatCode') ?? '');
    return /^general$/i.test(code) ? '' : code;
  }

  /** The style that looks the same but for the number format. @returns its index. */
  withPattern(style: number, pattern: string): number {
    const format = this.formatNumber(pattern);
    const xml = this.xml();
    const styles = this.styles(xml);
    const from = styles[style] ?? styles[0];
    const list = childrenOf(xml, 'cellXfs');
    if (from === undefined || list === null) return style;
    const source = xml.slice(from.open.start, from.end);
    const tag = xml.slice(from.open.start, from.open.end);
    const changed = withAttribute(withAttribute(tag, 'numFmtId', String(format)), 'applyNumberFormat', '1');
    const wanted = changed + source.slice(tag.length);
    const known = styles.findIndex(({ open, end }) => xml.slice(open.start, end) === wanted);
    if (known >= 0) return known;
    const { open, contentEnd } = list.element;
    this.pack.write(
      this.part,
      splice(xml, [
        {
          start: open.start,
          end: open.end,
          text: withAttribute(xml.slice(open.start, open.end), 'count', String(styles.length + 1)),
        },
        { start: contentEnd, end: contentEnd, text: wanted },
      ]),
    );
    return styles.length;
  }

  private formatNumber(pattern: string): number {
    if (pattern === '' || /^general$/i.test(pattern)) return 0;
    const common = COMMON.find((id) => builtinFormat(id) === pattern);
    if (common !== undefined) return common;
    const xml = this.xml();
    const formats = this.formats(xml);
    const known = formats.find(({ open }) => attribute(open.attributes, 'formatCode') === pattern);
    if (known !== undefined) return Number(attribute(known.open.attributes, 'numFmtId'));
    const taken = formats.map(({ open }) => Number(attribute(open.attributes, 'numFmtId')));
    const id = Math.max(FIRST_OWN_FORMAT - 1, ...taken) + 1;
    this.addFormat(xml, id, pattern, formats.length);
    return id;
  }

  private addFormat(xml: string, id: number, pattern: string, count: number): void {
    const list = childrenOf(xml, 'numFmts');
    const sheet = childrenOf(xml, 'styleSheet');
    if (sheet === null) return;
    const { prefix } = sheet.element.open;
    const entry = `<${prefix}numFmt numFmtId="${id}" formatCode="${escapeXml(pattern)}"/>`;
    const whole = `<${prefix}numFmts count="1">${entry}</${prefix}numFmts>`;
    if (list === null || list.element.open.kind === 'empty') {
      const start = list === null ? sheet.element.open.end : list.element.open.start;
      this.pack.write(this.part, splice(xml, [{ start, end: list === null ? start : list.element.end, text: whole }]));
      return;
    }
    const { open, contentEnd } = list.element;
    this.pack.write(
      this.part,
      splice(xml, [
        {
          start: open.start,
          end: open.end,
          text: withAttribute(xml.slice(open.start, open.end), 'count', String(count + 1)),
        },
        { start: contentEnd, end: contentEnd, text: entry },
      ]),
    );
  }

  private xml(): string {
    return this.pack.text(this.part) ?? '';
  }

  private styles(xml: string): readonly Element[] {
    return childrenOf(xml, 'cellXfs')?.children ?? [];
  }

  private formats(xml: string): readonly Element[] {
    return childrenOf(xml, 'numFmts')?.children ?? [];
  }
}
