import { Skeleton, TextInput, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Scale } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useCompany } from '../../api/company.ts';
import { balanceQuery } from '../../api/ledger.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import table from '../../components/table.module.css';
import { useFormats } from '../../texts/format.ts';
import { cents } from './amounts.ts';
import classes from './ledger.module.css';
import { Money } from './money.tsx';
import { dayToShow, useBooks, yearAt } from './use-books.ts';
import { usePageTitle } from './use-page-title.ts';

interface Sums {
  readonly debit: bigint;
  readonly credit: bigint;
  readonly debitBalance: bigint;
  readonly creditBalance: bigint;
}

const NOTHING: Sums = { debit: 0n, credit: 0n, debitBalance: 0n, creditBalance: 0n };

/** Balances of accounts are added by their side, never set off against each other. */
function sumOf(lines: readonly { debit: string; credit: string; balance: string }[]): Sums {
  return lines.reduce((sum, line) => {
    const balance = cents(line.balance);
    return {
      debit: sum.debit + cents(line.debit),
      credit: sum.credit + cents(line.credit),
      debitBalance: sum.debitBalance + (balance > 0n ? balance : 0n),
      creditBalance: sum.creditBalance + (balance < 0n ? -balance : 0n),
    };
  }, NOTHING);
}

const COLUMNS = ['debit', 'credit', 'debitBalance', 'creditBalance'] as const;

function Figures({ sums }: { sums: Sums }) {
  const { t } = useTranslation('ledger');
  return COLUMNS.map((column) => (
    <td
      key={column}
      className={table.number}
      data-label={t(`columns.${column}`)}
      data-empty={sums[column] === 0n || undefined}
    >
      <Money minor={sums[column]} />
    </td>
  ));
}

/** The trial balance on a day: each account leads to its lines. */
export function BalancePage() {
  const { t } = useTranslation('ledger');
  const { companyId } = useCompany().company;
  const books = useBooks();
  const formats = useFormats();
  const [search, setSearch] = useSearchParams();
  const date = search.get('date') ?? dayToShow(books, new Date());
  const accounts = search.get('accounts') ?? '';
  const year = yearAt(books, date);
  const { data, error, refetch, isPending } = useQuery({
    ...balanceQuery(companyId, date),
    placeholderData: keepPreviousData,
  });
  usePageTitle(t('balance.title'));
  const show = (changed: { date?: string; accounts?: string }) =>
    setSearch({ date, ...(accounts && { accounts }), ...changed }, { replace: true });
  const lines = data?.lines.filter(({ account }) => account.startsWith(accounts)) ?? [];
  const byClass = Map.groupBy(lines, ({ account }) => account.slice(0, 1));
  return (
    <>
      <Title order={1} size="h3">
        {t('balance.title')}
      </Title>
      <div className={classes.filters}>
        <TextInput
          type="date"
          label={t('balance.at')}
          value={date}
          onChange={({ currentTarget }) => currentTarget.value && show({ date: currentTarget.value })}
        />
        <TextInput
          label={t('columns.account')}
          placeholder={t('balance.filter')}
          inputMode="numeric"
          value={accounts}
          onChange={({ currentTarget }) => show({ accounts: currentTarget.value.replaceAll(/\D/g, '') })}
        />
      </div>
      {error && <ProblemAlert problem={error} retry={() => refetch()} />}
      {isPending && <Skeleton height={320} />}
      {data && lines.length === 0 && (
        <EmptyState icon={<Scale />} title={t('balance.empty.title')} text={t('balance.empty.text')} />
      )}
      {data && lines.length > 0 && (
        <Panel title={formats.date(data.date)}>
          {year && <p className={classes.quiet}>{t('balance.validatedOnly', { from: formats.date(year.from) })}</p>}
          <table className={`${table.table} ${classes.amounts}`} data-rows="links">
            <thead>
              <tr>
                <th scope="col">{t('columns.account')}</th>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" className={table.number}>
                    {t(`columns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {[...byClass].map(([number, ofClass]) => (
                <Fragment key={number}>
                  {ofClass.map((line) => (
                    <tr key={line.account}>
                      <th scope="row">
                        <Link to={`/companies/${companyId}/ledger/accounts/${line.account}?year=${data.yearId}`}>
                          {line.account} {line.label}
                        </Link>
                      </th>
                      <Figures sums={sumOf([line])} />
                    </tr>
                  ))}
                  <tr className={classes.subtotal}>
                    <th scope="row">{t('balance.ofClass', { number })}</th>
                    <Figures sums={sumOf(ofClass)} />
                  </tr>
                </Fragment>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('total')}</th>
                <Figures sums={sumOf(lines)} />
              </tr>
            </tfoot>
          </table>
        </Panel>
      )}
    </>
  );
}
