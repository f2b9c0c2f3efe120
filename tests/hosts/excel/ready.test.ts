/** Where the page runs: found out in any case, within the time-out. */
import { officeReady, type OfficeGlobal, type OfficeState } from '../../../src/hosts/excel/ready';
import { API_VERSIONS, openExcel } from './open-excel';
import { smallForm } from './small-form';

const office = (host: unknown, supported: boolean): OfficeGlobal => ({
  onReady: () => Promise.resolve({ host }),
  context: { requirements: { isSetSupported: () => supported } },
});

test.each<[what: string, global: OfficeGlobal | undefined, state: OfficeState]>([
  ['Excel', office('Excel', true), 'excel'],
  ['an older Excel', office('Excel', false), 'too-old'],
  ['Word', office('Word', true), 'not-excel'],
  ['a browser', { onReady: () => Promise.resolve({ host: null }) }, 'not-excel'],
  ['a browser by an older office.js', { onReady: () => Promise.resolve(null) }, 'not-excel'],
  ['blocked library files', { onReady: () => new Promise(() => undefined) }, 'no-office'],
  ['a library that fails', { onReady: () => Promise.reject(new Error('blocked')) }, 'no-office'],
  ['no office.js', undefined, 'no-office'],
])('%s', async (_what, global, state) => {
  expect(await officeReady(global, 20)).toBe(state);
});

test.each([...API_VERSIONS.map((version) => [version, 'excel']), ['1.12', 'too-old'], ['1.9', 'too-old']])(
  'real office.js with ExcelApi %s: %s',
  async (excelApi, state) => {
    const { page } = await openExcel([smallForm()], { excelApi });
    expect(await officeReady(page.Office)).toBe(state);
  },
);
