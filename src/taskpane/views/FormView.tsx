/** What was read from the form, so that a person can see whether it was read right. */
import { Button } from '@fluentui/react-components';
import { rangeA1 } from '../../form/sheet';
import { Facts } from '../parts/Facts';
import { useFactStyles } from '../parts/looks';
import { usePane } from '../parts/SessionContext';
import { useTexts } from '../parts/texts';
import { useShownForm } from '../parts/use-shown-form';
import { ViewFrame } from '../parts/ViewFrame';

export default function FormView(): React.JSX.Element {
  const looks = useFactStyles();
  const { t } = useTexts();
  const { go } = usePane();
  const shown = useShownForm();
  if (shown === null) {
    return (
      <ViewFrame title={t('form.title')}>
        <p className={looks.text}>{t('state.noForm.what')}</p>
      </ViewFrame>
    );
  }
  const { form, scored } = shown;
  const text = (value: string): string => (value.trim() === '' ? t('form.blank') : value.trim());
  const { execution } = scored;
  return (
    <ViewFrame title={t('form.title')}>
      <div className={looks.card}>
        <Facts
          facts={[
            [t('form.project'), text(form.project.text)],
            [t('form.department'), text(form.department.text)],
            [t('form.unit'), text(form.unit.text)],
            [t('form.year'), text(form.year)],
            [t('form.moneyUnit'), text(form.moneyUnit)],
            [t('form.range'), rangeA1(form.range)],
            [t('form.family'), t(`form.family.${form.family}`)],
            [t('form.confidence'), `${Math.round(form.confidence * 100)}%`],
            [t('form.indicators'), t('form.indicators.count', { count: form.indicators.length })],
          ]}
        />
      </div>
      {form.funds === null ? null : (
        <div className={looks.card}>
          <h2 className={looks.title}>{t('form.funds')}</h2>
          <Facts
            facts={[
              ...(form.funds.hasInitialBudget
                ? [[t('form.initialBudget'), text(form.funds.total.initialBudget.text)] as const]
                : []),
              [t('form.annualBudget'), text(form.funds.total.annualBudget.text)],
              [t('form.executed'), text(form.funds.total.executed.text)],
              [t('form.rate'), text(form.funds.total.executionRate.text)],
              ...(execution.working === '' ? [] : [[t('form.executionScore'), execution.working] as const]),
            ]}
          />
        </div>
      )}
      {form.columns.length === 0 ? null : (
        <div className={looks.card}>
          <h2 className={looks.title}>{t('form.columns')}</h2>
          <Facts
            facts={form.columns.map(
              (column) =>
                [column.header === '' ? t('mapping.blankHeader') : column.header, t(`role.${column.role}`)] as const,
            )}
          />
          <div>
            <Button onClick={() => go('mapping')}>{t('form.mapping')}</Button>
          </div>
        </div>
      )}
    </ViewFrame>
  );
}
