import { Button, Group, Skeleton, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { NotebookPen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCompany } from '../../api/company.ts';
import { draftsQuery } from '../../api/ledger.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import table from '../../components/table.module.css';
import { Tag } from '../../components/tag.tsx';
import { useFormats } from '../../texts/format.ts';
import { currentLanguage } from '../../texts/texts.ts';
import { totalsOf } from './amounts.ts';
import classes from './ledger.module.css';
import { Money } from './money.tsx';
import { usePageTitle } from './use-page-title.ts';
import { ValidateDialog } from './validate-dialog.tsx';

/** What waits to be validated, by date, with what keeps it from that. */
export function DraftsPage() {
  const { t } = useTranslation('ledger');
  const { company, may } = useCompany();
  const formats = useFormats();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const list = useInfiniteQuery(draftsQuery(company.companyId));
  const drafts = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const ready = drafts.filter(({ problems = [] }) => problems.length === 0);
  const selected = ready.filter(({ entryId }) => chosen.has(entryId));
  const all = selected.length === ready.length && ready.length > 0;
  usePageTitle(t('drafts.title'));
  const toggle = (entryId: string) => {
    const next = new Set(chosen);
    if (!next.delete(entryId)) next.add(entryId);
    setChosen(next);
  };
  return (
    <>
      <div className={classes.head}>
        <Title order={1} size="h3">
          {t('drafts.title')}
        </Title>
        {may('clerk') && (
          <Group gap="xs">
            <Button variant="default" component={Link} to={`/companies/${company.companyId}/ledger/entries/new`}>
              {t('keyed.action')}
            </Button>
            {may('accountant') && (
              <Button disabled={selected.length === 0} onClick={() => setAsking(true)}>
                {selected.length === 0 ? t('drafts.validateNone') : t('drafts.validate', { count: selected.length })}
              </Button>
            )}
          </Group>
        )}
      </div>
      <p className={classes.quiet}>{t('drafts.hint')}</p>
      {list.error && <ProblemAlert problem={list.error} retry={() => list.refetch()} />}
      {list.isPending && <Skeleton height={180} />}
      {list.isSuccess && drafts.length === 0 && (
        <EmptyState icon={<NotebookPen />} title={t('drafts.empty.title')} text={t('drafts.empty.text')} />
      )}
      {drafts.length > 0 && (
        <Panel
          title={t('drafts.waiting', { count: drafts.length })}
          aside={
            may('accountant') &&
            ready.length > 0 && (
              <label className={classes.quiet}>
                <input
                  type="checkbox"
                  checked={all}
                  onChange={() => setChosen(new Set(all ? [] : ready.map(({ entryId }) => entryId)))}
                />{' '}
                {t('drafts.selectAll')}
              </label>
            )
          }
        >
          <table className={table.table} data-rows="links">
            <thead>
              <tr>
                {may('accountant') && <td />}
                <th scope="col">{t('columns.label')}</th>
                <th scope="col">{t('columns.date')}</th>
                <th scope="col">{t('columns.journal')}</th>
                <th scope="col">{t('columns.piece')}</th>
                <th scope="col">{t('columns.state')}</th>
                <th scope="col" className={table.number}>
                  {t('columns.amount')}
                </th>
              </tr>
            </thead>
            <tbody>
              {drafts.map(({ entryId, date, journal, piece, label, lines, problems = [] }) => (
                <tr key={entryId}>
                  {may('accountant') && (
                    <td className={classes.pick}>
                      <input
                        type="checkbox"
                        aria-label={t('drafts.select', { label })}
                        disabled={problems.length > 0}
                        checked={chosen.has(entryId) && problems.length === 0}
                        onChange={() => toggle(entryId)}
                      />
                    </td>
                  )}
                  <th scope="row">
                    <Link to={`/companies/${company.companyId}/ledger/entries/${entryId}`}>{label}</Link>
                  </th>
                  <td>
                    <time dateTime={date}>{formats.date(date)}</time>
                  </td>
                  <td>{journal}</td>
                  <td>{piece.ref}</td>
                  <td>
                    {problems.length === 0 ? (
                      <Tag tone="good" text={t('drafts.ready')} />
                    ) : (
                      problems.map((problem) => (
                        <small key={problem.code + problem.en}>{problem[currentLanguage()]}</small>
                      ))
                    )}
                  </td>
                  <td className={table.number}>
                    <Money minor={totalsOf(lines).debit} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <MoreButton list={list} mt="sm" />
        </Panel>
      )}
      {asking && (
        <ValidateDialog
          entries={selected}
          onClose={() => {
            setAsking(false);
            setChosen(new Set());
          }}
        />
      )}
    </>
  );
}
