import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { WorkbookHost } from '../../src/hosts/host';
import { HostError } from '../../src/hosts/host';
import { App } from '../../src/taskpane/pane';
import { chooseFiles } from '../../src/taskpane/choose-files';
import type { ChosenFile, FileContent } from '../../src/taskpane/environment';
import { MemoryHost, type MemorySheet } from '../../src/taskpane/gallery/memory-host';
import { DECLARATION, NO_FORM, READY, TO_FIX } from '../../src/taskpane/gallery/sheets';
import { translator } from '../../src/locales';

jest.setTimeout(30_000);
configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });

const t = translator('zh-CN');
const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const said = (): string => screen.getByRole('status').textContent;
const DAMAGED = { 'zh-CN': '“坏.xlsx”已损坏。请重新取得。', 'en-US': '"坏.xlsx" is damaged. Get it again.' };

async function workbook(...sheets: readonly MemorySheet[]): Promise<FileContent> {
  return { sheets: await new MemoryHost(sheets).readSheets('all') };
}

const fileOf = (name: string, content: FileContent): ChosenFile => ({ name, read: async () => content });
const damaged = fileOf('坏.xlsx', { error: 'unreadable', sentence: DAMAGED });

async function open(
  files: readonly ChosenFile[],
  view: string,
  host: WorkbookHost = new MemoryHost([READY]),
): Promise<{ user: UserEvent; openFiles: jest.Mock }> {
  const openFiles = jest.fn().mockResolvedValue(files);
  render(<App host={host} environment={{ version: '1', language: 'zh-CN', theme: 'light', openFiles }} />);
  await screen.findByRole('heading', { level: 1 });
  const user = userEvent.setup({ delay: null });
  await user.click(button(t('action.more')));
  await user.click(await screen.findByRole('button', { name: view }));
  return { user, openFiles };
}

