import { Anchor, Button, NativeSelect, Skeleton, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, type BankAccount, type Party, type Phone } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { useIdempotencyKey } from '../../api/idempotency-key.ts';
import { bankAccountsQuery, partyKeys, partyQuery, supplierUseQuery } from '../../api/parties.ts';
import { announce } from '../../components/announcer.tsx';
import { Note } from '../../components/note.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Tag } from '../../components/tag.tsx';
import { useFormats } from '../../texts/format.ts';
import { AccountActions } from './account-actions.tsx';
import classes from './suppliers-page.module.css';
import { ACCOUNT_TONES, groupedIban, PHONE_SOURCES, plainNumber } from './words.ts';

/** Who a supplier is, what it is paid to and who confirmed that, and what was bought of it. */
export default function SupplierPage() {
  const { t } = useTranslation();
  const { company } = useCompany();
  const { partyId = '' } = useParams();
  const party = useQuery(partyQuery(company.companyId, partyId));
  const name = party.data?.name ?? t('suppliers.title');
  useEffect(() => {
    document.title = `${name} · ${t('app.name')}`;
  }, [t, name]);
  return (
    <div className={classes.page}>
      <Anchor component={Link} to={`/companies/${company.companyId}/suppliers`} size="sm" className={classes.back}>
        <ArrowLeft size={16} aria-hidden /> {t('suppliers.title')}
      </Anchor>
      {party.error && <ProblemAlert problem={party.error} retry={() => party.refetch()} />}
      {party.isPending && <Skeleton height={420} role="status" aria-label={t('app.loading')} />}
      {party.data && (
        <>
          <Title order={1} size="h3">
            {party.data.name}
          </Title>
          {party.data.mergedInto && (
            <Note tone="attention" text={t('suppliers.merged')}>
              <Link to={`../${party.data.mergedInto}`} relative="path">
                {t('suppliers.mergedInto')}
              </Link>
            </Note>
          )}
          <div className={classes.columns}>
            <Identity party={party.data} />
            <Accounts party={party.data} />
          </div>
        </>
      )}
    </div>
  );
}

function Identity({ party }: { party: Party }) {
  const { t } = useTranslation();
  const { company, may } = useCompany();
  const formats = useFormats(company.timeZone);
  const use = useQuery(supplierUseQuery(company.companyId, party.partyId));
  const { address, electronicAddress, entered, phones = [] } = party;
  const place = [address?.line, [address?.postcode, address?.city].filter(Boolean).join(' ')].filter(Boolean);
  const pairs: [string, string | undefined][] = [
    [t('invoice.vatNumber'), party.vatNumber],
    [t('invoice.siren'), party.siren],
    [t('suppliers.siret'), party.siret],
    ...(party.identifiers ?? []).map(({ scheme, value }): [string, string] => [
      scheme === 'national' ? t('suppliers.nationalNumber') : `ISO 6523 ${scheme}`,
      value,
    ]),
    [t('invoice.country'), formats.country(party.country)],
    [t('suppliers.address'), place.join(', ') || undefined],
    [t('suppliers.electronicAddress'), electronicAddress && `${electronicAddress.scheme}:${electronicAddress.value}`],
    [t('suppliers.entered'), entered && t('suppliers.by', { name: entered.name, at: formats.instant(entered.at) })],
    [t('suppliers.invoices'), use.data && formats.number(use.data.invoices)],
  ];
  return (
    <Panel title={t('suppliers.identity')}>
      <dl>
        {pairs.map(
          ([term, text]) =>
            text && (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
      <Title order={3} size="h6" mt="md" mb="xs">
        {t('suppliers.phones.title')}
      </Title>
      {phones.length === 0 && <p>{t('suppliers.phones.none')}</p>}
      <ul className={classes.cards}>
        {phones.map(({ number, since, source, name }) => (
          <li key={number}>
            <span className={classes.words}>
              <span className={classes.iban}>{number}</span>
              <small>
                {t('suppliers.phones.since', {
                  at: formats.instant(since),
                  source: t(`suppliers.phones.sources.${source}`),
                })}
                {` · ${name}`}
              </small>
            </span>
          </li>
        ))}
      </ul>
      {may('clerk') && !party.mergedInto && <AddPhone partyId={party.partyId} />}
    </Panel>
  );
}

function AddPhone({ partyId }: { partyId: string }) {
  const { t } = useTranslation();
  const { companyId } = useCompany().company;
  const cache = useQueryClient();
  const idempotencyKey = useIdempotencyKey();
  const [number, setNumber] = useState('');
  const [source, setSource] = useState<Phone['source']>('contract');
  const add = useMutation({
    mutationFn: (body: { number: string; source: Phone['source'] }) =>
      api.post('/api/parties/v1/companies/{companyId}/parties/{partyId}/phones', {
        params: { path: { companyId, partyId }, header: { 'Idempotency-Key': idempotencyKey(body) } },
        body,
      }),
    onSuccess: () => {
      setNumber('');
      announce(t('suppliers.phones.added'), { seen: true });
      void cache.invalidateQueries({ queryKey: partyKeys(companyId) });
    },
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ number: plainNumber(number), source });
      }}
    >
      <TextInput
        type="tel"
        label={t('suppliers.phones.number')}
        placeholder="+33 4 72 00 00 00"
        value={number}
        onChange={({ currentTarget }) => setNumber(currentTarget.value)}
        required
      />
      <NativeSelect
        label={t('suppliers.phones.source')}
        value={source}
        onChange={({ currentTarget }) =>
          setSource(PHONE_SOURCES.find((one) => one === currentTarget.value) ?? 'contract')
        }
        data={PHONE_SOURCES.map((value) => ({ value, label: t(`suppliers.phones.sources.${value}`) }))}
      />
      {add.error && <ProblemAlert problem={add.error} />}
      <Button type="submit" variant="default" loading={add.isPending}>
        {t('suppliers.phones.add')}
      </Button>
    </form>
  );
}

function Accounts({ party }: { party: Party }) {
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
  const cache = useQueryClient();
  const idempotencyKey = useIdempotencyKey();
  const [iban, setIban] = useState('');
  const propose = useMutation({
    mutationFn: (body: { iban: string }) =>
      api.post('/api/parties/v1/companies/{companyId}/parties/{partyId}/bank-accounts', {
        params: { path: { companyId, partyId }, header: { 'Idempotency-Key': idempotencyKey(body) } },
        body,
      }),
    onSuccess: () => {
      setIban('');
      announce(t('suppliers.accounts.proposed'), { seen: true });
      void cache.invalidateQueries({ queryKey: partyKeys(companyId) });
    },
  });
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
