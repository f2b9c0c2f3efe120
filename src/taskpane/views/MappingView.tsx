/** The header as found, a drop-down a column; the answer is remembered in the workbook for this header. */
import { useState } from 'react';
import { Button, Field, Select } from '@fluentui/react-components';
import { columnName } from '../../form/sheet';
import { CONFIDENCE_LIMIT, type ColumnRole, type Form } from '../../form/model';
import { useFactStyles } from '../parts/looks';
import { usePane } from '../parts/SessionContext';
import { useTexts } from '../parts/texts';
import { useShownForm } from '../parts/use-shown-form';
import { ViewFrame } from '../parts/ViewFrame';
import { COLUMN_ROLES } from '../../form/model';
import { mappingProblems } from './mapping';

export default function MappingView(): React.JSX.Element {
  const looks = useFactStyles();
  const { t } = useTexts();
  const shown = useShownForm();
  return (
    <ViewFrame title={t('mapping.title')} back="home">
      {shown === null ? (
        <p className={looks.text}>{t('state.noForm.what')}</p>
      ) : (
        <MappingForm key={shown.form.headerKey} form={shown.form} />
      )}
    </ViewFrame>
  );
}

function MappingForm({ form }: { readonly form: Form }): React.JSX.Element {
  const looks = useFactStyles();
  const { t } = useTexts();
  const { session, state, go } = usePane();
  const [roles, setRoles] = useState<ReadonlyMap<number, ColumnRole>>(
    () => new Map(form.columns.map(({ column, role }) => [column, role])),
  );
  const { twice, missing } = mappingProblems([...roles.values()]);
  const remembered = Object.hasOwn(state.settings.mappings, form.headerKey);
  const map = (columns: { column: number; role: ColumnRole }[] | null): void => {
    void session.run({ kind: 'map', headerKey: form.headerKey, columns }).then(() => go('home'));
  };
  return (
    <form
      className={looks.card}
      onSubmit={(event) => {
        event.preventDefault();
        if (twice.length === 0) map([...roles].map(([column, role]) => ({ column, role })));
      }}
    >
      <p className={looks.quiet}>{t('mapping.what')}</p>
      {form.columns.map(({ column, header, confidence }) => {
        const role = roles.get(column) ?? 'ignore';
        return (
          <Field
            key={column}
            label={t('mapping.column', {
              column: columnName(column),
              header: header === '' ? t('mapping.blankHeader') : header,
            })}
            {...(twice.includes(role)
              ? { validationState: 'error', validationMessage: t('mapping.twice', { role: t(`role.${role}`) }) }
              : confidence < CONFIDENCE_LIMIT
                ? { validationState: 'warning', validationMessage: t('mapping.doubt') }
                : {})}
          >
            <Select
              value={role}
              onChange={(_event, data) => {
                const chosen = COLUMN_ROLES.find((one) => one === data.value);
                if (chosen !== undefined) setRoles(new Map(roles).set(column, chosen));
              }}
            >
              {COLUMN_ROLES.map((one) => (
                <option key={one} value={one}>
                  {t(`role.${one}`)}
                </option>
              ))}
            </Select>
          </Field>
        );
      })}
      {missing.map((role) => (
        <p key={role} className={looks.text}>
          {t('mapping.missing', { role: t(`role.${role}`) })}
        </p>
      ))}
      <div className={looks.row}>
        <Button appearance="primary" type="submit" disabledFocusable={twice.length > 0 || state.busy !== null}>
          {t('mapping.confirm')}
        </Button>
        {remembered ? (
          <Button disabledFocusable={state.busy !== null} onClick={() => map(null)}>
            {t('mapping.forget')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
