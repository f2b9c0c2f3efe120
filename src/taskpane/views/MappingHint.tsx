/** The reader is not sure of the columns: it says so and asks, instead of guessing silently. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CONFIDENCE_LIMIT, type Form } from '../../form/model';
import { LightShape } from '../parts/LightSign';
import { useFactStyles } from '../parts/looks';
import { usePane } from '../parts/SessionContext';
import { useTexts } from '../parts/texts';
import { mappingInDoubt } from './mapping';

const useStyles = makeStyles({ text: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center' } });

export function MappingHint({ form }: { readonly form: Form }): React.JSX.Element | null {
  const styles = useStyles();
  const looks = useFactStyles();
  const { t } = useTexts();
  const { go } = usePane();
  const doubtful = form.columns.filter((column) => column.confidence < CONFIDENCE_LIMIT).length;
  if (!mappingInDoubt(form)) return null;
  return (
    <div className={looks.card}>
      <p className={mergeClasses(looks.text, styles.text)}>
        <LightShape light="yellow" />
        {doubtful === 0 ? t('mapping.needed.form') : t('mapping.needed.what', { count: doubtful })}
      </p>
      <p className={looks.quiet}>{t('mapping.needed.why')}</p>
      <div>
        <Button appearance="primary" onClick={() => go('mapping')}>
          {t('mapping.needed.todo')}
        </Button>
      </div>
    </div>
  );
}
