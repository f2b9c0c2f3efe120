/** One finding: a click selects the cell and opens what proves it and what can be done about it. */
import { useId, useState } from 'react';
import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { a1, type CellAddress } from '../../form/sheet';
import type { Finding, ReviewedForm } from '../../review/model';
import { Facts } from '../parts/Facts';
import { LightSign } from '../parts/LightSign';
import { useFactStyles } from '../parts/looks';
import { usePane } from '../parts/SessionContext';
import { useTexts } from '../parts/texts';
import { changeOf } from './change';
import { ExplainForm } from './ExplainForm';
import { ReasonForm } from './ReasonForm';
import { reasonRow } from './reason-row';

const useStyles = makeStyles({
  item: {
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: {
    display: 'block',
    width: '100%',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { outline: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessibleHover}` },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  top: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, fontSize: tokens.fontSizeBase200 },
  cell: { fontFamily: tokens.fontFamilyMonospace, color: tokens.colorNeutralForeground2 },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingHorizontalM}`,
  },
  working: { fontFamily: tokens.fontFamilyMonospace },
  code: { marginLeft: 'auto' },
});

export interface FindingItemProps {
  readonly finding: Finding;
  readonly reviewed: ReviewedForm;
  readonly open: boolean;
  readonly onToggle: () => void;
}

export function FindingItem({ finding, reviewed, open, onToggle }: FindingItemProps): React.JSX.Element {
  const styles = useStyles();
  const looks = useFactStyles();
  const { language, t } = useTexts();
  const { session, state, go } = usePane();
  const [asking, setAsking] = useState<'explain' | 'reason' | null>(null);
  const body = useId();
  const { sheet, busy } = state;
  const { cell, light, suppressed } = finding;
  const row = suppressed === null ? reasonRow(finding, reviewed) : null;
  const writable = sheet !== null && !sheet.protected;
  const waiting = busy !== null;
  const reveal = (target: CellAddress): void => void session.run({ kind: 'reveal', cell: target });

  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.head}
        data-finding={finding.code}
        aria-expanded={open}
        aria-controls={body}
        onClick={() => {
          if (!open && cell !== null) reveal(cell);
          onToggle();
        }}
      >
        <span className={styles.top}>
          <LightSign light={light} meaning />
          <span className={styles.cell}>{cell === null ? t('findings.form') : a1(cell)}</span>
          {suppressed === null ? null : <span>{t('findings.explained')}</span>}
          <span className={mergeClasses(styles.cell, styles.code)}>{finding.code}</span>
        </span>
        <span>{finding.message[language]}</span>
      </button>
      <div id={body} hidden={!open}>
        {!open ? null : (
          <div className={styles.body}>
            <Facts
              facts={[
                ...(finding.working === ''
                  ? []
                  : [
                      [
                        t('findings.working'),
                        <span key="w" className={styles.working}>
                          {finding.working}
                        </span>,
                      ] as const,
                    ]),
                [t('findings.fix'), finding.fix[language]],
                ...(finding.related.length === 0
                  ? []
                  : [
                      [
                        t('findings.related'),
                        <span key="r" className={looks.row}>
                          {finding.related.map((related) => (
                            <Link
                              key={a1(related)}
                              as="button"
                              className={looks.link}
                              aria-label={t('findings.locate', { cell: a1(related) })}
                              onClick={() => reveal({ ...related, sheet: reviewed.form.sheet })}
                            >
                              {a1(related)}
                            </Link>
                          ))}
                        </span>,
                      ] as const,
                    ]),
                ...(suppressed === null
                  ? []
                  : [
                      [
                        t('findings.explained'),
                        t('findings.explained.by', { reason: suppressed.reason, date: suppressed.at }),
                      ] as const,
                    ]),
              ]}
            />
            <div className={looks.row}>
              {finding.correction === null || suppressed !== null || !writable ? null : (
                <Button
                  size="small"
                  disabledFocusable={waiting}
                  onClick={() => void session.run({ kind: 'correct', findings: [finding.key] })}
                >
                  {t('findings.accept', changeOf(finding.correction, sheet, t('findings.blank')))}
                </Button>
              )}
              {row === null || !writable || asking === 'reason' ? null : (
                <Button size="small" onClick={() => setAsking('reason')}>
                  {t('findings.writeReason')}
                </Button>
              )}
              {suppressed !== null || asking === 'explain' ? null : (
                <Button size="small" appearance="subtle" onClick={() => setAsking('explain')}>
                  {t('findings.explain')}
                </Button>
              )}
              {suppressed === null ? null : (
                <Button
                  size="small"
                  disabledFocusable={waiting}
                  onClick={() => void session.run({ kind: 'withdraw', key: finding.key, stale: false })}
                >
                  {t('findings.explained.undo')}
                </Button>
              )}
              <Button size="small" appearance="subtle" onClick={() => go('about', finding.code)}>
                {t('findings.rule', { code: finding.code })}
              </Button>
            </div>
            {asking === 'explain' ? <ExplainForm finding={finding} onClose={() => setAsking(null)} /> : null}
            {asking === 'reason' && row !== null ? <ReasonForm row={row} onClose={() => setAsking(null)} /> : null}
          </div>
        )}
      </div>
    </li>
  );
}
