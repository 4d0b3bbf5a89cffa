import { Button, Skeleton, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Building2, Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useCompany } from '../../api/company.ts';
import { partyListQuery, proposalsQuery } from '../../api/parties.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFormats } from '../../texts/format.ts';
import { AccountQueue } from './account-queue.tsx';
import classes from './suppliers-page.module.css';

/** What waits for a person (accounts to confirm, sellers to name), and everybody on file. */
export default function SuppliersPage() {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t('suppliers.title')} · ${t('app.name')}`;
  }, [t]);
  return (
    <div className={classes.page}>
      <Title order={1} size="h3">
        {t('suppliers.title')}
      </Title>
      <AccountQueue />
      <Proposals />
      <Parties />
    </div>
  );
}

function Proposals() {
  const { t } = useTranslation();
  const { company } = useCompany();
  const formats = useFormats(company.timeZone);
  const { data = [] } = useQuery(proposalsQuery(company.companyId));
  if (data.length === 0) return null;
  return (
    <Panel title={t('suppliers.proposals.title', { count: data.length })}>
      <ul className={classes.cards}>
        {data.map(({ proposalId, seller, invoiceNumber, candidates, proposedAt }) => (
          <li key={proposalId}>
            <span className={classes.words}>
              <strong>{seller.name}</strong>
              <small>
                {t('suppliers.proposals.from', { number: invoiceNumber, at: formats.instant(proposedAt) })}
                {candidates.length > 0 &&
                  ` · ${t('suppliers.proposals.alike', { names: candidates.map(({ name }) => name).join(', ') })}`}
              </small>
            </span>
            <Button component={Link} to={`proposals/${proposalId}`} variant="light" size="xs">
              {t('suppliers.proposals.open', { name: seller.name })}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Parties() {
  const { t } = useTranslation();
  const { company } = useCompany();
  const [search, setSearch] = useSearchParams();
  const text = search.get('q') ?? '';
  const [typed, setTyped] = useState(text);
  // What is found can be shared by its address; not every letter is asked for.
  const [asked] = useDebouncedValue(text, 250);
  const find = (words: string) => {
    setTyped(words);
    setSearch(words.trim() ? { q: words.trim() } : {}, { replace: true });
  };
  const list = useInfiniteQuery(partyListQuery(company.companyId, asked));
  const parties = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel title={t('suppliers.all')}>
      <TextInput
        type="search"
        label={t('suppliers.search')}
        description={t('suppliers.searchHint')}
        leftSection={<Search size={16} aria-hidden />}
        value={typed}
        onChange={({ currentTarget }) => find(currentTarget.value)}
        mb="sm"
      />
      {list.error && <ProblemAlert problem={list.error} retry={() => list.refetch()} />}
      {list.isPending && <Skeleton height={180} role="status" aria-label={t('app.loading')} />}
      {list.isSuccess && parties.length === 0 && (
        <EmptyState
          icon={<Building2 />}
          title={text ? t('suppliers.empty.found') : t('suppliers.empty.title')}
          text={text ? t('suppliers.empty.foundText') : t('suppliers.empty.text')}
        />
      )}
      <ul className={classes.cards}>
        {parties.map(({ partyId, name, vatNumber, siren, country }) => (
          <li key={partyId}>
            <span className={classes.words}>
              <Link to={partyId}>{name}</Link>
              <small>{[vatNumber, siren, country].filter((one) => one !== undefined).join(' · ')}</small>
            </span>
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
    </Panel>
  );
}
