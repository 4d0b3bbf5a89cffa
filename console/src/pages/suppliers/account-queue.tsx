import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCompany } from '../../api/company.ts';
import { bankAccountsQuery } from '../../api/parties.ts';
import { Panel } from '../../components/panel.tsx';
import { Tag } from '../../components/tag.tsx';
import { useNow } from '../../components/use-now.ts';
import { useFormats } from '../../texts/format.ts';
import { AccountActions } from './account-actions.tsx';
import classes from './suppliers-page.module.css';
import { groupedIban } from './words.ts';

/** Accounts that nothing is paid to until somebody has called back, the longest waiting first. */
export function AccountQueue() {
  const { t } = useTranslation();
  const { company } = useCompany();
  const formats = useFormats(company.timeZone);
  const now = useNow();
  const { data = [] } = useQuery(bankAccountsQuery(company.companyId));
  if (data.length === 0) return null;
  return (
    <Panel title={t('suppliers.accounts.queue', { count: data.length })}>
      <ul className={classes.cards}>
        {data.map((account) => (
          <li key={account.accountId}>
            <span className={classes.words}>
              <Link to={account.partyId}>{account.supplierName}</Link>
              <span className={classes.iban}>{groupedIban(account.iban)}</span>
              <small>
                {account.proposed.invoice
                  ? t('suppliers.accounts.byInvoice', { number: account.proposed.invoice.number })
                  : t('suppliers.accounts.byPerson', { name: account.proposed.person?.name ?? '' })}
                {` · ${t('inbox.waitingFor', { duration: formats.duration(account.proposed.at, now) })}`}
              </small>
            </span>
            {account.changesFile && <Tag tone="attention" text={t('suppliers.accounts.changesFile')} />}
            {account.alsoOf.map(({ partyId, name }) => (
              <Tag key={partyId} tone="bad" text={t('suppliers.accounts.alsoOf', { name })} />
            ))}
            <AccountActions account={account} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
