import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDate } from '../../../../shared/kernel/dates.ts';
import { api } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { type Absence, absenceKeys, type Colleague } from '../../api/people.ts';
import { useCommand } from '../../api/use-command.ts';
import { ColleagueSelect } from '../../components/colleague-select.tsx';
import page from '../../components/page.module.css';
import { ProblemAlert } from '../../components/problem-alert.tsx';

/** When somebody is away, and who decides meanwhile what they could have decided. */
export function AbsenceForm() {
  const { t } = useTranslation();
  const { company, member } = useCompany();
  const { companyId } = company;
  const today = localDate(new Date(), company.timeZone);
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState('');
  const [delegate, setDelegate] = useState<Colleague>();
  const declare = useCommand(
    async (body: Pick<Absence, 'from' | 'until' | 'delegate'>, key) => {
      const params = { path: { companyId }, header: { 'Idempotency-Key': key } };
      return (await api.post('/api/work/v1/companies/{companyId}/absences', { params, body })).data;
    },
    {
      changes: [absenceKeys(companyId)],
      told: t('absences.declared'),
      done: () => {
        setUntil('');
        setDelegate(undefined);
      },
    },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        declare.mutate({ from, until, ...(delegate && { delegate: { id: delegate.id, name: delegate.name } }) });
      }}
    >
      <div className={page.fields}>
        <TextInput
          type="date"
          label={t('absences.from')}
          min={today}
          value={from}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
          required
        />
        <TextInput
          type="date"
          label={t('absences.until')}
          min={from}
          value={until}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
          required
        />
        <ColleagueSelect
          label={t('absences.delegate')}
          none={t('absences.nobody')}
          value={delegate?.id ?? ''}
          among={({ id }) => id !== member.memberId}
          onChange={setDelegate}
        />
      </div>
      {declare.error && <ProblemAlert problem={declare.error} />}
      <div className={page.actions}>
        <Button type="submit" loading={declare.isPending}>
          {t('absences.declare')}
        </Button>
      </div>
    </form>
  );
}
