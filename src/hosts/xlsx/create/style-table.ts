/** The styles part of a new workbook: every look that occurs, once. */
import { escapeXml } from '../xml/escapes';
import type { NewLook } from '../../../review/new-sheet';

const FONT = '宋体';

/** A list of distinct XML pieces; each gets its index. */
class Distinct {
  readonly pieces: string[] = [];
  private readonly known = new Map<string, number>();

  indexOf(piece: string): number {
    const found = this.known.get(piece);
    if (found !== undefined) return found;
    this.known.set(piece, this.pieces.length);
    return this.pieces.push(piece) - 1;
  }

  xml(name: string): string {
    return `<${name} count="${this.pieces.length}">${this.pieces.join('')}</${name}>`;
  }
}

export class StyleTable {
  private readonly formats = new Distinct();
  private readonly fonts = new Distinct();
  private readonly fills = new Distinct();
  private readonly borders = new Distinct();
  private readonly styles = new Distinct();
  private readonly known = new Map<string, number>();

  constructor() {
    this.fills.indexOf('<fill><patternFill patternType="none"/></fill>');
    this.fills.indexOf('<fill><patternFill patternType="gray125"/></fill>');
    this.indexOf({});
  }

  /** The style number of a cell with this look. */
  indexOf(look: NewLook): number {
    const {
      numberFormat = 'General',
      bold = false,
      size = 11,
      color = '',
      fill = '',
      border = false,
      wrap = false,
      align = '',
    } = look;
    const key = JSON.stringify([numberFormat, bold, size, color, fill, border, wrap, align]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const formatId = numberFormat === 'General' ? 0 : 164 + this.formats.indexOf(escapeXml(numberFormat));
    const font = this.fonts.indexOf(
      `<font>${bold ? '<b/>' : ''}<sz val="${size}"/>${color === '' ? '' : `<color rgb="${argb(color)}"/>`}<name val="${FONT}"/><charset val="134"/></font>`,
    );
    const fillId =
      fill === ''
        ? 0
        : this.fills.indexOf(
            `<fill><patternFill patternType="solid"><fgColor rgb="${argb(fill)}"/><bgColor indexed="64"/></patternFill></fill>`,
          );
    const borderId = this.borders.indexOf(borderXml(border));
    const alignment =
      align === '' && !wrap
        ? '<alignment vertical="center"/>'
        : `<alignment${align === '' ? '' : ` horizontal="${align}"`} vertical="center"${wrap ? ' wrapText="1"' : ''}/>`;
    const index = this.styles.indexOf(
      `<xf numFmtId="${formatId}" fontId="${font}" fillId="${fillId}" borderId="${borderId}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`,
    );
    this.known.set(key, index);
    return index;
  }

  xml(): string {
    const formats = this.formats.pieces.map(
      (code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`,
    );
    return (
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      (formats.length === 0 ? '' : `<numFmts count="${formats.length}">${formats.join('')}</numFmts>`) +
      this.fonts.xml('fonts') +
      this.fills.xml('fills') +
      this.borders.xml('borders') +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      this.styles.xml('cellXfs') +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    );
  }
}

function argb(color: string): string {
  return `FF${color.replace('#', '').toUpperCase()}`;
}

function borderXml(border: boolean): string {
  const side = (name: string): string => (border ? `<${name} style="thin"><color auto="1"/></${name}>` : `<${name}/>`);
  return `<border>${side('left')}${side('right')}${side('top')}${side('bottom')}<diagonal/></border>`;
}
