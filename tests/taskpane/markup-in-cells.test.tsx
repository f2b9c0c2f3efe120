/** What stands in cells and what files are called is text in the pane, whatever it looks like. */
import { configure, render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ChosenFile } from '../../src/taskpane/environment';
import { MemoryHost, type MemorySheet } from '../../src/taskpane/gallery/memory-host';
import { TO_FIX } from '../../src/taskpane/gallery/sheets';
import { translator } from '../../src/locales';
import { App } from '../../src/taskpane/pane';

jest.setTimeout(30_000);
configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });

const t = translator('zh-CN');
/** Short enough to be quoted whole. */
const ATTACK = '<img onerror=hurt()>';

/** Every text of the sheet with markup before it that would show if it were taken for such; labels stay labels. */
const HOSTILE: MemorySheet = {
  name: `${ATTACK}表`,
  rows: TO_FIX.rows.map((row) =>
    row.map((value) =>
      typeof value === 'string' && /公共就业服务专项|举办招聘会场次|疫情影响|就业促进中心|≥20场/u.test(value)
        ? ATTACK + value
        : value,
    ),
  ),
};

const nothingOfCells = (): void => {
  expect(document.querySelectorAll('img, [onerror]')).toHaveLength(0);
};

async function openPane(files: readonly ChosenFile[] = []): Promise<UserEvent> {
  const openFiles = jest.fn().mockResolvedValue(files);
  const host = new MemoryHost([HOSTILE]);
  render(<App host={host} environment={{ version: '1', language: 'zh-CN', theme: 'light', openFiles }} />);
  await screen.findByRole('heading', { level: 1 });
  return userEvent.setup({ delay: null });
}

test('a project, an indicator and a reason are shown as they are written', async () => {
  const user = await openPane();
  expect(document.body.textContent).toContain(`${ATTACK}举办招聘会场次`);
  nothingOfCells();
  for (const finding of document.querySelectorAll<HTMLElement>('[data-finding]')) await user.click(finding);
  nothingOfCells();
});

test('so are the files a reviewer chooses, read or not', async () => {
  const sheets = await new MemoryHost([HOSTILE]).readSheets('all');
  const sentence = { 'zh-CN': `“${ATTACK}”已损坏。`, 'en-US': `"${ATTACK}" is damaged.` };
  const user = await openPane([
    { name: `${ATTACK}.xlsx`, read: async () => ({ sheets }) },
    { name: '坏.xlsx', read: async () => ({ error: 'unreadable', sentence }) },
  ]);
  await user.click(screen.getByRole('button', { name: t('action.more') }));
  await user.click(await screen.findByRole('button', { name: t('more.files') }));
  await user.click(await screen.findByRole('button', { name: t('files.choose') }));
  expect((await screen.findAllByText((text) => text.includes(`${ATTACK}公共就业服务专项`))).length).toBeGreaterThan(0);
  expect(document.body.textContent).toContain(`“${ATTACK}”已损坏。`);
  nothingOfCells();
});
