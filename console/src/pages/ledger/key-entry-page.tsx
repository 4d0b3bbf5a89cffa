import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { useCompany } from '../../api/company.ts';
import { accountsQuery, auxiliariesQuery, entryQuery } from '../../api/ledger.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { EntryForm } from './entry-form.tsx';
import { dayToShow, useBooks, yearAt } from './use-books.ts';

/** A new entry, one that begins as a copy of another, or a draft that is changed. */
export function KeyEntryPage() {
  const { companyId } = useCompany().company;
  const books = useBooks();
  const { entryId } = useParams();
  const [search] = useSearchParams();
  const from = entryId ?? search.get('copy');
  const { data, error, refetch, isFetching } = useQuery({
    ...entryQuery(companyId, from ?? ''),
    enabled: from !== null,
    // What is being keyed is not overwritten by what is read again.
    refetchOnWindowFocus: false,
  });
  // A number that is typed before the chart is there would be lost: keying begins when all is at hand.
  const day = (entryId && data?.date) || dayToShow(books, new Date());
  const accounts = useQuery(accountsQuery(companyId, yearAt(books, day)?.from ?? day));
  const parties = useQuery(auxiliariesQuery(companyId));
  const problem = error ?? accounts.error ?? parties.error;
  if (problem)
    return (
      <ProblemAlert
        problem={problem}
        retry={() => void Promise.all([from !== null && refetch(), accounts.refetch(), parties.refetch()])}
      />
    );
  if ((from !== null && (!data || isFetching)) || !accounts.data || !parties.data) return <Skeleton height={320} />;
  return <EntryForm key={from} {...(data && (entryId ? { draft: data } : { like: data }))} />;
}
