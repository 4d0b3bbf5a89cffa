import { Anchor, Button, Skeleton, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, etagOf, Problem, type SupplierProposal } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { partyKeys, proposalQuery } from '../../api/parties.ts';
import { useCommand } from '../../api/use-command.ts';
import { Note } from '../../components/note.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Tag } from '../../components/tag.tsx';
import { useFormats } from '../../texts/format.ts';
import { PhoneFields, type TypedPhone } from './phone-fields.tsx';
import classes from './suppliers-page.module.css';
import { plainNumber } from './words.ts';

/** Who is the seller of this invoice: one on file that it resembles, or a new one, with what the registers say of it. */
export default function ProposalPage() {
  const { t } = useTranslation();
  const { company, may } = useCompany();
  const root = `/companies/${company.companyId}`;
  const { proposalId = '' } = useParams();
  const { data, error, refetch, isPending } = useQuery(proposalQuery(company.companyId, proposalId));
  const name = data?.seller.name ?? t('suppliers.title');
  useEffect(() => {
    document.title = `${name} · ${t('app.name')}`;
  }, [t, name]);
  return (
    <div className={classes.page}>
      <Anchor component={Link} to={`${root}/suppliers`} size="sm" className={classes.back}>
        <ArrowLeft size={16} aria-hidden /> {t('suppliers.title')}
      </Anchor>
      {error && <ProblemAlert problem={error} retry={() => refetch()} />}
      {isPending && <Skeleton height={420} role="status" aria-label={t('app.loading')} />}
      {data && (
        <>
          <Title order={1} size="h3">
            {t('suppliers.proposals.who', { name: data.seller.name, number: data.invoiceNumber })}
          </Title>
          {data.settled && (
            <Note tone="good" text={t('suppliers.proposals.settled', { name: data.settled.name })}>
              <Link to={`${root}/suppliers/${data.settled.partyId}`}>{t('suppliers.proposals.see')}</Link>
              <Link to={`${root}/inbox`}>{t('suppliers.proposals.goOn')}</Link>
            </Note>
          )}
          <div className={classes.columns}>
            <Said proposal={data} />
            {data.state === 'open' && may('clerk') && (
              <div className={classes.form}>
                {data.candidates.length > 0 && <Candidates proposal={data} />}
                <NewSupplier proposal={data} />
              </div>
            )}
          </div>
        </>
      )}
    </div>
  );
}

/** What the invoice says, and what the registers do. */
function Said({ proposal: { seller, iban, checks } }: { proposal: SupplierProposal }) {
  const { t } = useTranslation();
  const { company } = useCompany();
  const formats = useFormats(company.timeZone);
  const pairs: [string, string | undefined][] = [
    [t('invoice.seller'), seller.name],
    [t('invoice.vatNumber'), seller.vatNumber],
    [t('invoice.siren'), seller.siren],
    [t('suppliers.siret'), seller.siret],
    [t('invoice.country'), seller.country && formats.country(seller.country)],
    [t('suppliers.accounts.iban'), iban],
  ];
  const answers = [
    [t('suppliers.checks.vies'), checks?.vies],
    [t('suppliers.checks.companyRegister'), checks?.companyRegister],
  ] as const;
  return (
    <Panel title={t('suppliers.proposals.said')}>
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
        {answers.map(
          ([term, answer]) =>
            answer && (
              <div key={term}>
                <dt>{term}</dt>
                <dd>
                  <Tag
                    tone={answer.answer === 'known' ? 'good' : answer.answer === 'unavailable' ? 'neutral' : 'bad'}
                    text={t(`suppliers.checks.answers.${answer.answer}`)}
                  />{' '}
                  {[answer.name, answer.address].filter(Boolean).join(', ')} · {formats.instant(answer.at)}
                </dd>
              </div>
            ),
        )}
      </dl>
    </Panel>
  );
}

