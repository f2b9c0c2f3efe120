import { act, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { check, reviewTools } from '../../src/commands';
import { App } from '../../src/taskpane/pane';
import type { Environment } from '../../src/taskpane/environment';
import { MemoryHost, type MemorySheet } from '../../src/taskpane/gallery/memory-host';
import {
  BLANK_SCORES,
  DECLARATION,
  EMPTY,
  NO_FORM,
  ODD_HEADER,
  PROTECTED,
  READY,
  SEVERAL,
  TO_FIX,
} from '../../src/taskpane/gallery/sheets';
import { createRequests } from '../../src/taskpane/requests';
import { translator } from '../../src/locales';

jest.setTimeout(30_000);
// Whether an element is hidden costs jsdom most of the time of a query.
configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });

const t = translator('zh-CN');

async function open(
  sheets: readonly MemorySheet[],
  environment: Partial<Environment> = {},
): Promise<{ host: MemoryHost; user: UserEvent; unmount: () => void }> {
  const host = new MemoryHost(sheets);
  const { unmount } = render(
    <App host={host} environment={{ version: '1.2.3', language: 'zh-CN', theme: 'light', ...environment }} />,
  );
  await screen.findByRole('heading', { level: 1 });
  return { host, user: userEvent.setup({ delay: null }), unmount };
}

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const findingButton = (code: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-finding="${code}"]`);
  if (found === null) throw new Error(`no finding ${code}`);
  return found;
};
const said = (): string => screen.getByRole('status').textContent;
const verdict = (): string => screen.getByRole('heading', { level: 1 }).textContent;

/** Presses Tab (or Shift+Tab) until this element has the focus. */
async function tabTo(user: UserEvent, target: HTMLElement, backwards = false): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (document.activeElement === target) return;
    await user.tab({ shift: backwards });
  }
  throw new Error(`the keyboard does not reach ${target.textContent}`);
}

describe('the states a sheet can be in', () => {
  it.each([
    ['ready', READY, t('verdict.ready')],
    ['to fix', TO_FIX, t('verdict.fix', { count: 3 })],
    ['empty', EMPTY, t('state.empty.what')],
    ['no form', NO_FORM, t('state.noForm.what')],
    ['several forms', SEVERAL, t('forms.choose', { count: 2 })],
    ['declaration', DECLARATION, t('verdict.declaration')],
  ])('%s', async (_name, sheet, heading) => {
    await open([sheet]);
    expect(verdict()).toBe(heading);
    expect(said()).not.toBe('');
  });

  it('does not take the focus from the sheet when it opens', async () => {
    await open([TO_FIX]);
    expect(document.body).toHaveFocus();
  });

  it('offers no writing on a protected sheet, and still checks it', async () => {
    const { host, user } = await open([PROTECTED]);
    expect(verdict()).toBe(t('verdict.fix', { count: 3 }));
    await user.click(button(t('action.recheck')));
    expect(screen.queryByRole('button', { name: /预览改动/ })).toBeNull();
    expect(host.plans).toEqual([]);
  });

  it('lets the person choose among several forms, and stays with it', async () => {
    const { user } = await open([SEVERAL]);
    await user.click(button(/劳动关系协调/));
    expect(verdict()).toBe(t('verdict.fix', { count: 3 }));
    await user.click(button(t('action.recheck')).closest('button') ?? document.body);
    expect(verdict()).toBe(t('verdict.fix', { count: 3 }));
    await user.selectOptions(screen.getByRole('combobox', { name: t('forms.choose.label') }), '公共就业服务专项');
    expect(verdict()).toBe(t('verdict.ready'));
    expect(said()).toContain(t('verdict.ready'));
  });
});

describe('the main job by keyboard alone', () => {
  it('goes from the verdict through a finding and the write to undo', async () => {
    const { host, user } = await open([BLANK_SCORES]);
    const before = await host.readSheets('active');

    await tabTo(user, findingButton('E02'));
    await user.keyboard('{Enter}');
    expect(host.selected).toEqual({ sheet: BLANK_SCORES.name, row: 11, column: 8 });
    expect(findingButton('E02')).toHaveAttribute('aria-expanded', 'true');

    await tabTo(user, button(/^写入得分并标注/), true);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(said()).toContain('可撤销'));
    expect(host.plans).toHaveLength(1);
    expect(host.plans[0]?.sheets[0]?.cells.map(({ cell }) => cell.column)).toContain(7);
    expect(host.valueAt({ sheet: BLANK_SCORES.name, row: 12, column: 7 })).toBe(15);
    expect(host.marksOf(BLANK_SCORES.name).length).toBeGreaterThan(0);
    // The one primary button stays where it was, with its next job.
    expect(button(t('action.recheck'))).toHaveFocus();

    await tabTo(user, button(t('action.undo')));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(said()).toContain(t('done.undone')));
    expect(await host.readSheets('active')).toEqual(before);
    expect(host.marksOf(BLANK_SCORES.name)).toEqual([]);
    // Its button is gone; the focus is not lost.
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
  });

  it('walks the findings with the arrow keys', async () => {
    const { user } = await open([TO_FIX]);
    const all = [...document.querySelectorAll<HTMLElement>('[data-finding]')];
    all[0]?.focus();
    await user.keyboard('{ArrowDown}');
    expect(all[1]).toHaveFocus();
    await user.keyboard('{End}');
    expect(all.at(-1)).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(all.at(-1)).toHaveFocus();
    await user.keyboard('{Home}');
    expect(all[0]).toHaveFocus();
  });
});

describe('findings', () => {
  it('come red first, and the lights filter them', async () => {
    const { user } = await open([TO_FIX]);
    const codes = (): (string | undefined)[] =>
      [...document.querySelectorAll<HTMLElement>('[data-finding]')].map((item) => item.dataset['finding']);
    const everything = codes();
    expect(everything.slice(0, 3).sort()).toEqual(['E02', 'S02', 'T01']);
    const lights = within(screen.getByRole('group', { name: t('card.counts') }));
    await user.click(lights.getByRole('button', { name: /黄/ }));
    expect(codes()).toEqual(['E03']);
    expect(lights.getByRole('button', { name: /黄/ })).toHaveAttribute('aria-pressed', 'true');
    await user.click(lights.getByRole('button', { name: /黄/ }));
    expect(codes()).toEqual(everything);
  });

  it('show the working and what to do, and lead to related cells', async () => {
    const { host, user } = await open([TO_FIX]);
    await user.click(findingButton('S02'));
    const list = screen.getByRole('region', { name: t('findings.title') });
    expect(within(list).getByText(/14 ÷ 20 × 15 = 10.50/)).toBeVisible();
    expect(within(list).getByText(t('findings.fix'))).toBeVisible();
    const [related] = within(list).getAllByRole('button', { name: /^定位到/ });
    if (related === undefined) throw new Error('no related cell');
    await user.click(related);
    expect(host.selected?.sheet).toBe(TO_FIX.name);
  });

  it('accepts a single correction', async () => {
    const { host, user } = await open([TO_FIX]);
    await user.click(findingButton('S02'));
    await user.click(button(/^采纳更正/));
    await waitFor(() => expect(host.valueAt({ sheet: TO_FIX.name, row: 11, column: 7 })).toBe(10.5));
    expect(said()).toContain('可撤销');
  });

  it('keeps an explanation, shows it apart, and takes it back', async () => {
    const { host, user } = await open([TO_FIX]);
    await user.click(findingButton('E02'));
    await user.click(button(t('findings.explain')));
    const field = screen.getByRole('textbox', { name: /说明/ });
    expect(field).toHaveFocus();
    await user.click(button(t('action.save')));
    expect(screen.getByText(t('findings.explain.required'))).toBeInTheDocument();
    expect(field).toHaveFocus();
    await user.type(field, '主管部门已同意');
    await user.click(button(t('action.save')));
    await screen.findByRole('heading', { name: t('findings.explained.title', { count: 1 }) });
    expect(verdict()).toBe(t('verdict.fix', { count: 2 }));
    expect(JSON.stringify(await host.recall('selfeval.suppressions'))).toContain('主管部门已同意');
    // Still open, with what can be done about it now.
    await user.click(button(t('findings.explained.undo')));
    await waitFor(() => expect(verdict()).toBe(t('verdict.fix', { count: 3 })));
  });

  it('writes cause and measure into the reason cell, with the facts of the row at hand', async () => {
    const { host, user } = await open([TO_FIX]);
    await user.click(findingButton('E02'));
    await user.click(button(t('findings.writeReason')));
    const form = within(screen.getByRole('form', { name: t('reason.title') }));
    expect(form.getByText('14场')).toBeVisible();
    expect(form.getByText('≥20场')).toBeVisible();
    const cause = form.getByRole('textbox', { name: new RegExp(`^${t('reason.cause')}`) });
    expect(cause).toHaveFocus();
    await user.click(form.getByRole('button', { name: /^写入/ }));
    expect(form.getByText(t('reason.required'))).toBeInTheDocument();
    expect(host.plans).toEqual([]);
    await user.type(cause, '部分场次因场地维修取消');
    await user.type(form.getByRole('textbox', { name: t('reason.measure') }), '下年提前落实场地');
    await user.click(form.getByRole('button', { name: /^写入/ }));
    await waitFor(() => {
      const written = String(host.valueAt({ sheet: TO_FIX.name, row: 11, column: 8 }));
      expect(written).toContain('部分场次因场地维修取消');
      expect(written).toContain('下年提前落实场地');
    });
    await waitFor(() => expect(document.querySelector('[data-finding="E02"]')).toBeNull());
  });

  it('leads to the rule behind a finding', async () => {
    const { user } = await open([TO_FIX]);
    await user.click(findingButton('T01'));
    await user.click(button(t('findings.rule', { code: 'T01' })));
    const about = await screen.findByRole('region', { name: t('about.title') });
    await waitFor(() => expect(about.querySelectorAll('details[open]')).toHaveLength(1));
    expect(about.querySelector('details[open] summary')?.textContent).toContain('T01');
    await user.click(button(t('action.back')));
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
  });
});

describe('corrections', () => {
  it('are written only where ticked, with what follows from them', async () => {
    const { host, user } = await open([BLANK_SCORES]);
    await user.click(button(/^预览改动/));
    const dialog = await screen.findByRole('dialog');
    const boxes = within(dialog).getAllByRole('checkbox');
    const [all, ...each] = boxes;
    if (all === undefined) throw new Error('no box for all');
    for (const box of each) if (box instanceof HTMLInputElement && box.checked) await user.click(box);
    const first = within(dialog).getByRole('checkbox', { name: /H12/ });
    await user.click(first);
    await user.click(within(dialog).getByRole('button', { name: t('preview.apply', { count: 1 }) }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(host.plans[0]?.sheets[0]?.cells.map(({ cell }) => cell)).toEqual([{ row: 11, column: 7 }]);
    expect(host.valueAt({ sheet: BLANK_SCORES.name, row: 12, column: 7 })).toBe('');
  });

  it('are left alone when the dialog is closed with Escape', async () => {
    const { host, user } = await open([TO_FIX]);
    await user.click(button(/^预览改动/));
    await screen.findByRole('dialog');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(host.plans).toEqual([]);
  });
});

describe('errors', () => {
  it.each(['protected', 'editing', 'changed', 'session', 'busy', 'denied', 'too-large', 'unknown'] as const)(
    '%s is said, nothing is lost, and trying again works',
    async (code) => {
      const { host, user } = await open([BLANK_SCORES]);
      const shown = verdict();
      host.fail('apply', code);
      await user.click(button(/^写入得分并标注/));
      const alert = await screen.findByText(t('error.nothingWritten'), { exact: false });
      expect(within(screen.getByRole('alert')).getByText(alert.textContent)).toBeVisible();
      expect(verdict()).toBe(shown);
      expect(host.plans).toEqual([]);
      host.mend('apply');
      const again = code === 'changed' ? t('action.recheck') : t('action.retry');
      await user.click(within(screen.getByRole('alert')).getByRole('button', { name: again }));
      await waitFor(() => expect(screen.getByRole('alert')).toBeEmptyDOMElement());
      if (code === 'changed') expect(host.plans).toEqual([]);
      else await waitFor(() => expect(host.plans).toHaveLength(1));
    },
  );

  it('a first read that fails can be tried again', async () => {
    const host = new MemoryHost([READY]);
    host.fail('readSheets', 'editing');
    render(<App host={host} environment={{ version: '1', language: 'zh-CN', theme: 'light' }} />);
    await screen.findByText(t('error.editing.what'));
    // One way on, not two.
    expect(screen.queryByRole('button', { name: t('action.check') })).toBeNull();
    host.mend('readSheets');
    await userEvent.click(button(t('action.recheck')));
    await waitFor(() => expect(verdict()).toBe(t('verdict.ready')));
  });

  it('a first read that failed can be tried again after its message was closed', async () => {
    const host = new MemoryHost([READY]);
    host.fail('readSheets', 'editing');
    render(<App host={host} environment={{ version: '1', language: 'zh-CN', theme: 'light' }} />);
    await screen.findByText(t('error.editing.what'));
    host.mend('readSheets');
    await userEvent.click(button(t('action.dismiss')));
    await userEvent.click(button(t('action.check')));
    await waitFor(() => expect(verdict()).toBe(t('verdict.ready')));
  });

  it('undo that is refused keeps its receipt', async () => {
    const { host, user } = await open([BLANK_SCORES]);
    await user.click(button(/^写入得分并标注/));
    await waitFor(() => expect(host.plans).toHaveLength(1));
    await screen.findByRole('button', { name: t('action.undo') });
    host.type({ sheet: BLANK_SCORES.name, row: 12, column: 7 }, 14);
    await user.click(button(t('action.undo')));
    await screen.findByText(t('error.undo-changed.what'));
    expect(button(t('action.undo'))).toBeEnabled();
    expect(host.valueAt({ sheet: BLANK_SCORES.name, row: 12, column: 7 })).toBe(14);
  });

  it('undo is offered again after reopening', async () => {
    const { host, user, unmount } = await open([BLANK_SCORES]);
    await user.click(button(/^写入得分并标注/));
    await screen.findByRole('button', { name: t('action.undo') });
    unmount();
    render(<App host={host} environment={{ version: '1', language: 'zh-CN', theme: 'light' }} />);
    await user.click(await screen.findByRole('button', { name: t('action.undo') }));
    await waitFor(() => expect(host.valueAt({ sheet: BLANK_SCORES.name, row: 12, column: 7 })).toBe(''));
  });
});

describe('views', () => {
  const go = async (user: UserEvent, name: string): Promise<HTMLElement> => {
    await user.click(button(t('action.more')));
    await user.click(await screen.findByRole('button', { name }));
    const heading = await screen.findByRole('heading', { level: 1, name });
    await waitFor(() => expect(heading).toHaveFocus());
    return heading;
  };

  it('changes the language and remembers it', async () => {
    const { host, user, unmount } = await open([READY]);
    await user.click(button(t('action.more')));
    await user.selectOptions(await screen.findByRole('combobox', { name: t('more.language') }), 'en-US');
    await screen.findByRole('heading', { name: translator('en-US')('more.title') });
    unmount();
    render(<App host={host} environment={{ version: '1', language: 'zh-CN', theme: 'light' }} />);
    await screen.findByRole('heading', { name: translator('en-US')('verdict.ready') });
  });

  it('maps a header by hand, remembers it and can forget it', async () => {
    const { host, user } = await open([ODD_HEADER]);
    await user.click(button(t('mapping.needed.todo')));
    const choose = async (column: string, role: Parameters<typeof t>[0]): Promise<void> =>
      user.selectOptions(await screen.findByRole('combobox', { name: new RegExp(`^${column} 列`) }), t(role));
    await choose('B', 'role.level1');
    await choose('C', 'role.level2');
    await choose('D', 'role.name');
    await choose('E', 'role.target');
    await choose('F', 'role.actual');
    await choose('G', 'role.weight');
    await choose('H', 'role.weight');
    expect(screen.getAllByText(t('mapping.twice', { role: t('role.weight') }))).not.toHaveLength(0);
    await user.click(button(t('mapping.confirm')));
    expect(await host.recall('selfeval.mappings')).toBeUndefined();
    await choose('H', 'role.score');
    await choose('I', 'role.reason');
    await user.click(button(t('mapping.confirm')));
    await waitFor(() => expect(verdict()).toBe(t('verdict.fix', { count: 3 })));
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
    expect(screen.queryByRole('button', { name: t('mapping.needed.todo') })).toBeNull();
    expect(JSON.stringify(await host.recall('selfeval.mappings'))).toContain('"score"');
  });

  it('changes the rule pack and goes back to the automatic choice', async () => {
    const { host, user } = await open([READY]);
    await go(user, t('more.packs'));
    const picker = await screen.findByRole('combobox', { name: t('packs.choose') });
    await user.selectOptions(picker, 'sichuan');
    await waitFor(() => expect(screen.getAllByText(t('card.pack.unverified'))).not.toHaveLength(0));
    expect(JSON.stringify(await host.recall('selfeval.packChoices'))).toContain('sichuan');
    await user.selectOptions(picker, '');
    await waitFor(() => expect(screen.queryByText(t('card.pack.unverified'))).toBeNull());
  });

  it('refuses a bad pack field by field, and takes a good one', async () => {
    const { host, user } = await open([READY]);
    await go(user, t('more.packs'));
    const text = await screen.findByRole('textbox', { name: t('packs.custom.text') });
    const put = async (value: string): Promise<void> => {
      await user.clear(text);
      await user.click(text);
      await user.paste(value);
    };
    await put('{"id": "x"');
    await user.click(button(t('packs.custom.import')));
    await screen.findByText(/JSON/, { selector: 'li' });
    await user.click(button(t('packs.custom.load')));
    const good = text instanceof HTMLTextAreaElement ? text.value : '';
    await put(good.replace('"scoreDecimals": {\n      "value": 2', '"scoreDecimals": {\n      "value": 99'));
    await user.click(button(t('packs.custom.import')));
    await screen.findByText(/parameters\.scoreDecimals\.value/);
    expect(await host.recall('selfeval.customPacks')).toBeUndefined();
    await put(good);
    await user.click(button(t('packs.custom.import')));
    await waitFor(async () => expect(await host.recall('selfeval.customPacks')).toHaveLength(1));
    expect(screen.queryByText(/parameters\.scoreDecimals\.value/)).toBeNull();
    expect(said()).toContain('自定');
  });

  it('lists the forms of all sheets and goes to one', async () => {
    const { host, user } = await open([NO_FORM, TO_FIX, EMPTY]);
    await user.click(button(t('state.noForm.all')));
    await user.click(await screen.findByRole('button', { name: /公共就业服务专项/ }));
    await waitFor(() => expect(verdict()).toBe(t('verdict.fix', { count: 3 })));
    expect(host.selected?.sheet).toBe(TO_FIX.name);
  });

  it('compares with a declaration of the workbook', async () => {
    const { user } = await open([TO_FIX, DECLARATION]);
    await go(user, t('more.declaration'));
    expect(screen.queryByRole('button', { name: t('declaration.file') })).toBeNull();
    await user.click(button(t('declaration.sheets.look')));
    await user.click(await screen.findByRole('button', { name: /^用“公共就业服务专项”/ }));
    await screen.findByText(t('declaration.current', { name: '公共就业服务专项' }));
    await user.click(button(t('action.back')));
    await user.click(await screen.findByRole('button', { name: t('action.back') }));
    await waitFor(() => expect(document.querySelector('[data-finding^="D0"]')).not.toBeNull());
  });
});

describe('comments', () => {
  it('are written and removed from 更多', async () => {
    const { host, user } = await open([TO_FIX]);
    await user.click(button(t('action.more')));
    await user.click(await screen.findByRole('button', { name: t('action.annotate') }));
    await waitFor(() => expect(host.notes.length).toBeGreaterThan(0));
    await user.click(button(t('action.removeNotes')));
    await waitFor(() => expect(host.notes).toEqual([]));
    expect(said()).not.toBe('');
  });

  it('are not offered where the host knows none', async () => {
    class WithoutComments extends MemoryHost {
      override readonly comments = undefined;
    }
    render(<App host={new WithoutComments([TO_FIX])} environment={{ version: '1.2.3', language: 'zh-CN' }} />);
    await screen.findByRole('heading', { level: 1, name: t('verdict.fix', { count: 3 }) });
    await userEvent.setup({ delay: null }).click(button(t('action.more')));
    await screen.findByRole('heading', { name: t('more.title') });
    expect(screen.queryByRole('button', { name: t('action.annotate') })).toBeNull();
    expect(screen.queryByRole('button', { name: t('action.removeNotes') })).toBeNull();
  });
});

it('answers asks from outside, even one made before it was there', async () => {
  const requests = createRequests();
  requests.send('list');
  const { host } = await open([TO_FIX], { requests });
  await screen.findByRole('heading', { level: 1, name: t('all.title') });
  await screen.findByRole('button', { name: /公共就业服务专项/ });
  host.type({ sheet: TO_FIX.name, row: 11, column: 5 }, '20场');
  act(() => requests.send('check'));
  await waitFor(() => expect(verdict()).toBe(t('verdict.fix', { count: 2 })));
});

it('does not follow edits while nobody sees it, and is true again when seen', async () => {
  const requests = createRequests();
  const { host } = await open([TO_FIX], { requests });
  await waitFor(() => expect(host.listening.edits).toBe(true));
  act(() => requests.send('rest'));
  await waitFor(() => expect(host.listening.edits).toBe(false));
  host.type({ sheet: TO_FIX.name, row: 11, column: 5 }, '20场');
  expect(verdict()).toBe(t('verdict.fix', { count: 3 }));
  act(() => requests.send('wake'));
  await waitFor(() => expect(verdict()).toBe(t('verdict.fix', { count: 2 })));
  expect(host.listening.edits).toBe(true);
});

it('knows of marks a ribbon button set', async () => {
  const requests = createRequests();
  const { host } = await open([TO_FIX], { requests });
  expect(button(/^标注待说明的行/)).toBeVisible();
  expect((await check(host, reviewTools, 'active')).kind).toBe('checked');
  act(() => requests.send('check'));
  expect(await screen.findByRole('button', { name: t('action.clear.count', { count: 2 }) })).toBeVisible();
  expect(screen.queryByRole('button', { name: /^标注待说明的行/ })).toBeNull();
});
