import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, type Party } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { partyKeys, supplierUseQuery } from '../../api/parties.ts';
import { useCommand } from '../../api/use-command.ts';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFormats } from '../../texts/format.ts';
import { PhoneFields, type TypedPhone } from './phone-fields.tsx';
import classes from './suppliers-page.module.css';
import { plainNumber } from './words.ts';

/** Who a supplier is and how it is reached. */
export function SupplierIdentity({ party }: { party: Party }) {
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
        {use.data && (
          <div>
            <dt>{t('suppliers.invoices')}</dt>
            <dd>
              <Link to={`../invoices?supplier=${party.partyId}`}>{formats.number(use.data.invoices)}</Link>
            </dd>
          </div>
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
  const [phone, setPhone] = useState<TypedPhone>({ number: '', source: 'contract' });
  const add = useCommand(
    (body: TypedPhone, key) =>
      api.post('/api/parties/v1/companies/{companyId}/parties/{partyId}/phones', {
        params: { path: { companyId, partyId }, header: { 'Idempotency-Key': key } },
        body,
      }),
    {
      changes: [partyKeys(companyId)],
      told: t('suppliers.phones.added'),
      done: () => setPhone({ ...phone, number: '' }),
    },
  );
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ ...phone, number: plainNumber(phone.number) });
      }}
    >
      <PhoneFields phone={phone} onChange={setPhone} required />
      {add.error && <ProblemAlert problem={add.error} />}
      <Button type="submit" variant="default" loading={add.isPending}>
        {t('suppliers.phones.add')}
      </Button>
    </form>
  );
}
