import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Button } from '@fluentui/react-components';
import { BootNotice, type BootProblem } from '../../src/taskpane/Boot';
import { officeLanguage, officeTheme } from '../../src/taskpane/office-environment';
import { Crash } from '../../src/taskpane/parts/Crash';
import { TextsContext } from '../../src/taskpane/parts/texts';
import { createRequests } from '../../src/taskpane/requests';
import { mappingProblems } from '../../src/taskpane/views/mapping';
import { parameterLines } from '../../src/taskpane/views/parameters';
import { packToEdit, readPack } from '../../src/taskpane/session/packs';
import { packs } from '../../src/scoring';
import { translator } from '../../src/locales';

const t = translator('zh-CN');

describe('where the pane cannot run', () => {
  it.each(['outside', 'old', 'timeout'] satisfies BootProblem[])('%s: a plain notice says what to do', (problem) => {
    render(<BootNotice problem={problem} environment={{ language: 'zh-CN', theme: 'light' }} />);
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(t(`boot.${problem}.what`));
    expect(screen.getByText(t(`boot.${problem}.todo`))).toBeVisible();
  });
});

it('a fault of the pane is said, and the pane can be reopened', async () => {
  const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  let broken = true;
  function Fragile(): React.JSX.Element {
    if (broken) throw new Error('broken');
    return <Button>well</Button>;
  }
  render(
    <TextsContext value={{ language: 'zh-CN', t, choose: () => undefined }}>
      <Crash>
        <Fragile />
      </Crash>
    </TextsContext>,
  );
  expect(screen.getByRole('heading')).toHaveTextContent(t('app.crashed.what'));
  broken = false;
  await userEvent.click(screen.getByRole('button', { name: t('app.crashed.reload') }));
  expect(screen.getByRole('button', { name: 'well' })).toBeVisible();
  quiet.mockRestore();
});

describe('what Office says about itself', () => {
  it.each([
    [undefined, undefined],
    [{}, undefined],
    [{ isDarkTheme: true, bodyBackgroundColor: '#FFFFFF' }, 'dark'],
    [{ isDarkTheme: false }, 'light'],
    [{ bodyBackgroundColor: '#262626' }, 'dark'],
    [{ bodyBackgroundColor: '#E6E6E6' }, 'light'],
    [{ bodyBackgroundColor: 'white' }, undefined],
  ] as const)('theme %j → %s', (officeThemeGiven, expected) => {
    expect(officeTheme({ officeTheme: officeThemeGiven })).toBe(expected);
  });

  it.each([
    ['zh-CN', 'zh-CN'],
    ['en-GB', 'en-US'],
    [undefined, 'zh-CN'],
  ] as const)('language %s → %s', (displayLanguage, expected) => {
    expect(officeLanguage({ displayLanguage })).toBe(expected);
  });
});

describe('asks from outside', () => {
  it('keeps the last ask until somebody listens, once', () => {
    const requests = createRequests();
    const heard = jest.fn();
    requests.send('list');
    requests.send('check');
    const stop = requests.subscribe(heard);
    expect(heard.mock.calls).toEqual([['check']]);
    stop();
    requests.send('list');
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

describe('mapping', () => {
  it.each([
    [['name', 'weight', 'score'], [], []],
    [['name', 'weight', 'weight', 'score'], ['weight'], []],
    [['ignore', 'ignore', 'explanation', 'explanation'], [], ['name', 'weight', 'score']],
    [['name', 'weight', 'scoreConverted'], [], []],
    [['name', 'name'], ['name'], ['weight', 'score']],
  ] as const)('%j', (roles, twice, missing) => {
    expect(mappingProblems(roles)).toEqual({ twice, missing });
  });
});

describe('rule packs', () => {
  it.each(packs.map((pack) => [pack.id, pack] as const))(
    '%s: every parameter reads and has its source',
    (_id, pack) => {
      const lines = parameterLines(pack, t);
      expect(lines).toHaveLength(Object.keys(pack.parameters).length);
      expect(lines.filter((line) => line.name === '' || line.value === '' || line.source === '')).toEqual([]);
      expect(lines.filter((line) => /undefined|\[object|\{/.test(line.value))).toEqual([]);
    },
  );

  it.each(packs.map((pack) => [pack.id, pack] as const))('%s: a copy to edit is a pack of its own', (_id, pack) => {
    const copy = readPack(packToEdit(pack));
    if (!copy.ok) throw new Error(JSON.stringify(copy.problems));
    expect(packs.map(({ id }) => id)).not.toContain(copy.pack.id);
    expect(copy.pack).toMatchObject({ verified: false, parameters: pack.parameters });
    expect(packToEdit(copy.pack)).toBe(packToEdit(pack));
  });

  it.each(['', '  ', '{', '[]', 'null', '"x"', '{"id":1}'])('refuses %j with a sentence', (text) => {
    const answer = readPack(text);
    expect(answer.ok).toBe(false);
    if (!answer.ok)
      expect(answer.problems.every(({ message }) => message['zh-CN'] !== '' && message['en-US'] !== '')).toBe(true);
  });
});
