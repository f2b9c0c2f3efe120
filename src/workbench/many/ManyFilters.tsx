/** Which rows are shown: by verdict, by check, by any word. */
import { Input, Select, ToggleButton, makeStyles, tokens } from '@fluentui/react-components';
import { checkByCode } from '../../checks';
import type { Language } from '../../locales';
import type { PageTexts } from '../texts';
import { countCodes, countVerdicts, VERDICT_ORDER, type Filter, type ManyRow } from './rows';
import { VERDICT_TEXTS } from './VerdictWord';

const useStyles = makeStyles({
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  verdicts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, flexGrow: 1 },
  verdict: { minWidth: 'auto' },
  text: { flexBasis: '260px' },
  code: { flexBasis: '200px', minWidth: 0, '> select': { textOverflow: 'ellipsis' } },
});

export interface ManyFiltersProps {
  readonly t: PageTexts;
  readonly language: Language;
  /** All rows, shown or not. */
  readonly rows: readonly ManyRow[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

export function ManyFilters({ t, language, rows, filter, onFilter }: ManyFiltersProps): React.JSX.Element {
  const styles = useStyles();
  const counts = countVerdicts(rows);
  return (
    <div className={styles.filters}>
      <div className={styles.verdicts} role="group" aria-label={t('columnVerdict')}>
        {(['all', ...VERDICT_ORDER] as const).map((verdict) => (
          <ToggleButton
            key={verdict}
            size="small"
            shape="circular"
            className={styles.verdict}
            checked={filter.verdict === verdict}
            onClick={() => onFilter({ ...filter, verdict })}
          >
            {verdict === 'all' ? t('filterAll') : t(VERDICT_TEXTS[verdict])}{' '}
            {verdict === 'all' ? rows.length : counts[verdict]}
          </ToggleButton>
        ))}
      </div>
      <Input
        size="small"
        type="search"
        className={styles.text}
        value={filter.text}
        placeholder={t('filterText')}
        aria-label={t('filterText')}
        onChange={(_event, { value }) => onFilter({ ...filter, text: value })}
      />
      <Select
        size="small"
        className={styles.code}
        value={filter.code}
        aria-label={t('filterCode')}
        onChange={(_event, { value }) => onFilter({ ...filter, code: value })}
      >
        <option value="all">{t('filterAllCodes')}</option>
        {countCodes(rows).map(([code, count]) => (
          <option key={code} value={code}>
            {t('codeCount', { code, title: checkByCode(code)?.title[language] ?? '', count })}
          </option>
        ))}
      </Select>
    </div>
  );
}