function Candidates({ proposal }: { proposal: SupplierProposal }) {
  const { t } = useTranslation();
  const { companyId } = useCompany().company;
  const { proposalId, candidates, version } = proposal;
  const settle = useCommand(
    (body: { partyId: string }, key) =>
      api.post('/api/parties/v1/companies/{companyId}/supplier-proposals/{proposalId}/settle', {
        params: { path: { companyId, proposalId }, header: { 'If-Match': etagOf(version), 'Idempotency-Key': key } },
        body,
      }),
    { changes: [partyKeys(companyId)], told: t('suppliers.proposals.done') },
  );
  return (
    <Panel title={t('suppliers.proposals.candidates')}>
      <p>{t('suppliers.proposals.careful')}</p>
      <ul className={classes.cards}>
        {candidates.map(({ partyId, name, why }) => (
          <li key={partyId}>
            <span className={classes.words}>
              <Link to={`../${partyId}`}>{name}</Link>
              <small>{why.map((reason) => t(`suppliers.why.${reason}`)).join(', ')}</small>
            </span>
            <Button size="xs" variant="light" onClick={() => settle.mutate({ partyId })} loading={settle.isPending}>
              {t('suppliers.proposals.itIs', { name })}
            </Button>
          </li>
        ))}
      </ul>
      {settle.error && <ProblemAlert problem={settle.error} />}
    </Panel>
  );
}

/** A new supplier from what the invoice says. That it resembles others is said by the product, and answered by a person. */
function NewSupplier({ proposal }: { proposal: SupplierProposal }) {
  const { t } = useTranslation();
  const { companyId } = useCompany().company;
  const { proposalId, seller, candidates } = proposal;
  const [name, setName] = useState(seller.name);
  const [vatNumber, setVatNumber] = useState(seller.vatNumber ?? '');
  const [siren, setSiren] = useState(seller.siren ?? '');
  const [country, setCountry] = useState(seller.country ?? 'FR');
  const [phone, setPhone] = useState<TypedPhone>({ number: '', source: 'website' });
  const party = (distinctFrom: string[]) => ({
    name: name.trim(),
    roles: ['supplier' as const],
    country: country.trim().toUpperCase(),
    ...(vatNumber.trim() && { vatNumber: plainNumber(vatNumber) }),
    ...(siren.trim() && { siren: plainNumber(siren) }),
    ...(seller.siret && { siret: seller.siret }),
    ...(seller.identifiers && { identifiers: seller.identifiers }),
    ...(seller.address && { address: seller.address }),
    ...(seller.electronicAddress && { electronicAddress: seller.electronicAddress }),
    ...(phone.number.trim() && { phone: { ...phone, number: plainNumber(phone.number) } }),
    proposalId,
    distinctFrom,
  });
  const register = useCommand(
    (body: ReturnType<typeof party>, key) =>
      api.post('/api/parties/v1/companies/{companyId}/parties', {
        params: { path: { companyId }, header: { 'Idempotency-Key': key } },
        body,
      }),
    { changes: [partyKeys(companyId)], told: t('suppliers.proposals.done') },
  );
  const alike = register.error instanceof Problem && register.error.code === 'parties.looks-like-another';
  // The product names each party that it looks like by its id first.
  const named = alike
    ? (register.error as Problem).errors.map(({ detail }) => detail.split(' ', 1)[0] ?? '')
    : candidates.map(({ partyId }) => partyId);
  return (
    <Panel title={t('suppliers.new.title')}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          register.mutate(party([]));
        }}
      >
        <TextInput
          label={t('suppliers.new.name')}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          required
          maxLength={200}
        />
        <TextInput
          label={t('invoice.vatNumber')}
          value={vatNumber}
          onChange={({ currentTarget }) => setVatNumber(currentTarget.value)}
        />
        <TextInput
          label={t('invoice.siren')}
          value={siren}
          onChange={({ currentTarget }) => setSiren(currentTarget.value)}
        />
        <TextInput
          label={t('suppliers.new.country')}
          value={country}
          onChange={({ currentTarget }) => setCountry(currentTarget.value)}
          required
          minLength={2}
          maxLength={2}
        />
        <PhoneFields phone={phone} hint={t('suppliers.new.phoneHint')} onChange={setPhone} />
        {register.error && <ProblemAlert problem={register.error} />}
        <div className={classes.actions}>
          <Button type="submit" loading={register.isPending}>
            {t('suppliers.new.create')}
          </Button>
          {alike && (
            <Button color="red" variant="outline" onClick={() => register.mutate(party(named))}>
              {t('suppliers.new.distinct')}
            </Button>
          )}
        </div>
      </form>
    </Panel>
  );
}
