/** 已说明: a finding may stay when a person says why. */
import { useEffect, useRef, useState } from 'react';
import { Button, Field, Textarea } from '@fluentui/react-components';
import type { Finding } from '../../review/model';
import { useFactStyles } from '../parts/looks';
import { usePane } from '../parts/SessionContext';
import { useTexts } from '../parts/texts';

export interface ExplainFormProps {
  readonly finding: Finding;
  readonly onClose: () => void;
}

export function ExplainForm({ finding, onClose }: ExplainFormProps): React.JSX.Element {
  const looks = useFactStyles();
  const { t } = useTexts();
  const { session, state } = usePane();
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const save = (): void => {
    if (reason.trim() === '') {
      setRefused(true);
      field.current?.focus();
      return;
    }
    void session.run({ kind: 'explain', finding: { key: finding.key, code: finding.code }, reason });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field
        label={t('findings.explain.reason')}
        required
        {...(refused && reason.trim() === '' ? { validationMessage: t('findings.explain.required') } : {})}
      >
        <Textarea ref={field} value={reason} resize="vertical" onChange={(_event, data) => setReason(data.value)} />
      </Field>
      <div className={looks.row}>
        <Button size="small" appearance="primary" type="submit" disabledFocusable={state.busy !== null}>
          {t('action.save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}
