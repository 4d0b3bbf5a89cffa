import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Controller, useFieldArray, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { hasRole } from '../../../../shared/contracts/roles.ts';
import { api, etagOf } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { useIdempotencyKey } from '../../api/idempotency-key.ts';
import { colleaguesQuery } from '../../api/people.ts';
import { type Asked, type Policy, policyKeys } from '../../api/policies.ts';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { choiceOf, contentOf, newRule, type PolicyFields, personsChoice, policyFields, ROLES } from './fields.ts';
import { OwnerFields } from './owner-fields.tsx';
import classes from './policies.module.css';
import { SupplierList } from './supplier-list.tsx';
import { askedWords } from './words.ts';

/** Writes a new draft, from scratch or from another policy, or changes a draft. */
export function PolicyForm({ from, draft }: { from?: Policy | undefined; draft?: Policy | undefined }) {
  const { t } = useTranslation();
  const { company } = useCompany();
  const { companyId } = company;
  const navigate = useNavigate();
  const cache = useQueryClient();
  const idempotencyKey = useIdempotencyKey();
  const before = (draft ?? from)?.content;
  const { register, handleSubmit, control } = useForm<PolicyFields>({ defaultValues: policyFields(before) });
  const rules = useFieldArray({ control, name: 'rules' });
  const save = useMutation({
    mutationFn: async (fields: PolicyFields) => {
      const body = { content: contentOf(fields) };
      if (!draft) {
        const params = { path: { companyId }, header: { 'Idempotency-Key': idempotencyKey(body) } };
        return (await api.post('/api/purchasing/v1/companies/{companyId}/approval-policies', { params, body })).data;
      }
      const params = {
        path: { companyId, number: draft.number },
        header: { 'If-Match': etagOf(draft.version), 'Idempotency-Key': idempotencyKey([draft.version, body]) },
      };
      const path = '/api/purchasing/v1/companies/{companyId}/approval-policies/{number}';
      return (await api.put(path, { params, body })).data;
    },
    onSuccess: async ({ number }) => {
      await cache.invalidateQueries({ queryKey: policyKeys(companyId) });
      await navigate(`/companies/${companyId}/policies/${number}`);
    },
  });
  const named = (before?.rules ?? []).flatMap(({ approvals }) => approvals).filter(({ of }) => of === 'persons');
  const colleagues = useQuery(colleaguesQuery(companyId));
  const people = (colleagues.data ?? [])
    .filter(({ roles }) => hasRole(roles, 'approver'))
    .map(({ id, name }): Asked & { of: 'persons' } => ({ of: 'persons', persons: [{ id, name }] }));
  const choices = new Map(
    [...ROLES, ...named, ...people].map((asked: Asked) => [choiceOf(asked), askedWords(asked, t)]),
  );
  const owners = new Map(
    [...people, ...(before?.costCentreOwners ?? [])].map(({ persons }) => [
      personsChoice(persons),
      askedWords({ of: 'persons', persons: [...persons] }, t),
    ]),
  );
  const options = [
    { value: '', label: t('policies.form.nobody') },
    ...[...choices].map(([value, label]) => ({ value, label })),
  ];
  return (
    <form onSubmit={handleSubmit((fields) => save.mutate(fields))} noValidate>
      <Panel title={t('policies.form.whole')}>
        <div className={classes.fields}>
          <TextInput label={t('policies.form.currency')} required {...register('currency')} />
          <TextInput
            label={t('policies.form.fourEyesFrom')}
            description={t('policies.form.fourEyesHint')}
            inputMode="decimal"
            {...register('fourEyesFrom')}
          />
        </div>
      </Panel>
      <Panel title={t('policies.form.rules')}>
        {rules.fields.map(({ id }, index) => (
          <fieldset key={id} className={classes.rule}>
            <legend>{t('policies.form.rule', { place: index + 1 })}</legend>
            <div className={classes.fields}>
              <TextInput label={t('policies.form.name')} required {...register(`rules.${index}.name`)} />
              {(['amountFrom', 'amountBelow', 'costCentres', 'accounts', 'establishments'] as const).map((name) => (
                <TextInput
                  key={name}
                  label={t(`policies.form.${name}`)}
                  {...(name.startsWith('amount') && { inputMode: 'decimal' as const })}
                  {...register(`rules.${index}.${name}`)}
                />
              ))}
              <NativeSelect
                label={t('policies.form.document')}
                data={(['', 'invoice', 'credit-note'] as const).map((value) => ({
                  value,
                  label: value ? t(`policies.documents.${value}`) : t('policies.form.any'),
                }))}
                {...register(`rules.${index}.document`)}
              />
              <NativeSelect
                label={t('policies.form.order')}
                data={(['', 'matched', 'differs', 'none'] as const).map((value) => ({
                  value,
                  label: value ? t(`policies.orders.${value}`) : t('policies.form.any'),
                }))}
                {...register(`rules.${index}.order`)}
              />
              <Controller
                control={control}
                name={`rules.${index}.suppliers`}
                render={({ field: { value, onChange } }) => <SupplierList value={value} onChange={onChange} />}
              />
              {(['first', 'second', 'third'] as const).map((level) => (
                <NativeSelect
                  key={level}
                  label={t(`policies.form.${level}`)}
                  data={options}
                  {...register(`rules.${index}.${level}`)}
                />
              ))}
            </div>
            <Button
              variant="subtle"
              size="xs"
              mt="sm"
              aria-label={t('policies.form.removeRule', { place: index + 1 })}
              onClick={() => rules.remove(index)}
            >
              {t('policies.form.remove')}
            </Button>
          </fieldset>
        ))}
        <p className={classes.quiet}>{t('policies.form.automaticHint')}</p>
        <Button variant="default" size="xs" mt="sm" onClick={() => rules.append(newRule())}>
          {t('policies.form.addRule')}
        </Button>
      </Panel>
      <OwnerFields
        control={control}
        register={register}
        choices={[...owners].map(([value, label]) => ({ value, label }))}
      />
      {colleagues.error && <ProblemAlert problem={colleagues.error} />}
      {save.error && <ProblemAlert problem={save.error} />}
      <Group justify="flex-end">
        <Button type="submit" loading={save.isPending}>
          {t('policies.form.save')}
        </Button>
      </Group>
    </form>
  );
}
