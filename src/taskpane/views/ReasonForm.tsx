/** A place to write the reason, with the row's facts at hand. The words are the person's own. */
import { useEffect, useRef, useState } from 'react';
import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { a1 } from '../../form/sheet';
import { Facts } from '../parts/Facts';
import { useFactStyles } from '../parts/looks';
import { usePane } from '../parts/SessionContext';
import { useTexts } from '../parts/texts';
import type { ReasonRow } from './reason-row';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

export interface ReasonFormProps {
  readonly row: ReasonRow;
  readonly onClose: () => void;
}

export function ReasonForm({ row, onClose }: ReasonFormProps): React.JSX.Element {
  const styles = useStyles();
  const looks = useFactStyles();
  const { t } = useTexts();
  const { session, state } = usePane();
  const [cause, setCause] = useState('');
  const [measure, setMeasure] = useState('');
  const [refused, setRefused] = useState(false);
  const first = useRef<HTMLTextAreaElement>(null);
  useEffect(() => first.current?.focus(), []);
  const { indicator, allowed } = row.scored;
  const blank = t('findings.blank');
  const shown = (text: string): string => (text.trim() === '' ? blank : text);
  const write = (): void => {
    if (cause.trim() === '') {
      setRefused(true);
      first.current?.focus();
      return;
    }
    void session.run({ kind: 'reason', row: indicator.row, cause, measure });
  };
  return (
    <form
      noValidate
      className={styles.form}
      aria-label={t('reason.title')}
      onSubmit={(event) => {
        event.preventDefault();
        write();
      }}
    >
      <Facts
        facts={[
          [t('reason.name'), shown(indicator.name.text)],
          [t('reason.target'), shown(indicator.target.text)],
          [t('reason.actual'), shown(indicator.actual.text)],
          [t('reason.weight'), shown(indicator.weight.text)],
          [t('reason.score'), shown(indicator.score.text)],
          ...(allowed === null
            ? []
            : [
                [
                  t('reason.allowed'),
                  allowed.min.eq(allowed.max)
                    ? allowed.max.toString()
                    : t('reason.allowed.range', { min: allowed.min.toString(), max: allowed.max.toString() }),
                ] as const,
              ]),
        ]}
      />
      <Field
        label={t('reason.cause')}
        required
        {...(refused && cause.trim() === '' ? { validationMessage: t('reason.required') } : {})}
      >
        <Textarea ref={first} value={cause} resize="vertical" onChange={(_event, data) => setCause(data.value)} />
      </Field>
      <Field label={t('reason.measure')} hint={t('reason.measure.hint')}>
        <Textarea value={measure} resize="vertical" onChange={(_event, data) => setMeasure(data.value)} />
      </Field>
      <div className={looks.row}>
        <Button size="small" appearance="primary" type="submit" disabledFocusable={state.busy !== null}>
          {t('reason.write', { cell: a1(row.cell) })}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}
