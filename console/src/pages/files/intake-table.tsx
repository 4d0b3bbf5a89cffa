import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useCompany } from '../../api/company.ts';
import { intakeListQuery } from '../../api/intakes.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import table from '../../components/table.module.css';
import { Tag } from '../../components/tag.tsx';
import { useFormats } from '../../texts/format.ts';
import { currentLanguage } from '../../texts/texts.ts';
import { INTAKE_STATES, INTAKE_TONES } from './states.ts';

/** Every file of the company, newest first; one state of them by the address, so that a filtered list can be shared. */
export function IntakeTable() {
  const { t } = useTranslation();
  const { company } = useCompany();
  const formats = useFormats(company.timeZone);
  const [search, setSearch] = useSearchParams();
  const state = INTAKE_STATES.find((candidate) => candidate === search.get('state'));
  const list = useInfiniteQuery(intakeListQuery(company.companyId, state));
  const intakes = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel
      title={t('files.all')}
      aside={
        <NativeSelect
          size="xs"
          aria-label={t('files.filter')}
          value={state ?? ''}
          onChange={({ currentTarget }) => setSearch(currentTarget.value ? { state: currentTarget.value } : {})}
          data={[
            { value: '', label: t('files.anyState') },
            ...INTAKE_STATES.map((value) => ({ value, label: t(`files.states.${value}`) })),
          ]}
        />
      }
    >
      {list.error && <ProblemAlert problem={list.error} retry={() => list.refetch()} />}
      {list.isPending && <Skeleton height={180} role="status" aria-label={t('app.loading')} />}
      {list.isSuccess && intakes.length === 0 && (
        <EmptyState
          icon={<FileText />}
          title={state ? t('files.empty.filtered') : t('files.empty.title')}
          text={state ? t('files.empty.filteredText') : t('files.empty.text')}
        >
          {state && (
            <Button variant="light" onClick={() => setSearch({})}>
              {t('files.empty.showAll')}
            </Button>
          )}
        </EmptyState>
      )}
      {intakes.length > 0 && (
        <table className={table.table} data-rows="links">
          <thead>
            <tr>
              <th scope="col">{t('files.columns.name')}</th>
              <th scope="col">{t('files.columns.state')}</th>
              <th scope="col">{t('files.columns.receivedAt')}</th>
              <th scope="col" className={table.number}>
                {t('files.columns.size')}
              </th>
            </tr>
          </thead>
          <tbody>
            {intakes.map((intake) => (
              <tr key={intake.intakeId}>
                <th scope="row">
                  <Link to={intake.intakeId}>{intake.name}</Link>
                  {intake.reason && <small>{intake.reason[currentLanguage()]}</small>}
                </th>
                <td>
                  <Tag tone={INTAKE_TONES[intake.state]} text={t(`files.states.${intake.state}`)} />
                </td>
                <td className={table.moment}>
                  <time dateTime={intake.receivedAt}>{formats.instant(intake.receivedAt)}</time>
                </td>
                <td className={table.number}>{formats.size(intake.size)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <MoreButton list={list} mt="sm" />
    </Panel>
  );
}
