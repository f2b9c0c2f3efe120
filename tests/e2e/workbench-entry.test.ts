/** What a person types, pastes and copies in the grid of the built page: kept in the grid, in the file, for other readers. */
import { read } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import type { JSHandle } from 'playwright-core';
import type { SheetSnapshot } from '../../src/form/sheet';
import { createWorkbook, readWorkbook } from '../../src/hosts/xlsx';
import { goTo, nameBox, type } from './grid';
import { eventually, TEST_MS } from './patience';
import {
  cellAt,
  drop,
  liveHost,
  paste,
  Place,
  saved,
  type CellContent,
  type Desk,
  type LiveHost,
} from './workbench-desk';

jest.setTimeout(TEST_MS);

const FILE = createWorkbook([
  {
    name: '表',
    rows: [
      ['指标', '目标', '完成', '分值', '得分', '原因'],
      ['培训人次', '≥100', 98, 10, 8, ''],
      ['合格率', '=100%', { value: 0.95, numberFormat: '0.00%' }, 5, 4.5, ''],
      ['合计', '', '', { value: 15, formula: '=SUM(D2:D3)' }, { value: 12.5, formula: '=SUM(E2:E3)' }, '', '合并'],
      ['', '', { value: '', numberFormat: '0.00%' }, { value: '', numberFormat: '@' }],
    ],
    merges: ['G4:H5'],
  },
]);

let place: Place;
let desk: Desk;
let live: JSHandle<LiveHost>;
let count = 0;

beforeAll(async () => {
  place = await Place.find();
  desk = await place.open();
});
afterAll(async () => {
  await place?.leave();
});
beforeEach(async () => {
  count += 1;
  const name = `输入-${count}.xlsx`;
  await drop(desk.page, FILE, name);
  live = await liveHost(desk.page, name);
});
afterEach(() => {
  expect(desk.complaints).toEqual([]);
});

