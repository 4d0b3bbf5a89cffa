import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, NavLink, Outlet, Route, Routes } from 'react-router';
import { Problem } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { booksQuery } from '../../api/ledger.ts';
import { NotFound } from '../../app/not-found.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { AccountPage } from './account-page.tsx';
import { BalancePage } from './balance-page.tsx';
import { DraftsPage } from './drafts-page.tsx';
import { EntryPage } from './entry-page.tsx';
import { JournalsPage } from './journals-page.tsx';
import { KeyEntryPage } from './key-entry-page.tsx';
import classes from './ledger.module.css';
import { OpenBooks } from './open-books.tsx';
import { YearsPage } from './years-page.tsx';

const PAGES = ['drafts', 'journals', 'balance', 'years'] as const;

/** The pages of the books, loaded in one piece, and their frame; before they are open, the form that opens them. */
export default function LedgerPages() {
  const { t } = useTranslation('ledger');
  const { companyId } = useCompany().company;
  const { data, error, refetch, isPending } = useQuery(booksQuery(companyId));
  const closed = error instanceof Problem && error.code === 'ledger.books-not-open';
  return (
    <div className={classes.page}>
      {error && !closed && <ProblemAlert problem={error} retry={() => refetch()} />}
      {closed && <OpenBooks />}
      {isPending && <Skeleton height={320} />}
      {data && (
        <>
          <nav className={classes.tabs} aria-label={t('pages')}>
            {PAGES.map((page) => (
              <NavLink key={page} to={`/companies/${companyId}/ledger/${page}`}>
                {t(`${page}.title`)}
              </NavLink>
            ))}
          </nav>
          <Routes>
            <Route element={<Outlet context={data} />}>
              <Route index element={<Navigate to="drafts" replace />} />
              <Route path="drafts" element={<DraftsPage />} />
              <Route path="journals" element={<JournalsPage />} />
              <Route path="entries/new" element={<KeyEntryPage />} />
              <Route path="entries/:entryId" element={<EntryPage />} />
              <Route path="entries/:entryId/edit" element={<KeyEntryPage />} />
              <Route path="balance" element={<BalancePage />} />
              <Route path="accounts/:account" element={<AccountPage />} />
              <Route path="years" element={<YearsPage />} />
              <Route path="*" element={<NotFound />} />
            </Route>
          </Routes>
        </>
      )}
    </div>
  );
}
