import { Button, Group, NativeSelect, NumberInput, Skeleton, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { BookOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useCompany } from '../../api/company.ts';
import { journalQuery } from '../../api/ledger.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import table from '../../components/table.module.css';
import { useFormats } from '../../texts/format.ts';
import { totalsOf } from './amounts.ts';
import classes from './ledger.module.css';
import { Money } from './money.tsx';
import { dayToShow, useBooks, yearAt } from './use-books.ts';
import { usePageTitle } from './use-page-title.ts';
import { YearSelect } from './year-select.tsx';

const PAGE = 50;

/** A journal of a year in the order of its numbers; what is shown stands in the address. */
export function JournalsPage() {
  const { t } = useTranslation('ledger');
  const { companyId } = useCompany().company;
  const books = useBooks();
  const formats = useFormats();
  const [search, setSearch] = useSearchParams();
  const journal = search.get('journal') ?? books.journals[0]?.code ?? '';
  const yearId = search.get('year') ?? yearAt(books, dayToShow(books, new Date()))?.yearId ?? '';
  const from = Math.max(1, Number(search.get('from')) || 1);
  const { data, error, refetch, isPending } = useQuery({
    ...journalQuery(companyId, journal, yearId, from),
    placeholderData: keepPreviousData,
  });
  usePageTitle(t('journals.title'));
  const show = (changed: Record<string, string>) => setSearch({ journal, year: yearId, ...changed });
  const count = data?.items.length ?? 0;
  return (
    <>
      <Title order={1} size="h3">
        {t('journals.title')}
      </Title>
      <div className={classes.filters}>
        <NativeSelect
          label={t('journal')}
          value={journal}
          onChange={({ currentTarget }) => show({ journal: currentTarget.value })}
          data={books.journals.map(({ code, label }) => ({ value: code, label: `${code} ${label}` }))}
        />
        <YearSelect value={yearId} onChange={(year) => show({ year })} />
        <NumberInput
          label={t('journals.goTo')}
          min={1}
          value={from}
          onChange={(number) => show({ from: String(number || 1) })}
          hideControls
        />
      </div>
      {error && <ProblemAlert problem={error} retry={() => refetch()} />}
      {isPending && <Skeleton height={240} />}
      {data && count === 0 && (
        <EmptyState icon={<BookOpen />} title={t('journals.empty.title')} text={t('journals.empty.text')} />
      )}
      {data && count > 0 && (
        <Panel
          title={t('journals.range', { from, to: from + count - 1, last: data.last })}
          aside={
            <Group gap="xs">
              <Button
                size="xs"
                variant="default"
                disabled={from === 1}
                onClick={() => show({ from: String(Math.max(1, from - PAGE)) })}
              >
                {t('journals.earlier')}
              </Button>
              <Button
                size="xs"
                variant="default"
                disabled={data.next === undefined}
                onClick={() => show({ from: String(data.next) })}
              >
                {t('journals.later')}
              </Button>
            </Group>
          }
        >
          <table className={table.table} data-rows="links">
            <thead>
              <tr>
                <th scope="col">{t('columns.number')}</th>
                <th scope="col">{t('columns.date')}</th>
                <th scope="col">{t('columns.piece')}</th>
                <th scope="col">{t('columns.label')}</th>
                <th scope="col">{t('columns.account')}</th>
                <th scope="col" className={table.number}>
                  {t('columns.amount')}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.items.map(({ entryId, number, date, piece, label, lines }) => (
                <tr key={entryId}>
                  <th scope="row">
                    <Link to={`/companies/${companyId}/ledger/entries/${entryId}`}>{number}</Link>
                  </th>
                  <td>
                    <time dateTime={date}>{formats.date(date)}</time>
                  </td>
                  <td>{piece.ref}</td>
                  <td>{label}</td>
                  <td className={classes.quiet}>{[...new Set(lines.map(({ account }) => account))].join(', ')}</td>
                  <td className={table.number}>
                    <Money minor={totalsOf(lines).debit} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
    </>
  );
}
