import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRole } from '../../../../shared/contracts/roles.ts';
import { localDate } from '../../../../shared/kernel/dates.ts';
import { api } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import type { Colleague } from '../../api/people.ts';
import { policyKeys } from '../../api/policies.ts';
import { useCommand } from '../../api/use-command.ts';
import { ColleagueSelect } from '../../components/colleague-select.tsx';
import page from '../../components/page.module.css';
import { ProblemAlert } from '../../components/problem-alert.tsx';

/** Declares who may approve alone; the reason is what an auditor reads. */
export function SingleApproverForm() {
  const { t } = useTranslation();
  const { company } = useCompany();
  const { companyId } = company;
  const [person, setPerson] = useState<Colleague>();
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const declare = useCommand(
    (body: { person: { id: string; name: string }; until: string; reason: string }, key) =>
      api.post('/api/purchasing/v1/companies/{companyId}/single-approvers', {
        params: { path: { companyId }, header: { 'Idempotency-Key': key } },
        body,
      }),
    {
      changes: [policyKeys(companyId)],
      told: t('policies.alone.declared'),
      done: () => {
        setPerson(undefined);
        setUntil('');
        setReason('');
      },
    },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (person) declare.mutate({ person: { id: person.id, name: person.name }, until, reason: reason.trim() });
      }}
    >
      <div className={page.fields}>
        <ColleagueSelect
          label={t('policies.alone.person')}
          none={t('policies.form.choose')}
          value={person?.id ?? ''}
          among={({ roles }) => hasRole(roles, 'approver')}
          onChange={setPerson}
        />
        <TextInput
          type="date"
          label={t('policies.alone.lastDay')}
          min={localDate(new Date(), company.timeZone)}
          value={until}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
          required
        />
      </div>
      <Textarea
        label={t('policies.alone.reason')}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        required
        minLength={10}
        maxLength={500}
        autosize
        minRows={2}
      />
      {declare.error && <ProblemAlert problem={declare.error} />}
      <div className={page.actions}>
        <Button type="submit" variant="default" disabled={!person} loading={declare.isPending}>
          {t('policies.alone.declare')}
        </Button>
      </div>
    </form>
  );
}
