/** A rule pack of the person's own: put a pack here, edit it, use it. A bad one is refused, field by field. */
import { useRef, useState } from 'react';
import { Button, Field, makeStyles, Textarea } from '@fluentui/react-components';
import type { RulePack } from '../../scoring/pack';
import { useFactStyles } from '../parts/looks';
import { usePane } from '../parts/SessionContext';
import { useTexts } from '../parts/texts';
import { note } from '../session/notes';
import { packToEdit } from '../session/packs';

const useStyles = makeStyles({ text: { fontFamily: 'monospace', minHeight: '160px' } });

export interface CustomPackProps {
  /** The pack in use, to start from. */
  readonly pack: RulePack;
  /** The form it will be used for; null while there is none. */
  readonly form: string | null;
}

export function CustomPack({ pack, form }: CustomPackProps): React.JSX.Element {
  const styles = useStyles();
  const looks = useFactStyles();
  const { language, t } = useTexts();
  const { session, state } = usePane();
  const [text, setText] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const { packProblems, busy, settings } = state;
  const waiting = busy !== null;
  const save = (): void => {
    const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${pack.id}.json`;
    link.click();
    URL.revokeObjectURL(address);
  };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      session.say(note('packs.custom.copied'));
    } catch {
      // Some Office versions forbid the clipboard to add-ins.
      session.say(note('packs.custom.copyFailed'));
    }
  };
  return (
    <section className={looks.card} aria-label={t('packs.custom')}>
      <h2 className={looks.title}>{t('packs.custom')}</h2>
      <p className={looks.quiet}>{t('packs.custom.what')}</p>
      <div className={looks.row}>
        <Button size="small" onClick={() => setText(packToEdit(pack))}>
          {t('packs.custom.load')}
        </Button>
        <Button size="small" onClick={() => file.current?.click()}>
          {t('packs.custom.file')}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={t('packs.custom.file')}
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            if (chosen !== undefined) void chosen.text().then(setText);
            event.target.value = '';
          }}
        />
      </div>
      <Field
        label={t('packs.custom.text')}
        {...(packProblems === null ? {} : { validationMessage: t('packs.custom.bad', { count: packProblems.length }) })}
      >
        <Textarea
          textarea={{ className: styles.text }}
          resize="vertical"
          spellCheck={false}
          value={text}
          onChange={(_event, data) => setText(data.value)}
        />
      </Field>
      {packProblems === null ? null : (
        <ul aria-label={t('packs.custom.bad', { count: packProblems.length })}>
          {packProblems.map((problem, index) => (
            <li key={`${index} ${problem.path}`}>{problem.message[language]}</li>
          ))}
        </ul>
      )}
      <div className={looks.row}>
        <Button
          appearance="primary"
          size="small"
          disabledFocusable={waiting}
          onClick={() => void session.run({ kind: 'import-pack', form, text })}
        >
          {t('packs.custom.import')}
        </Button>
        <Button size="small" disabledFocusable={text === ''} onClick={save}>
          {t('packs.custom.download')}
        </Button>
        <Button size="small" disabledFocusable={text === ''} onClick={() => void copy()}>
          {t('packs.custom.copy')}
        </Button>
      </div>
      {settings.customPacks.map((custom) => (
        <div key={custom.id} className={looks.row}>
          <span>{custom.name[language]}</span>
          <Button
            size="small"
            disabledFocusable={waiting}
            aria-label={`${t('packs.custom.remove')}：${custom.name[language]}`}
            onClick={() => void session.run({ kind: 'remove-pack', pack: custom.id })}
          >
            {t('action.remove')}
          </Button>
        </div>
      ))}
    </section>
  );
}
