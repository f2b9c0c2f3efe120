/** Which rules a form is scored by, each with its source; and a pack of the person's own. */
import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { packs } from '../../scoring';
import { useFactStyles } from '../parts/looks';
import { usePane } from '../parts/SessionContext';
import { useTexts } from '../parts/texts';
import { useShownForm } from '../parts/use-shown-form';
import { ViewFrame } from '../parts/ViewFrame';
import { CustomPack } from './CustomPack';
import { parameterLines } from './parameters';

const useStyles = makeStyles({
  parameter: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  name: { fontWeight: tokens.fontWeightSemibold },
});

export default function PacksView(): React.JSX.Element {
  const styles = useStyles();
  const looks = useFactStyles();
  const { language, t } = useTexts();
  const { session, state } = usePane();
  const shown = useShownForm();
  const { customPacks, packChoices } = state.settings;
  const known = [...customPacks, ...packs.filter((pack) => customPacks.every((custom) => custom.id !== pack.id))];
  const pack = shown?.scored.pack ?? known[0];
  return (
    <ViewFrame title={t('packs.title')}>
      <p className={looks.quiet}>{t('packs.what')}</p>
      {shown === null ? null : (
        <Field label={t('packs.choose')}>
          <Select
            value={packChoices[shown.key] ?? ''}
            onChange={(_event, data) =>
              void session.run({ kind: 'choose-pack', form: shown.key, pack: data.value === '' ? null : data.value })
            }
          >
            <option value="">{t('packs.auto')}</option>
            {known.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name[language]}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {pack === undefined ? null : (
        <>
          <section className={looks.card} aria-label={t('packs.parameters')}>
            <h2 className={looks.title}>{pack.name[language]}</h2>
            {pack.verified ? null : <p className={looks.quiet}>{t('card.pack.unverified')}</p>}
            <ul className={looks.plainList}>
              {parameterLines(pack, t).map((line) => (
                <li key={line.name} className={styles.parameter}>
                  <span>
                    <span className={styles.name}>{line.name}</span> {line.value}
                  </span>
                  <span className={looks.quiet}>
                    {line.source} · {t(line.verified ? 'packs.parameter.verified' : 'packs.parameter.unverified')}
                  </span>
                </li>
              ))}
            </ul>
          </section>
          <CustomPack pack={pack} form={shown?.key ?? null} />
        </>
      )}
    </ViewFrame>
  );
}
