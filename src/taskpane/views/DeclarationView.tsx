/** 绩效目标申报表: chosen from the workbook or a file; what it promised is compared with the form. */
import { Button } from '@fluentui/react-components';
import { useFactStyles } from '../parts/looks';
import { usePane } from '../parts/SessionContext';
import { useTexts } from '../parts/texts';
import { ViewFrame } from '../parts/ViewFrame';

export default function DeclarationView(): React.JSX.Element {
  const looks = useFactStyles();
  const { t } = useTexts();
  const { session, environment, state } = usePane();
  const { declaration } = state.settings;
  const waiting = state.busy !== null;
  const { openFiles } = environment;
  const open = async (ask: NonNullable<typeof openFiles>): Promise<void> => {
    const [file] = await ask({ multiple: false });
    if (file !== undefined) await session.run({ kind: 'open-declaration', file });
  };
  return (
    <ViewFrame title={t('declaration.title')}>
      <p className={looks.quiet}>{t('declaration.what')}</p>
      <div className={looks.card}>
        <p className={looks.text}>
          {declaration === null ? t('declaration.none') : t('declaration.current', { name: declaration.name })}
        </p>
        {declaration === null ? null : (
          <div>
            <Button
              size="small"
              disabledFocusable={waiting}
              onClick={() => void session.run({ kind: 'declare', declaration: null })}
            >
              {t('declaration.remove')}
            </Button>
          </div>
        )}
      </div>
      <div className={looks.row}>
        <Button disabledFocusable={waiting} onClick={() => void session.run({ kind: 'find-declarations' })}>
          {t('declaration.sheets.look')}
        </Button>
        {openFiles === undefined ? null : (
          <Button disabledFocusable={waiting} onClick={() => void open(openFiles)}>
            {t('declaration.file')}
          </Button>
        )}
      </div>
      {state.declarations === null ? null : state.declarations.length === 0 ? (
        <p className={looks.text}>{t('declaration.sheets.none')}</p>
      ) : (
        <section aria-label={t('declaration.sheets')} className={looks.card}>
          <h2 className={looks.title}>{t('declaration.sheets')}</h2>
          <ul className={looks.plainList}>
            {state.declarations.map((found, index) => (
              <li key={`${index} ${found.name}`}>
                <Button
                  size="small"
                  disabledFocusable={waiting}
                  onClick={() => void session.run({ kind: 'declare', declaration: found })}
                >
                  {t('declaration.use', { name: found.name })}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </ViewFrame>
  );
}
