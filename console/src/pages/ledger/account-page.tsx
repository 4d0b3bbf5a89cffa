import { Anchor, NativeSelect, Skeleton, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ArrowLeft, ListOrdered } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useCompany } from '../../api/company.ts';
import { accountLinesQuery, accountsQuery, auxiliariesQuery, balanceQuery } from '../../api/ledger.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import table from '../../components/table.module.css';
import { useFormats } from '../../texts/format.ts';
import { cents, decimalOf, running } from './amounts.ts';
import classes from './ledger.module.css';
import { Money } from './money.tsx';
import { periodsToShow } from './periods.ts';
import { dayToShow, useBooks, yearAt } from './use-books.ts';
import { usePageTitle } from './use-page-title.ts';

/** The general ledger of one account: its lines by date, each leading to its entry, with the balance after it. */
export function AccountPage() {
  const { t } = useTranslation('ledger');
  const { companyId } = useCompany().company;
  const books = useBooks();
  const formats = useFormats();
  const { account = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const party = search.get('party') ?? '';
  const asked = search.get('period');
  const day = asked ? `${asked.slice(0, 7)}-01` : (search.get('year') ?? dayToShow(books, new Date()));
  const year = yearAt(books, day);
  const periods = periodsToShow(year);
  const period = periods.find(({ value }) => value === asked) ?? periods[0];
  const accounts = useQuery(accountsQuery(companyId, day));
  const parties = useQuery(auxiliariesQuery(companyId)).data ?? [];
  const list = useInfiniteQuery(accountLinesQuery(companyId, account, period?.value ?? '', party));
  const before = useQuery({
    ...balanceQuery(companyId, period?.dayBefore ?? ''),
    enabled: period?.dayBefore !== undefined && !party,
  });
  // Balances are kept by account: of one party, only those from the first day of a year are known.
  const balanced = !party || period?.dayBefore === undefined;
  const opening =
    period?.dayBefore && !party ? cents(before.data?.lines.find((line) => line.account === account)?.balance) : 0n;
  const lines = running(opening, list.data?.pages.flatMap(({ items }) => items) ?? []);
  const title = `${account} ${accounts.data?.find(({ number }) => number === account)?.label ?? ''}`;
  const nameOf = (id: string) => parties.find((one) => one.party === id)?.name ?? id;
  usePageTitle(title);
  const show = (changed: { period?: string; party?: string }) =>
    setSearch({ period: period?.value ?? '', ...(party && { party }), ...changed });
  return (
    <>
      <Anchor component={Link} to={`/companies/${companyId}/ledger/balance`} size="sm">
        <ArrowLeft size={16} aria-hidden /> {t('account.back')}
      </Anchor>
      <Title order={1} size="h3">
        {title}
      </Title>
      <div className={classes.filters}>
        <NativeSelect
          label={t('account.period')}
          value={period?.value ?? ''}
          onChange={({ currentTarget }) => show({ period: currentTarget.value })}
          data={periods.map(({ value, month }) => ({
            value,
            label: month ? formats.month(month) : t('account.ofYear', { year: value }),
          }))}
        />
        {account.startsWith('4') && (
          <NativeSelect
            label={t('columns.party')}
            value={party}
            onChange={({ currentTarget }) => show({ party: currentTarget.value })}
            data={[
              { value: '', label: t('account.everyParty') },
              ...parties.map((one) => ({ value: one.party, label: one.name })),
            ]}
          />
        )}
      </div>
      {list.error && <ProblemAlert problem={list.error} retry={() => list.refetch()} />}
      {before.error && <ProblemAlert problem={before.error} retry={() => before.refetch()} />}
      {(list.isPending || before.isLoading) && <Skeleton height={240} />}
      {list.isSuccess && lines.length === 0 && !list.hasNextPage && (
        <EmptyState icon={<ListOrdered />} title={t('account.empty.title')} text={t('account.empty.text')} />
      )}
      {list.isSuccess && !before.isLoading && !before.error && (lines.length > 0 || list.hasNextPage) && (
        <Panel title={period?.month ? formats.month(period.month) : t('account.ofYear', { year: period?.value ?? '' })}>
          <table className={`${table.table} ${classes.amounts}`} data-rows="links">
            <thead>
              <tr>
                <th scope="col">{t('columns.label')}</th>
                <th scope="col">{t('columns.date')}</th>
                <th scope="col">{t('columns.number')}</th>
                <th scope="col">{t('columns.piece')}</th>
                {(['debit', 'credit', ...(balanced ? (['balance'] as const) : [])] as const).map((column) => (
                  <th key={column} scope="col" className={table.number}>
                    {t(`columns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {opening !== 0n && (
                <tr className={classes.subtotal}>
                  <th scope="row" colSpan={6}>
                    {t('account.opening')}
                  </th>
                  <td className={table.number}>
                    <Money minor={opening} />
                  </td>
                </tr>
              )}
              {lines.map(({ line, balance }) => (
                <tr key={`${line.entryId} ${line.line}`}>
                  <th scope="row">
                    <Link to={`/companies/${companyId}/ledger/entries/${line.entryId}`}>{line.label}</Link>
                    {line.party && !party && <small>{nameOf(line.party)}</small>}
                  </th>
                  <td>
                    <time dateTime={line.date}>{formats.date(line.date)}</time>
                  </td>
                  <td>{t('entry.numbered', line)}</td>
                  <td>{line.piece.ref}</td>
                  <td className={table.number} data-label={t('columns.debit')} data-empty={!line.debit || undefined}>
                    <Money minor={cents(line.debit)} />
                  </td>
                  <td className={table.number} data-label={t('columns.credit')} data-empty={!line.credit || undefined}>
                    <Money minor={cents(line.credit)} />
                  </td>
                  {balanced && (
                    <td className={table.number} data-label={t('columns.balance')}>
                      {formats.money({ amount: decimalOf(balance), currency: 'EUR' })}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
          <MoreButton list={list} mt="sm" />
        </Panel>
      )}
    </>
  );
}
