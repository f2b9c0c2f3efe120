/** What only files have: rules of others, stored results, parts of all kinds. */
import { strFromU8, unzipSync } from 'fflate';
import { read } from '@e965/xlsx';
import { parseA1, type CellRef } from '../../../src/form/sheet';
import type { CellContent } from '../../../src/checks/check';
import type { Mark, WriteReceipt } from '../../../src/review/plan';
import { HostError, type ReviewNote } from '../../../src/hosts/host';
import { FileHost, createWorkbook, readWorkbook } from '../../../src/hosts/xlsx';
import { fileOf, parts, worksheet, zipped } from './parts';

function at(address: string): CellRef {
  return parseA1(address) ?? { row: 0, column: 0 };
}

async function write(
  host: FileHost,
  contents: Readonly<Record<string, CellContent | number | string>>,
  marks: readonly Mark[] | null = null,
): Promise<WriteReceipt> {
  const [sheet] = await host.readSheets('active');
  const cells = Object.entries(contents).map(([address, content]) => ({
    cell: at(address),
    before: '',
    after:
      typeof content === 'number'
        ? ({ kind: 'number', number: String(content) } as const)
        : typeof content === 'string'
          ? ({ kind: 'text', text: content } as const)
          : content,
    why: 'fill' as const,
    code: '',
  }));
  return host.apply({ sheets: [{ sheet: sheet?.name ?? '', fingerprint: sheet?.fingerprint ?? '', cells, marks }] });
}

function part(bytes: Uint8Array, name = 'xl/worksheets/sheet1.xml'): string {
  return strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
}

const MARK: Mark = { range: { first: at('A1'), last: at('D1') }, reasonCell: at('D1'), light: 'red' };
const YELLOW: Mark = { range: { first: at('A2'), last: at('D2') }, reasonCell: at('D2'), light: 'yellow' };

describe('marks beside the rules of others', () => {
  const theirs =
    '<conditionalFormatting sqref="A1:A9"><cfRule type="cellIs" dxfId="0" priority="1" operator="lessThan"><formula>5</formula></cfRule><cfRule priority="3" type="dataBar"><dataBar/></cfRule></conditionalFormatting>';
  const later =
    '<extLst><ext><x14:conditionalFormattings xmlns:x14="x"><x14:conditionalFormatting><x14:cfRule type="dataBar" priority="2" id="{1}"/></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>';
  const bytes = zipped(
    parts('', {
      'xl/worksheets/sheet1.xml': worksheet(
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        `${theirs}<pageMargins left="1"/>${later}`,
      ),
      'xl/styles.xml':
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts/><cellXfs count="1"><xf/></cellXfs><dxfs count="1"><dxf><font><b/></font></dxf></dxfs></styleSheet>',
    }),
  );
  const priorities = (xml: string): number[] =>
    [...xml.matchAll(/ priority="(\d+)"/g)].map(([, value]) => Number(value));

  test('go first; the others keep their order, later versions included', async () => {
    const host = FileHost.open(bytes, 'a.xlsx');
    await write(host, {}, [MARK, YELLOW]);
    expect(priorities(part(host.save()))).toEqual([1, 2, 3, 5, 4]);
    await write(host, {}, [MARK]);
    expect(priorities(part(host.save()))).toEqual([1, 2, 4, 3]);
    expect(part(host.save(), 'xl/styles.xml')).toContain('<dxfs count="3">');
    expect(await host.clearMarks('all')).toBe(1);
    expect(part(host.save())).toBe(part(bytes));
  });

  test('are found again when Excel joined them into one rule', async () => {
    const joined =
      '<conditionalFormatting sqref="A4:D5 A8:D8"><cfRule type="expression" dxfId="0" priority="1"><formula>AND(LEN(TRIM($D4))=0,N("selfeval:yellow")=0)</formula></cfRule><cfRule type="expression" priority="2"><formula>TRUE</formula></cfRule></conditionalFormatting>';
    const host = FileHost.open(fileOf('', { 'xl/worksheets/sheet1.xml': worksheet('', joined) }), 'a.xlsx');
    const receipt = await write(host, {}, []);
    expect(
      receipt.sheets[0]?.marksBefore?.map(({ range, reasonCell, light }) => [range.first.row, reasonCell.row, light]),
    ).toEqual([
      [3, 3, 'yellow'],
      [4, 4, 'yellow'],
      [7, 7, 'yellow'],
    ]);
    expect(part(host.save())).toContain('<formula>TRUE</formula>');
    expect(part(host.save())).not.toContain('selfeval');
  });
});