async function shownSheet(): Promise<SheetSnapshot> {
  const [sheet] = await live.evaluate((host) => host.readSheets('active'));
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

function savedSheet(bytes: Uint8Array): SheetSnapshot {
  const [sheet] = readWorkbook(bytes, 'saved.xlsx');
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

type Contents = Readonly<Record<string, CellContent>>;

function picked(sheet: SheetSnapshot, wanted: Contents): Contents {
  return Object.fromEntries(Object.keys(wanted).map((address) => [address, cellAt(sheet, address)]));
}

/** The grid shows an edit a moment after the key. */
const expectShown = (wanted: Contents): Promise<void> =>
  eventually(async () => picked(await shownSheet(), wanted), wanted);

/** The same in the grid, in the file by our reader, and its values by another one. */
async function expectEverywhere(wanted: Contents): Promise<Buffer> {
  await expectShown(wanted);
  const bytes = await saved(live);
  expect(picked(savedSheet(bytes), wanted)).toEqual(wanted);
  const other = read(bytes, { type: 'buffer' }).Sheets['表'] ?? {};
  for (const [address, { value, formula }] of Object.entries(wanted)) {
    const cell: unknown = other[address];
    const there = cell === undefined ? {} : (cell as { v?: unknown; f?: string });
    expect([address, there.v ?? '', there.f ?? '']).toEqual([address, value, formula.replace(/^=/, '')]);
  }
  return bytes;
}

const content = (value: CellContent['value'], text = String(value), formula = ''): CellContent => ({
  value,
  text,
  formula,
});

describe('typed', () => {
  it.each([
    ['=100%', content('=100%')],
    ['001', content('001')],
    ['50%', content(0.5, '50%')],
    ['85.35%', content(0.8535, '85.35%')],
    ['1,234.5', content(1234.5, '1,234.50')],
    ['2024/1/1', content(45292, '2024/1/1')],
    ["'0012", content('0012')],
    ['110101199003078888', content('110101199003078888')],
    ['3/4', content('3/4')],
    ['=SUM(D2:D3)*2', content(30, '30', '=SUM(D2:D3)*2')],
  ])('%s', async (typed, wanted) => {
    await type(desk.page, 'B8', typed);
    await expectEverywhere({ B8: wanted });
  });

  it('into cells with a format of their own', async () => {
    await type(desk.page, 'C5', '85');
    await type(desk.page, 'D5', '=SUM(D2:D3)');
    await expectEverywhere({ C5: content(0.85, '85.00%'), D5: content('=SUM(D2:D3)') });
  });

  it('nothing, only looked at: the cell stays as it was', async () => {
    for (const cell of ['B3', 'C3', 'A2']) {
      await goTo(desk.page, cell);
      await desk.page.keyboard.press('F2');
      await desk.page.keyboard.press('Enter');
      // The selection goes on when the editor has closed.
      await eventually(async () => (await nameBox(desk.page).inputValue()) !== cell, true);
    }
    expect(Buffer.compare(await saved(live), FILE)).toBe(0);
  });

  it('a number that formulas look at: fresh in the grid and in the file, and computed anew by Excel', async () => {
    await type(desk.page, 'E2', '9');
    const bytes = await expectEverywhere({ E2: content(9), E4: content(13.5, '13.5', '=SUM(E2:E3)') });
    expect(new TextDecoder().decode(unzipSync(bytes)['xl/workbook.xml'])).toContain('fullCalcOnLoad="1"');
  });
});

const HTML = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--
.xl65 {mso-number-format:"\\@";} .xl66 {mso-number-format:"0\\.0%";} --></style></head><body><table>
<tr><td class=xl65>=100%</td><td class=xl66>85.3%</td><td class=xl65>001</td></tr>
<tr><td>第一行<br style='mso-data-placement:same-cell;'>第二行</td><td x:num="45292" style='mso-number-format:"yyyy\\/m\\/d"'>2024/1/1</td><td x:num x:fmla="=A1*2">7</td></tr></table></body></html>`;
const FROM_EXCEL: Contents = {
  B8: content('=100%'),
  C8: content(0.853, '85.3%'),
  D8: content('001'),
  B9: content('第一行\n第二行'),
  C9: content(45292, '2024/1/1'),
  D9: content(7),
};
const BLANK: Contents = Object.fromEntries(Object.keys(FROM_EXCEL).map((address) => [address, content('', '')]));

describe('pasted', () => {
  it('from Excel, taken back and done again', async () => {
    await paste(desk.page, 'B8', { html: HTML, text: '=100%\t85.3%\t001\r\n' });
    await expectShown(FROM_EXCEL);
    await desk.page.keyboard.press('Control+z');
    await expectShown(BLANK);
    expect(Buffer.compare(await saved(live), FILE)).toBe(0);
    await desk.page.keyboard.press('Control+y');
    await expectEverywhere(FROM_EXCEL);
  });

  it('from a text, its formulas computing', async () => {
    await paste(desk.page, 'B8', { text: '=100%\t001\t50%\r\n"两\n行"\t=SUM(D2:D3)\t1/2\r\n' });
    await expectEverywhere({
      B8: content('=100%'),
      C8: content('001'),
      D8: content(0.5, '50%'),
      B9: content('两\n行'),
      C9: content(15, '15', '=SUM(D2:D3)'),
      D9: content('1/2'),
    });
  });

  it('one value over a selection, and beyond the last row drawn', async () => {
    await paste(desk.page, 'B8:C9', { text: '完成' });
    const done = content('完成');
    await expectEverywhere({ B8: done, C8: done, B9: done, C9: done, D8: content('', '') });
    await paste(desk.page, 'B40', { text: Array.from({ length: 20 }, (_unused, row) => `第${row}行`).join('\n') });
    await expectEverywhere({ B40: content('第0行'), B59: content('第19行') });
  });

  it('onto merged cells: one value fills them, more is refused with a sentence', async () => {
    await paste(desk.page, 'G4', { text: '新的' });
    await expectEverywhere({ G4: content('新的') });
    await paste(desk.page, 'F4', { text: '一\t二\t三' });
    await desk.page.getByText(/没有粘贴/).waitFor();
    await desk.page.getByRole('button', { name: '知道了' }).click();
    await expectEverywhere({ F4: content('', ''), G4: content('新的') });
  });
});

describe('copied in the grid', () => {
  const clipboard = (text: string | null): Promise<string> =>
    desk.page.evaluate(async (given) => {
      if (given !== null) await navigator.clipboard.writeText(given);
      return navigator.clipboard.readText();
    }, text);
  /** Copies or cuts, and waits until it is on the clipboard. */
  const take = async (area: string, key: 'Control+c' | 'Control+x'): Promise<void> => {
    await clipboard('-');
    await goTo(desk.page, area);
    await desk.page.keyboard.press(key);
    await eventually(async () => (await clipboard(null)) !== '-', true);
  };
  const put = async (area: string): Promise<void> => {
    await goTo(desk.page, area);
    await desk.page.keyboard.press('Control+v');
  };

  it('pasted as it was, formulas moved along', async () => {
    await take('B3:E4', 'Control+c');
    await put('B10');
    await expectEverywhere({
      B10: content('=100%'),
      C10: content(0.95, '95.00%'),
      E10: content(4.5),
      E11: content(4.5, '4.5', '=SUM(E9:E10)'),
    });
  });

  it('cut: gone there, whole here', async () => {
    await take('B3:C3', 'Control+x');
    await put('B10');
    const moved: Contents = {
      B3: content('', ''),
      C3: content('', ''),
      B10: content('=100%'),
      C10: content(0.95, '95.00%'),
    };
    await expectEverywhere(moved);
    await desk.page.keyboard.press('Control+z');
    await expectShown({
      B3: content('=100%'),
      C3: content(0.95, '95.00%'),
      B10: content('', ''),
      C10: content('', ''),
    });
  });

  it('for other programs: texts stay texts, numbers bring their format', async () => {
    await take('B2:C3', 'Control+c');
    const copied = await desk.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read({ unsanitized: ['text/html'] });
      const part = async (kind: string): Promise<string> =>
        item === undefined ? '' : (await item.getType(kind)).text();
      return { text: await part('text/plain'), html: await part('text/html') };
    });
    expect(copied.text.replace(/\r/g, '')).toBe('≥100\t98\n=100%\t95.00%');
    expect(copied.html).toMatch(/mso-number-format:"\\@"[^>]*>=100%</);
    expect(copied.html).toMatch(/mso-number-format:"0\\.00\\%"' x:num="0.95">95.00%</);
  });
});
