import { Button, Skeleton, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { type Absence, absenceKeys, absencesQuery } from '../../api/people.ts';
import { useCommand } from '../../api/use-command.ts';
import { MoreButton } from '../../components/more-button.tsx';
import page from '../../components/page.module.css';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFormats } from '../../texts/format.ts';
import { AbsenceForm } from './absence-form.tsx';

/** Who is away, and who stands in for whom. */
export default function AbsencesPage() {
  const { t } = useTranslation();
  const { may } = useCompany();
  useEffect(() => {
    document.title = `${t('absences.title')} · ${t('app.name')}`;
  }, [t]);
  const works = (['clerk', 'coder', 'approver'] as const).some(may);
  return (
    <div className={page.page}>
      <Title order={1} size="h3">
        {t('absences.title')}
      </Title>
      {works && (
        <Panel title={t('absences.new')}>
          <AbsenceForm />
        </Panel>
      )}
      {works && <Absences of="mine" />}
      <Absences of="everybody" />
    </div>
  );
}

function Absences({ of }: { of: 'mine' | 'everybody' }) {
  const { t } = useTranslation();
  const { company, member } = useCompany();
  const { companyId } = company;
  const formats = useFormats(company.timeZone);
  const list = useInfiniteQuery(absencesQuery(companyId, of));
  const absences = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const end = useCommand(
    async ({ absenceId }: Absence, key) => {
      const params = { path: { companyId, absenceId }, header: { 'Idempotency-Key': key } };
      return (await api.post('/api/work/v1/companies/{companyId}/absences/{absenceId}/end', { params })).data;
    },
    { changes: [absenceKeys(companyId)], told: t('absences.ended') },
  );
  return (
    <Panel title={t(`absences.of.${of}`)}>
      {list.error && <ProblemAlert problem={list.error} retry={() => list.refetch()} />}
      {end.error && <ProblemAlert problem={end.error} />}
      {list.isPending && <Skeleton height={60} role="status" aria-label={t('app.loading')} />}
      {list.isSuccess && absences.length === 0 && !list.hasNextPage && (
        <p className={page.quiet}>{t('absences.none')}</p>
      )}
      <ul className={page.entries}>
        {absences.map((absence) => {
          const { absenceId, person, from, until, delegate } = absence;
          const own = of === 'mine' && person.id === member.memberId;
          return (
            <li key={absenceId}>
              <strong>{person.name}</strong>
              <span>{t('absences.period', { from: formats.date(from), until: formats.date(until) })}</span>
              <span>{delegate ? t('absences.standsIn', { name: delegate.name }) : t('absences.nobody')}</span>
              {own && (
                <Button
                  size="xs"
                  variant="default"
                  loading={end.isPending && end.variables === absence}
                  onClick={() => end.mutate(absence)}
                >
                  {t('absences.end', { from: formats.date(from) })}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <MoreButton list={list} mt="sm" />
    </Panel>
  );
}
