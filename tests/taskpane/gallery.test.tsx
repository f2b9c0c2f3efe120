import { configure, render, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { Stage } from '../../src/taskpane/gallery/Stage';
import { GALLERY, type GalleryState } from '../../src/taskpane/gallery/states';
import { translator } from '../../src/locales';

configure({ asyncUtilTimeout: 10_000 });
// axe looks at every element of long lists.
jest.setTimeout(30_000);

/** Renders a state and waits until it stands. */
async function show(state: GalleryState, language: 'zh-CN' | 'en-US' = 'zh-CN'): Promise<void> {
  const stands = jest.fn();
  render(<Stage state={state} theme="light" language={language} onSet={stands} />);
  if (state.hangs !== true) await waitFor(() => expect(stands).toHaveBeenCalled());
}

describe.each(GALLERY.map((state) => [state.id, state] as const))('%s', (id, state) => {
  it('has one main landmark, a live region, and nothing axe finds serious', async () => {
    await show(state);
    // Views come in their own chunks.
    await screen.findByRole('main', { hidden: true });
    if (state.hangs !== true) await screen.findByRole('heading', { level: id === 'preview' ? 2 : 1 });
    expect(screen.getAllByRole('status', { hidden: true })).toHaveLength(1);
    // jsdom knows no layout and no canvas: colours, sizes and ligatures are looked at in the browser.
    const { violations } = await axe.run(document.body, {
      rules: {
        'color-contrast': { enabled: false },
        'label-content-name-mismatch': { enabled: false },
        region: { enabled: false },
        'page-has-heading-one': { enabled: false },
      },
    });
    expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  });
});

describe('in English', () => {
  it.each(['fix', 'fill', 'no-form', 'empty', 'needs-mapping', 'more', 'packs', 'mapping'])(
    '%s leaves no Chinese of our own',
    async (id) => {
      const state = GALLERY.find((candidate) => candidate.id === id);
      if (state === undefined) throw new Error(id);
      await show(state, 'en-US');
      await screen.findByRole('heading', { level: 1 });
      const chinese = translator('zh-CN');
      for (const key of [
        'action.recheck',
        'action.more',
        'card.total',
        'findings.title',
        'action.back',
        'action.check',
      ] as const) {
        expect(screen.queryByText(chinese(key))).toBeNull();
      }
    },
  );
});