describe('检查同事的表', () => {
  it('shows verdicts, lights and findings; a damaged file says why and disturbs none', async () => {
    const { user, openFiles } = await open(
      [damaged, fileOf('好.xlsx', await workbook(TO_FIX, DECLARATION, NO_FORM))],
      t('more.files'),
    );
    await user.click(await screen.findByRole('button', { name: t('files.choose') }));
    const good = within(await screen.findByRole('region', { name: '好.xlsx' }));
    expect(openFiles).toHaveBeenCalledWith({ multiple: true });
    expect(good.getByText(t('verdict.fix', { count: 3 }))).toBeVisible();
    // A declaration has no scores and no lights: it is named as what it is.
    expect(good.getByText(t('verdict.declaration'))).toBeVisible();
    expect(good.getAllByText(/^红/)).toHaveLength(1);
    expect(good.getByText(`${NO_FORM.name}：${t('files.noForm')}`)).toBeVisible();
    expect(within(screen.getByRole('region', { name: '坏.xlsx' })).getByText(DAMAGED['zh-CN'])).toBeVisible();
    await user.click(good.getByText(t('files.findings', { count: 5 })));
    expect(await good.findByText(/H12.*举办招聘会场次/)).toBeVisible();
    expect(said()).toContain(t('done.filesChecked', { total: 2, forms: 2 }));
  });

  it('tells how far it is, and stops when asked; what was checked stays', async () => {
    const content = await workbook(TO_FIX);
    let release: (content: FileContent) => void = () => undefined;
    const read = jest.fn(() => new Promise<FileContent>((resolve) => (release = resolve)));
    const files = ['一', '二', '三'].map((name) => ({ name: `${name}.xlsx`, read }));
    const { user } = await open(files, t('more.files'));
    await user.click(await screen.findByRole('button', { name: t('files.choose') }));
    expect(await screen.findByRole('progressbar', { name: t('files.progress', { done: 0, total: 3 }) })).toBeVisible();
    release(content);
    await waitFor(() => expect(read).toHaveBeenCalledTimes(2));
    await user.click(button(t('files.stop')));
    release(content);
    await screen.findByText(t('files.stopped', { rest: 1 }));
    expect(screen.getAllByRole('region', { name: /\.xlsx$/ })).toHaveLength(2);
    expect(read).toHaveBeenCalledTimes(2);
    expect(said()).toContain(t('done.filesStopped', { files: 2, total: 3, forms: 2 }));
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('lists only what must be fixed, and what nobody could look into', async () => {
    const { user } = await open(
      [
        damaged,
        fileOf('要改.xlsx', await workbook(TO_FIX, { ...READY, name: '好的' })),
        fileOf('可交.xlsx', await workbook(READY)),
      ],
      t('more.files'),
    );
    await user.click(await screen.findByRole('button', { name: t('files.choose') }));
    await screen.findByRole('region', { name: '可交.xlsx' });
    await user.click(screen.getByRole('checkbox', { name: t('files.onlyFix') }));
    expect(screen.getAllByRole('region', { name: /\.xlsx$/ }).map((item) => item.getAttribute('aria-label'))).toEqual([
      '坏.xlsx',
      '要改.xlsx',
    ]);
    expect(screen.queryByText(t('verdict.ready'))).toBeNull();
    expect(said()).toContain(t('done.filesShown', { count: 2 }));
    await user.click(screen.getByRole('checkbox', { name: t('files.onlyFix') }));
    expect(screen.getAllByRole('region', { name: /\.xlsx$/ })).toHaveLength(3);
  });

  it('names a project handed in twice with each of its places', async () => {
    const { user } = await open(
      [
        fileOf('甲.xlsx', await workbook(TO_FIX)),
        fileOf('乙.xlsx', await workbook(TO_FIX)),
        fileOf('丙.xlsx', await workbook(NO_FORM)),
      ],
      t('more.files'),
    );
    await user.click(await screen.findByRole('button', { name: t('files.choose') }));
    await user.click(await screen.findByText(t('files.duplicates', { count: 1 })));
    const places = within(screen.getByRole('list', { name: t('files.duplicates', { count: 1 }) }));
    const [project, ...rest] = places.getAllByRole('listitem').map((item) => item.textContent);
    expect(rest.map((place) => place.replace(/ .*/u, ''))).toEqual(['甲.xlsx', '乙.xlsx']);
    expect(project).toContain('甲.xlsx');
  });

  it('is not swayed by what was explained in the open workbook', async () => {
    const host = new MemoryHost([TO_FIX]);
    const { user } = await open([fileOf('同一张.xlsx', await workbook(TO_FIX))], t('more.files'), host);
    await user.click(await screen.findByRole('button', { name: t('action.back') }));
    await screen.findByRole('button', { name: t('more.files') });
    await user.click(button(t('action.back')));
    await user.click(await screen.findByText(/得分 12，目标/));
    await user.click(button(t('findings.explain')));
    await user.type(screen.getByRole('textbox'), '已获批准');
    await user.click(button(t('action.save')));
    await screen.findByText(t('verdict.fix', { count: 2 }));
    await user.click(button(t('action.more')));
    await user.click(await screen.findByRole('button', { name: t('more.files') }));
    await user.click(await screen.findByRole('button', { name: t('files.choose') }));
    const same = within(await screen.findByRole('region', { name: '同一张.xlsx' }));
    expect(same.getByText(t('verdict.fix', { count: 3 }))).toBeVisible();
  });
});

describe('把汇总写入当前工作簿', () => {
  const SHEETS = ['评审汇总', '问题清单', '按单位', '按检查项', '重复与雷同'];

  it('says what will be added, adds it, names it and shows the first sheet', async () => {
    const host = new MemoryHost([READY, { ...NO_FORM, name: '按单位' }]);
    const { user } = await open([damaged, fileOf('要改.xlsx', await workbook(TO_FIX))], t('more.files'), host);
    await user.click(await screen.findByRole('button', { name: t('files.choose') }));
    const names = SHEETS.map((name) => t('files.sheetName', { name })).join('');
    await screen.findByText(t('files.summary.what', { names, count: 5 }));
    expect(await host.readSheets('all')).toHaveLength(2);
    await user.click(button(t('files.summary')));
    const given = ['评审汇总', '问题清单', '按单位 (2)', '按检查项', '重复与雷同'];
    await waitFor(() => expect(said()).toContain(t('done.summaryAdded', { names: given.join('、') })));
    const sheets = await host.readSheets('all');
    expect(sheets.map(({ name }) => name).slice(2)).toEqual(given);
    expect(sheets[2]?.values.map((row) => [row[0], row[3], row[6]])).toEqual([
      ['文件', '项目名称', '结论'],
      ['坏.xlsx', '', ''],
      ['要改.xlsx', '公共就业服务专项', '须改'],
    ]);
    expect(sheets[2]?.values[1]?.at(-1)).toBe(DAMAGED['zh-CN']);
    expect(host.selected).toEqual({ sheet: '评审汇总', row: 0, column: 0 });
    const added = given.map((name) => t('files.sheetName', { name })).join('');
    expect(screen.getByText(t('files.summary.added', { names: added }))).toBeVisible();
    // Not written twice by a second press of the same button.
    expect(screen.queryByRole('button', { name: t('files.summary') })).toBeNull();
  });

  it('says why when the workbook takes no sheets, and works once it does', async () => {
    const host = new MemoryHost([READY]);
    host.fail('addSheets', 'protected');
    const { user } = await open([fileOf('要改.xlsx', await workbook(TO_FIX))], t('more.files'), host);
    await user.click(await screen.findByRole('button', { name: t('files.choose') }));
    await user.click(await screen.findByRole('button', { name: t('files.summary') }));
    const alert = await screen.findByRole('alert');
    await within(alert).findByText(t('error.protected.todo'));
    expect(within(alert).getByText(t('error.nothingWritten'))).toBeVisible();
    host.mend('addSheets');
    await user.click(within(alert).getByRole('button', { name: t('action.retry') }));
    await waitFor(() => expect(said()).toContain('评审汇总'));
    expect(await host.readSheets('all')).toHaveLength(6);
  });

  it('is not offered where sheets cannot be added', async () => {
    const host = new MemoryHost([READY]);
    Object.defineProperty(host, 'addSheets', { value: undefined });
    const { user } = await open([fileOf('要改.xlsx', await workbook(TO_FIX))], t('more.files'), host);
    await user.click(await screen.findByRole('button', { name: t('files.choose') }));
    await screen.findByRole('region', { name: '要改.xlsx' });
    expect(screen.queryByRole('button', { name: t('files.summary') })).toBeNull();
  });
});

describe('a declaration from a file', () => {
  it('is compared with; a file that cannot be read says why in its own words', async () => {
    const { user, openFiles } = await open([damaged], t('more.declaration'), new MemoryHost([TO_FIX]));
    await user.click(await screen.findByRole('button', { name: t('declaration.file') }));
    expect(openFiles).toHaveBeenCalledWith({ multiple: false });
    expect(await screen.findByText(DAMAGED['zh-CN'])).toBeVisible();
    openFiles.mockResolvedValue([fileOf('b.xlsx', await workbook(DECLARATION))]);
    await user.click(button(t('declaration.file')));
    await screen.findByText(/正在对照：b\.xlsx/);
    expect(screen.queryByText(DAMAGED['zh-CN'])).toBeNull();
  });
});

describe('choosing files', () => {
  /** The person picks these in the browser's dialog. */
  function pick(...files: readonly Pick<File, 'name' | 'arrayBuffer'>[]): void {
    jest.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
      Object.defineProperty(this, 'files', { value: files });
      this.dispatchEvent(new Event(files.length === 0 ? 'cancel' : 'change'));
    });
  }
  const there = async (): Promise<ArrayBuffer> => new ArrayBuffer(1);
  const gone = (): Promise<ArrayBuffer> => Promise.reject(new DOMException('gone', 'NotFoundError'));
  afterEach(() => jest.restoreAllMocks());

  it('reads nothing before a file has its turn, and tells what each could not be read for', async () => {
    pick(
      { name: '好.xlsx', arrayBuffer: there },
      { name: '坏.xlsx', arrayBuffer: there },
      { name: '怪.xlsx', arrayBuffer: there },
      { name: '没了.xlsx', arrayBuffer: gone },
    );
    const reader = jest.fn(async () => async (_bytes: Uint8Array, name: string) => {
      if (name === '坏.xlsx') throw new HostError('unreadable', 'damaged', name, DAMAGED);
      if (name === '怪.xlsx') throw new TypeError('odd');
      return [];
    });
    const files = await chooseFiles(reader, { multiple: true });
    expect(files.map(({ name }) => name)).toEqual(['好.xlsx', '坏.xlsx', '怪.xlsx', '没了.xlsx']);
    expect(reader).not.toHaveBeenCalled();
    expect(await Promise.all(files.map((file) => file.read()))).toEqual([
      { sheets: [] },
      { error: 'unreadable', sentence: DAMAGED },
      {
        error: 'unreadable',
        sentence: expect.objectContaining({ 'zh-CN': t('files.unreadable', { name: '怪.xlsx' }) }),
      },
      { error: 'unreadable', sentence: expect.objectContaining({ 'zh-CN': t('files.gone', { name: '没了.xlsx' }) }) },
    ]);
    expect(document.querySelector('input')).toBeNull();
  });

  it('answers with nothing when the person changes their mind', async () => {
    pick();
    expect(await chooseFiles(jest.fn(), { multiple: false })).toEqual([]);
  });
});
