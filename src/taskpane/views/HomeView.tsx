/** What a person sees first: the verdict, one primary button, then the findings. Every other state says what to do. */
import { useEffect, useRef, useState } from 'react';
import { Button, Field, makeStyles, Select, Spinner, tokens } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import type { Light } from '../../checks/check';
import type { ReviewedForm } from '../../review/model';
import { rangeA1 } from '../../form/sheet';
import { Notice } from '../parts/Notice';
import { useFactStyles } from '../parts/looks';
import { usePane } from '../parts/SessionContext';
import { useTexts } from '../parts/texts';
import { note, readNote, verdictNote } from '../session/notes';
import { stageOf } from '../session/state';
import { Actions } from './Actions';
import { Findings } from './Findings';
import { MappingHint } from './MappingHint';
import { VerdictCard } from './VerdictCard';

const useStyles = makeStyles({
  bar: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  sheet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  hint: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXS },
});

export interface HomeViewProps {
  /** The person came here from another view: the heading takes the focus. */
  readonly focus: boolean;
}

export function HomeView({ focus }: HomeViewProps): React.JSX.Element {
  const styles = useStyles();
  const looks = useFactStyles();
  const { t } = useTexts();
  const { session, state, go } = usePane();
  const [filter, setFilter] = useState<Light | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);
  const stage = stageOf(state);
  const check = (
    <Button
      appearance="primary"
      disabledFocusable={state.busy !== null}
      onClick={() => void session.run({ kind: 'check' })}
    >
      {t('action.check')}
    </Button>
  );

  return (
    <>
      <div className={styles.bar}>
        <p className={styles.sheet}>{state.review === null ? '' : t('sheet.current', { sheet: state.review.sheet })}</p>
        <Button
          appearance="subtle"
          size="small"
          icon={<MoreHorizontalRegular />}
          aria-label={t('action.more')}
          title={t('action.more')}
          onClick={() => go('more')}
        />
      </div>
      {state.elsewhere === null || state.review === null ? null : (
        <div className={looks.card}>
          <p className={looks.text}>
            {t('sheet.elsewhere.what', { sheet: state.elsewhere, reviewed: state.review.sheet })}
          </p>
          <div>
            <Button size="small" onClick={() => void session.run({ kind: 'check' })}>
              {t('sheet.elsewhere.todo')}
            </Button>
          </div>
        </div>
      )}
      {(() => {
        switch (stage.kind) {
          case 'starting':
            return <Spinner label={t('state.starting')} />;
          case 'unread':
            return (
              <Notice
                what={t('state.unread.what')}
                todo={t(state.problem === null ? 'state.unread.todo' : 'state.unread.problem')}
                headingRef={heading}
              >
                {state.problem === null ? check : null}
              </Notice>
            );
          case 'empty':
            return (
              <Notice what={t('state.empty.what')} todo={t('state.empty.todo')} headingRef={heading}>
                {check}
              </Notice>
            );
          case 'no-form':
            return (
              <Notice what={t('state.noForm.what')} todo={t('state.noForm.todo')} headingRef={heading}>
                {check}
                <Button onClick={() => go('all')}>{t('state.noForm.all')}</Button>
              </Notice>
            );
          case 'choose':
            return (
              <Notice what={t('forms.choose', { count: stage.forms.length })} headingRef={heading}>
                <ul className={looks.plainList}>
                  {stage.forms.map((reviewed) => (
                    <li key={reviewed.key}>
                      <Button onClick={() => choose(reviewed)}>{<FormName reviewed={reviewed} />}</Button>
                    </li>
                  ))}
                </ul>
              </Notice>
            );
          case 'form':
            return (
              <>
                {stage.forms.length < 2 ? null : (
                  <Field label={t('forms.choose.label')} size="small">
                    <Select
                      value={stage.reviewed.key}
                      onChange={(_event, data) => {
                        const next = stage.forms.find((reviewed) => reviewed.key === data.value);
                        if (next !== undefined) choose(next);
                      }}
                    >
                      {stage.forms.map((reviewed) => (
                        <option key={reviewed.key} value={reviewed.key}>
                          {nameOf(reviewed, t('forms.unnamed'))}
                        </option>
                      ))}
                    </Select>
                  </Field>
                )}
                <VerdictCard reviewed={stage.reviewed} filter={filter} onFilter={pick} headingRef={heading} />
                <MappingHint form={stage.reviewed.form} />
                <Actions reviewed={stage.reviewed} />
                <Findings reviewed={stage.reviewed} filter={filter} />
              </>
            );
        }
      })()}
    </>
  );

  function choose(reviewed: ReviewedForm): void {
    session.chooseForm(reviewed.key);
    session.say(note('verdict.of', { project: nameOf(reviewed, t('forms.unnamed')), verdict: verdictNote(reviewed) }));
  }
  function pick(light: Light | null): void {
    setFilter(light);
    if (stage.kind !== 'form') return;
    const { counts } = stage.reviewed;
    session.say(
      note('done.filter', { count: light === null ? counts.red + counts.yellow + counts.blue : counts[light] }),
    );
  }
}

function nameOf({ form }: ReviewedForm, unnamed: string): string {
  const project = form.project.text.trim();
  return project === '' ? unnamed : project;
}

function FormName({ reviewed }: { readonly reviewed: ReviewedForm }): React.JSX.Element {
  const { language, t } = useTexts();
  return (
    <>
      {t('forms.option', {
        project: nameOf(reviewed, t('forms.unnamed')),
        range: rangeA1(reviewed.form.range),
        verdict: readNote(verdictNote(reviewed), language),
      })}
    </>
  );
}
