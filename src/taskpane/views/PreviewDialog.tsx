/** Before → after of every correction, ticked one by one. What follows from them (total, grade) is shown too. */
import { useMemo, useState } from 'react';
import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { a1, type SheetSnapshot } from '../../form/sheet';
import { correctable, planCorrections, previewOf } from '../../review';
import type { Finding, ReviewedForm, SheetReview } from '../../review/model';
import { useFactStyles } from '../parts/looks';
import { usePane } from '../parts/SessionContext';
import { useTexts } from '../parts/texts';
import { changeOf } from './change';

const useStyles = makeStyles({
  surface: { maxWidth: '560px', padding: tokens.spacingHorizontalL },
  list: { maxHeight: '45vh', overflowY: 'auto' },
  item: { display: 'flex', flexDirection: 'column' },
  message: { paddingLeft: '34px' },
});

export interface PreviewDialogProps {
  readonly sheet: SheetSnapshot;
  readonly review: SheetReview;
  readonly reviewed: ReviewedForm;
}

export default function PreviewDialog({ sheet, review, reviewed }: PreviewDialogProps): React.JSX.Element {
  const styles = useStyles();
  const looks = useFactStyles();
  const { language, t } = useTexts();
  const { session, state } = usePane();
  const findings = useMemo(() => correctable(reviewed), [reviewed]);
  // What is safe is proposed; the rest is for the person to decide.
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => proposed(findings));
  const lines = useMemo(() => previewOf(planCorrections(sheet, review, chosen)).lines, [sheet, review, chosen]);
  const open = state.previewing;
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) setChosen(proposed(findings));
  }
  const own = new Set(findings.flatMap(({ correction }) => (correction === null ? [] : [a1(correction.cell)])));
  const following = lines.filter((line) => !own.has(line.address));
  const close = (): void => session.preview(false);
  const blank = t('findings.blank');
  const all = findings.length === chosen.size;

  return (
    <Dialog open={open} onOpenChange={(_event, data) => (data.open ? undefined : close())}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t('preview.title')}</DialogTitle>
          <DialogContent>
            <p className={looks.quiet}>{t('preview.what')}</p>
            <Checkbox
              label={t('preview.all')}
              checked={all ? true : chosen.size === 0 ? false : 'mixed'}
              onChange={() => setChosen(all ? new Set() : new Set(findings.map((finding) => finding.key)))}
            />
            <ul className={mergeClasses(looks.plainList, styles.list)}>
              {findings.map((finding) => (
                <li key={finding.key} className={styles.item}>
                  <Checkbox
                    label={t('preview.item', changeOf(finding.correction, sheet, blank))}
                    checked={chosen.has(finding.key)}
                    onChange={() => setChosen(toggled(chosen, finding))}
                  />
                  <span className={mergeClasses(looks.quiet, styles.message)}>{finding.message[language]}</span>
                </li>
              ))}
              {following.map((line) => (
                <li key={line.address} className={looks.text}>
                  {t('preview.item', {
                    cell: line.address,
                    before: line.before === '' ? blank : line.before,
                    after: line.after === '' ? blank : line.after,
                  })}{' '}
                  <span className={looks.quiet}>{t('preview.follows')}</span>
                </li>
              ))}
            </ul>
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{t('action.cancel')}</Button>
            <Button
              appearance="primary"
              disabledFocusable={lines.length === 0 || state.busy !== null}
              onClick={() => void session.run({ kind: 'correct', findings: [...chosen] })}
            >
              {t('preview.apply', { count: lines.length })}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

const proposed = (findings: readonly Finding[]): ReadonlySet<string> =>
  new Set(findings.filter(({ safe }) => safe).map(({ key }) => key));

function toggled(chosen: ReadonlySet<string>, { key }: Finding): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return next;
}
