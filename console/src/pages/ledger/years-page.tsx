import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ChainPanel } from './chain-panel.tsx';
import { FecPanel } from './fec-panel.tsx';
import classes from './ledger.module.css';
import { PeriodsPanel } from './periods-panel.tsx';
import { dayToShow, useBooks, yearAt } from './use-books.ts';
import { usePageTitle } from './use-page-title.ts';
import { YearSelect } from './year-select.tsx';

/** A financial year: its periods, whether its journals are intact, and its FEC. */
export function YearsPage() {
  const { t } = useTranslation('ledger');
  const books = useBooks();
  const [search, setSearch] = useSearchParams();
  const year = yearAt(books, search.get('year') ?? dayToShow(books, new Date()));
  usePageTitle(t('years.title'));
  if (!year) return null;
  return (
    <>
      <Title order={1} size="h3">
        {t('years.title')}
      </Title>
      <div className={classes.filters}>
        <YearSelect value={year.yearId} onChange={(yearId) => setSearch({ year: yearId })} />
      </div>
      <ChainPanel key={`chain ${year.yearId}`} yearId={year.yearId} />
      <FecPanel key={`fec ${year.yearId}`} yearId={year.yearId} />
      <PeriodsPanel periods={year.periods} />
    </>
  );
}