describe('stored results', () => {
  test.each([
    ['a sum', '<c r="B1"><f>SUM(A1:A3)</f><v>1</v></c>', 'B1', 5],
    ['a chain', '<c r="B1"><f>A1*2</f><v>2</v></c><c r="C1"><f>B1+1</f><v>3</v></c>', 'C1', 11],
    ['a chain against reading order', '<c r="B1"><f>C1+1</f><v>2</v></c><c r="C1"><f>A1*2</f><v>2</v></c>', 'B1', 11],
    ['text', '<c r="B1" t="str"><f>IF(A1&gt;4,"达标","未达标")</f><v>未达标</v></c>', 'B1', '达标'],
    ['a number that was text', '<c r="B1" t="str"><f>IF(A1&gt;4,A1,"")</f><v></v></c>', 'B1', 5],
    ['an error', '<c r="B1"><f>1/(A1-5)</f><v>1</v></c>', 'B1', '#DIV/0!'],
    [
      'a shared formula',
      '<c r="B1"><f>A1+1</f><v>2</v></c><c r="C1"><f t="shared" ref="C1:D1" si="0">B1+1</f><v>3</v></c><c r="D1"><f t="shared" si="0"/><v>4</v></c>',
      'D1',
      8,
    ],
    ['a formula nobody here can compute', '<c r="B1"><f>VLOOKUP(A1,A1:A1,1)</f><v>1</v></c>', 'B1', ''],
    [
      'what depends on that',
      '<c r="B1"><f>VLOOKUP(A1,A1:A1,1)</f><v>1</v></c><c r="C1"><f>B1+1</f><v>2</v></c>',
      'C1',
      '',
    ],
    ['a formula that looks elsewhere', '<c r="B1"><f>Z1+Z2</f><v>99</v></c>', 'B1', 99],
    [
      'a formula nobody can compute that looks elsewhere',
      '<c r="B1"><f>VLOOKUP(Z1,Z1:Z9,1)</f><v>99</v></c>',
      'B1',
      99,
    ],
  ])('%s', async (_title, cells, address, value) => {
    const host = FileHost.open(fileOf(`<row r="1"><c r="A1"><v>1</v></c>${cells}</row>`), 'a.xlsx');
    await write(host, { A1: 5 });
    const [sheet] = readWorkbook(host.save(), 'a.xlsx');
    expect(sheet?.values[0]?.[at(address).column]).toBe(value);
    expect(part(host.save(), 'xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
  });

  test('across sheets', async () => {
    const bytes = createWorkbook([
      { name: "项目'一", rows: [[1]] },
      { name: '汇总', rows: [[{ value: 2, formula: "='项目''一'!A1*2" }]] },
    ]);
    const host = FileHost.open(bytes, 'a.xlsx');
    await write(host, { A1: 5 });
    expect(readWorkbook(host.save(), 'a.xlsx')[1]?.values).toEqual([[10]]);
  });

  test('a workbook without formulas is not asked to compute', async () => {
    const host = FileHost.open(fileOf('<row r="1"><c r="A1"><v>1</v></c></row>'), 'a.xlsx');
    await write(host, { A1: 5 });
    expect(part(host.save(), 'xl/workbook.xml')).not.toContain('fullCalcOnLoad');
  });
});

describe('cells', () => {
  test('keep their style; new ones take that of their row or column', async () => {
    const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1"/><cols><col min="3" max="3" width="9" style="4"/></cols><sheetData><row r="1" spans="1:1"><c r="A1" s="2" t="s"><v>0</v></c></row><row r="2" s="3" customFormat="1"/></sheetData></worksheet>`;
    const host = FileHost.open(
      fileOf('', { 'xl/worksheets/sheet1.xml': xml, 'xl/sharedStrings.xml': '<sst><si><t>a</t></si></sst>' }),
      'a.xlsx',
    );
    await write(host, { A1: 1, C1: 2, B2: 'b', D4: 4 });
    expect(part(host.save())).toBe(
      xml
        .replace('ref="A1"', 'ref="A1:D4"')
        .replace('spans="1:1"', 'spans="1:3"')
        .replace('<c r="A1" s="2" t="s"><v>0</v></c>', '<c r="A1" s="2"><v>1</v></c><c r="C1" s="4"><v>2</v></c>')
        .replace(
          '<row r="2" s="3" customFormat="1"/>',
          '<row r="2" s="3" customFormat="1"><c r="B2" s="3" t="inlineStr"><is><t xml:space="preserve">b</t></is></c></row><row r="4"><c r="D4"><v>4</v></c></row>',
        ),
    );
  });

  test('inside an array formula are refused', async () => {
    const host = FileHost.open(
      fileOf('<row r="1"><c r="A1"><f t="array" ref="A1:B1">C1:D1*2</f><v>1</v></c><c r="B1"><v>2</v></c></row>'),
      'a.xlsx',
    );
    await expect(write(host, { B1: 1 })).rejects.toMatchObject({ code: 'formula' });
  });

  test('longer than Excel allows are refused', async () => {
    const host = FileHost.open(fileOf(''), 'a.xlsx');
    await expect(write(host, { A1: '长'.repeat(32_768) })).rejects.toMatchObject({ code: 'too-large' });
    expect(host.save()).toEqual(fileOf(''));
  });

  test('amounts are written digit by digit', async () => {
    const host = FileHost.open(fileOf(''), 'a.xlsx');
    await write(host, { A1: { kind: 'number', number: '47800.10' } });
    expect(part(host.save())).toContain('<v>47800.10</v>');
    await expect(write(host, { A1: { kind: 'number', number: '1e5' } })).rejects.toBeInstanceOf(HostError);
  });

  test('a workbook without styles gets them with the first mark', async () => {
    const host = FileHost.open(
      zipped(
        parts('', {
          'xl/_rels/workbook.xml.rels':
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
        }),
      ),
      'a.xlsx',
    );
    await write(host, { A1: 1 }, [MARK]);
    const files = unzipSync(host.save());
    expect(strFromU8(files['xl/styles.xml'] ?? new Uint8Array())).toContain('FFFFC7CE');
    expect(strFromU8(files['[Content_Types].xml'] ?? new Uint8Array())).toContain('/xl/styles.xml');
    expect(read(host.save(), { type: 'array' }).Sheets['表']?.['A1']).toMatchObject({ v: 1 });
  });
});

describe('notes', () => {
  // The other reader garbles authors that are not plain letters.
  const notes = (bytes: Uint8Array, cell = 'A1'): unknown =>
    read(bytes, { type: 'array' }).Sheets['表']?.[cell]?.c?.map((note: { t: string }) => note.t);
  const bytes = fileOf('<row r="1"><c r="A1"><v>1</v></c></row>');
  const note = (cell: string, code: string, text: string): ReviewNote => ({
    cell: { sheet: '表', ...at(cell) },
    code,
    text,
  });
  const E01 = note('A1', 'E01', '缺少原因 <甲>');

  test('are put on cells, renewed and taken away with their boxes', async () => {
    const host = FileHost.open(bytes, 'a.xlsx');
    expect(await host.comments.annotate([E01, note('A1', 'E02', '没有\n完成'), note('B2', 'S01', '超过分值')])).toBe(2);
    expect(notes(host.save())).toEqual(['〔绩效自评 E01〕缺少原因 <甲>\n〔绩效自评 E02〕没有 完成']);
    expect(notes(host.save(), 'B2')).toEqual(['〔绩效自评 S01〕超过分值']);
    expect(part(host.save(), 'xl/drawings/vmlDrawing1.vml').match(/<v:shape /g)).toHaveLength(2);
    expect(part(host.save())).toMatch(/<legacyDrawing [^>]*r:id="rId2"\/><\/worksheet>/);
    const again = FileHost.open(host.save(), 'a.xlsx');
    expect(await again.comments.annotate([E01])).toBe(1);
    expect([notes(again.save()), notes(again.save(), 'B2')]).toEqual([['〔绩效自评 E01〕缺少原因 <甲>'], undefined]);
    expect(part(again.save(), 'xl/drawings/vmlDrawing1.vml').match(/<v:shape /g)).toHaveLength(1);
    expect(Buffer.compare(FileHost.open(again.save(), 'a.xlsx').save(), again.save())).toBe(0);
    expect(await again.comments.clear()).toBe(1);
    expect(notes(again.save())).toBeUndefined();
    expect(part(again.save(), 'xl/drawings/vmlDrawing1.vml')).not.toContain('<v:shape ');
  });

  /** A sheet whose cell A1 carries a person's note, as Excel writes it. */
  const withNote = (text: string): Uint8Array =>
    fileOf('<row r="1"><c r="A1"><v>1</v></c></row>', {
      'xl/worksheets/_rels/sheet1.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>',
      'xl/comments1.xml': `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>Zhang</author></authors><commentList><comment ref="A1" authorId="0"><text>${text}</text></comment></commentList></comments>`,
    });

  test.each([
    ['runs', '<r><rPr><b/></rPr><t>Zhang:</t></r><r><t xml:space="preserve">\n请核实</t></r>', 'Zhang:\n请核实'],
    ['plain text', '<t>请核实</t>', '请核实'],
  ])('of a person (%s) keep every letter: ours stands below and goes again', async (_kind, text, said) => {
    const host = FileHost.open(withNote(text), 'a.xlsx');
    for (let round = 0; round < 2; round += 1) expect(await host.comments.annotate([E01])).toBe(1);
    expect(notes(host.save())).toEqual([`${said}\n〔绩效自评 E01〕缺少原因 <甲>`]);
    const again = FileHost.open(host.save(), 'a.xlsx');
    expect(await again.comments.clear()).toBe(1);
    expect(part(again.save(), 'xl/comments1.xml')).toContain(
      `<comment ref="A1" authorId="0"><text>${text}</text></comment>`,
    );
    expect(await again.comments.clear()).toBe(0);
  });

  test('a person wrote into are the person’s from then on', async () => {
    const text = '<r><t>〔绩效自评 E01〕缺少原因\n已补充，见附件</t></r>';
    const host = FileHost.open(withNote(text), 'a.xlsx');
    expect(await host.comments.annotate([E01])).toBe(0);
    expect(await host.comments.clear()).toBe(0);
    expect(Buffer.compare(host.save(), withNote(text))).toBe(0);
  });

  test('are left out where a thread of comments stands', async () => {
    const file = fileOf('', {
      'xl/worksheets/_rels/sheet1.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>',
      'xl/threadedComments/threadedComment1.xml':
        '<ThreadedComments><threadedComment ref="A1"><text>x</text></threadedComment></ThreadedComments>',
    });
    const host = FileHost.open(file, 'a.xlsx');
    expect(await host.comments.annotate([E01, note('C3', 'E02', '没有完成')])).toBe(1);
    expect(Object.keys(unzipSync(host.save()))).toContain('xl/comments1.xml');
  });
});

test('settings that an add-in stored are recalled', async () => {
  const host = FileHost.open(
    fileOf('', {
      'xl/webextensions/webextension1.xml':
        '<we:webextension xmlns:we="x"><we:properties><we:property name="selfeval.pack" value="&quot;{\\&quot;id\\&quot;:\\&quot;hubei\\&quot;}&quot;"/></we:properties></we:webextension>',
    }),
    'a.xlsx',
  );
  expect(await host.recall('selfeval.pack')).toEqual({ id: 'hubei' });
  await host.remember('selfeval.pack', { id: 'mof-2020' });
  expect(await FileHost.open(host.save(), 'a.xlsx').recall('selfeval.pack')).toEqual({ id: 'mof-2020' });
});

test('a signed workbook is said to be one', () => {
  expect(FileHost.open(fileOf(''), 'a.xlsx').warnings).toEqual([]);
  expect(FileHost.open(fileOf('', { '_xmlsignatures/sig1.xml': '<a/>' }), 'a.xlsx').warnings).toEqual(['signed']);
});
