import { Button, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type BankAccount, type Party } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { bankAccountsQuery, partyKeys } from '../../api/parties.ts';
import { useCommand } from '../../api/use-command.ts';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Tag } from '../../components/tag.tsx';
import { useFormats } from '../../texts/format.ts';
import { AccountActions } from './account-actions.tsx';
import classes from './suppliers-page.module.css';
import { ACCOUNT_TONES, groupedIban, plainNumber } from './words.ts';

/** What a supplier is paid to, and who confirmed that. */
export function SupplierAccounts({ party }: { party: Party }) {
  const { t } = useTranslation();
  const { company, may } = useCompany();
  const { data = [], error, refetch, isPending } = useQuery(bankAccountsQuery(company.companyId, party.partyId));
  return (
    <Panel title={t('suppliers.accounts.title')}>
      {error && <ProblemAlert problem={error} retry={() => refetch()} />}
      {isPending && <Skeleton height={120} role="status" aria-label={t('app.loading')} />}
      {!isPending && data.length === 0 && !error && <p>{t('suppliers.accounts.none')}</p>}
      <ul className={classes.cards}>
        {data.map((account) => (
          <li key={account.accountId}>
            <div className={classes.words}>
              <span className={classes.head}>
                <strong className={classes.iban}>{groupedIban(account.iban)}</strong>
                <Tag tone={ACCOUNT_TONES[account.state]} text={t(`suppliers.accounts.states.${account.state}`)} />
                {account.alsoOf.map(({ partyId, name }) => (
                  <Tag key={partyId} tone="bad" text={t('suppliers.accounts.alsoOf', { name })} />
                ))}
              </span>
              <AccountHistory account={account} />
            </div>
            <AccountActions account={account} />
          </li>
        ))}
      </ul>
      {may('clerk') && !party.mergedInto && <ProposeAccount partyId={party.partyId} />}
    </Panel>
  );
}

/** Who did what with an account, when and how: what an auditor asks. */
function AccountHistory({ account }: { account: BankAccount }) {
  const { t } = useTranslation();
  const { company } = useCompany();
  const formats = useFormats(company.timeZone);
  return (
    <ol className={classes.history}>
      {account.history.map(({ state, at, name, note, callBack }) => (
        <li key={`${at} ${state}`}>
          <time dateTime={at}>{formats.instant(at)}</time> · {t(`suppliers.accounts.states.${state}`)}
          {name && ` · ${name}`}
          {note && ` · ${name ? note : t('suppliers.accounts.byInvoice', { number: note })}`}
          {callBack &&
            ` · ${t('suppliers.callBack.was', {
              number: callBack.number,
              since: formats.instant(callBack.knownSince),
              spokeWith: callBack.spokeWith,
            })}`}
        </li>
      ))}
    </ol>
  );
}

function ProposeAccount({ partyId }: { partyId: string }) {
  const { t } = useTranslation();
  const { companyId } = useCompany().company;
  const [iban, setIban] = useState('');
  const propose = useCommand(
    (body: { iban: string }, key) =>
      api.post('/api/parties/v1/companies/{companyId}/parties/{partyId}/bank-accounts', {
        params: { path: { companyId, partyId }, header: { 'Idempotency-Key': key } },
        body,
      }),
    { changes: [partyKeys(companyId)], told: t('suppliers.accounts.proposed'), done: () => setIban('') },
  );
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        propose.mutate({ iban: plainNumber(iban) });
      }}
    >
      <TextInput
        label={t('suppliers.accounts.iban')}
        description={t('suppliers.accounts.ibanHint')}
        value={iban}
        onChange={({ currentTarget }) => setIban(currentTarget.value)}
        required
        maxLength={50}
        autoComplete="off"
        spellCheck={false}
      />
      {propose.error && <ProblemAlert problem={propose.error} />}
      <Button type="submit" variant="default" loading={propose.isPending}>
        {t('suppliers.accounts.propose')}
      </Button>
    </form>
  );
}
