import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCompany } from '../../api/company.ts';
import { accountsQuery, auxiliariesQuery, type Entry } from '../../api/ledger.ts';
import table from '../../components/table.module.css';
import { useFormats } from '../../texts/format.ts';
import { cents, totalsOf } from './amounts.ts';
import classes from './ledger.module.css';
import { Money } from './money.tsx';

/** The lines of an entry; each account leads to the general ledger. */
export function EntryLines({ entry: { lines, date } }: { entry: Entry }) {
  const { t } = useTranslation('ledger');
  const { companyId } = useCompany().company;
  const formats = useFormats();
  const accounts = useQuery(accountsQuery(companyId, date)).data ?? [];
  const parties = useQuery(auxiliariesQuery(companyId)).data ?? [];
  const total = totalsOf(lines);
  return (
    <table className={`${table.table} ${classes.amounts}`}>
      <thead>
        <tr>
          <th scope="col">{t('columns.account')}</th>
          <th scope="col">{t('columns.label')}</th>
          <th scope="col" className={table.number}>
            {t('columns.debit')}
          </th>
          <th scope="col" className={table.number}>
            {t('columns.credit')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ account, party, label, debit, credit, vat }, place) => (
          // Lines of an entry have no id, and keep their order.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <tr key={place}>
            <th scope="row">
              <Anchor
                component={Link}
                to={`/companies/${companyId}/ledger/accounts/${account}?period=${date.slice(0, 7)}`}
                size="sm"
              >
                {account}
              </Anchor>{' '}
              {accounts.find(({ number }) => number === account)?.label}
              {party && <small>{parties.find((one) => one.party === party)?.name ?? party}</small>}
            </th>
            <td>
              {label}
              {vat && <small>{t('entry.vat', { rate: formats.decimal(vat.rate) })}</small>}
            </td>
            <td className={table.number} data-label={t('columns.debit')} data-empty={debit === undefined || undefined}>
              <Money minor={cents(debit)} />
            </td>
            <td
              className={table.number}
              data-label={t('columns.credit')}
              data-empty={credit === undefined || undefined}
            >
              <Money minor={cents(credit)} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('total')}
          </th>
          <td className={table.number} data-label={t('columns.debit')}>
            <Money minor={total.debit} />
          </td>
          <td className={table.number} data-label={t('columns.credit')}>
            <Money minor={total.credit} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
