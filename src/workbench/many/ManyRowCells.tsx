/** One row of the table of many files. */
import { Link, makeStyles, mergeClasses, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import type { PageTexts } from '../texts';
import type { ManyRow, RowForm } from './rows';
import { VerdictWord } from './VerdictWord';

const useStyles = makeStyles({
  cell: {
    padding: `6px ${tokens.spacingHorizontalS}`,
    verticalAlign: 'top',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground1,
    overflowWrap: 'anywhere',
    ':first-child': { paddingLeft: tokens.spacingHorizontalM },
    ':last-child': { paddingRight: tokens.spacingHorizontalM },
  },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground3 },
  small: { display: 'block', fontSize: tokens.fontSizeBase100, lineHeight: tokens.lineHeightBase200 },
  link: {
    fontSize: 'inherit',
    lineHeight: 'inherit',
    textAlign: 'left',
    '@media (forced-colors: active)': { color: 'LinkText', textDecorationLine: 'underline' },
  },
  red: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
  yellow: { color: tokens.colorStatusWarningForeground1, fontWeight: tokens.fontWeightSemibold },
  blue: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
});

export interface ManyRowCellsProps {
  readonly t: PageTexts;
  readonly row: ManyRow;
  readonly onOpen: (row: ManyRow) => void;
}

export function ManyRowCells({ t, row, onOpen }: ManyRowCellsProps): React.JSX.Element {
  const styles = useStyles();
  // Where the focus returns to from the question whether to drop changes.
  const target = useRestoreFocusTarget();
  const cut = row.path.lastIndexOf('/') + 1;
  const name = row.path.slice(cut);
  return (
    <>
      <td className={styles.cell}>
        {row.verdict === 'unread' ? (
          name
        ) : (
          <Link
            as="button"
            {...target}
            className={styles.link}
            data-row={row.id}
            aria-label={t('openRow', { name: nameOf(row, name) })}
            onClick={() => onOpen(row)}
          >
            {nameOf(row, name)}
          </Link>
        )}
        {cut > 0 && <span className={mergeClasses(styles.small, styles.quiet)}>{row.path.slice(0, cut - 1)}</span>}
      </td>
      {row.form === null ? (
        <td className={styles.cell} colSpan={7}>
          <VerdictWord t={t} verdict={row.verdict} /> {row.error}
        </td>
      ) : (
        <FormCells t={t} row={row} form={row.form} />
      )}
    </>
  );
}

function FormCells({
  t,
  row,
  form,
}: Omit<ManyRowCellsProps, 'onOpen'> & { readonly form: RowForm }): React.JSX.Element {
  const styles = useStyles();
  const number = mergeClasses(styles.cell, styles.number);
  return (
    <>
      <td className={styles.cell}>{form.project}</td>
      <td className={styles.cell}>{form.unit}</td>
      <td className={styles.cell}>
        <VerdictWord t={t} verdict={row.verdict} />
      </td>
      {(['red', 'yellow', 'blue'] as const).map((light) => (
        <td key={light} className={mergeClasses(number, form[light] === 0 ? styles.quiet : styles[light])}>
          {form[light]}
        </td>
      ))}
      <td className={number}>
        {form.total ?? <span className={styles.quiet}>—</span>}
        {form.differs && (
          <span className={mergeClasses(styles.small, styles.red)}>
            {t('recomputed', { value: form.computed ?? '' })}
          </span>
        )}
      </td>
    </>
  );
}

/** The sheet is named where the file alone does not tell which form is meant. */
function nameOf({ form }: ManyRow, name: string): string {
  return form !== null && form.several ? `${name} › ${form.sheet}` : name;
}
