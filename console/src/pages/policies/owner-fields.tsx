import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type Control, type UseFormRegister, useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import page from '../../components/page.module.css';
import { Panel } from '../../components/panel.tsx';
import type { PolicyFields } from './fields.ts';

/** Who owns which cost centre; several owners of one are several lines. */
export function OwnerFields({
  control,
  register,
  choices,
}: {
  control: Control<PolicyFields>;
  register: UseFormRegister<PolicyFields>;
  choices: readonly { readonly value: string; readonly label: string }[];
}) {
  const { t } = useTranslation();
  const owners = useFieldArray({ control, name: 'owners' });
  return (
    <Panel title={t('policies.form.owners')}>
      {owners.fields.map(({ id }, index) => (
        <fieldset key={id} className={page.group}>
          <legend>{t('policies.form.ownerOf', { place: index + 1 })}</legend>
          <div className={page.fields}>
            <TextInput
              label={t('policies.form.costCentre')}
              maxLength={64}
              required
              {...register(`owners.${index}.costCentre`)}
            />
            <NativeSelect
              label={t('policies.form.ownerPerson')}
              data={[{ value: '', label: t('policies.form.choose') }, ...choices]}
              required
              {...register(`owners.${index}.persons`)}
            />
          </div>
          <Button
            variant="subtle"
            size="xs"
            mt="sm"
            aria-label={t('policies.form.removeOwner', { place: index + 1 })}
            onClick={() => owners.remove(index)}
          >
            {t('policies.form.remove')}
          </Button>
        </fieldset>
      ))}
      <Button variant="default" size="xs" onClick={() => owners.append({ costCentre: '', persons: '' })}>
        {t('policies.form.addOwner')}
      </Button>
    </Panel>
  );
}
