import { Anchor, Button, Group, Skeleton, TextInput, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { localDate } from '../../../../shared/kernel/local-date.ts';
import { api, etagOf } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { useIdempotencyKey } from '../../api/idempotency-key.ts';
import { type Policy, policiesQuery, policyKeys, simulationQuery } from '../../api/policies.ts';
import { NotFound } from '../../app/not-found.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Tag } from '../../components/tag.tsx';
import { useFormats } from '../../texts/format.ts';
import classes from './policies.module.css';
import { PolicyForm } from './policy-form.tsx';
import { RuleList } from './rule-list.tsx';
import { standOf } from './stand.ts';
import { askedWords } from './words.ts';

/** One policy: what it says, what it would have asked of past invoices, and, of a draft, the day on which it takes effect. */
export default function PolicyPage() {
  const { t } = useTranslation();
  const { number = '' } = useParams();
  const { company, may } = useCompany();
  const formats = useFormats(company.timeZone);
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useQuery(policiesQuery(company.companyId));
  const policy = data?.find((one) => String(one.number) === number);
  const version = policy?.version;
  useEffect(() => {
    document.title = `${t('policies.policy', { number })} · ${t('app.name')}`;
  }, [t, number]);
  // What was saved is a version of its own: the form gives way to it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => setEditing(false), [version]);
  if (data && !policy) return <NotFound />;
  const stand = policy && data && standOf(policy, data, localDate(new Date(), company.timeZone));
  const write = may('director') || may('administrator');
  return (
    <div className={classes.page}>
      <Anchor component={Link} to={`/companies/${company.companyId}/policies`} size="sm">
        <ArrowLeft size={16} aria-hidden /> {t('policies.title')}
      </Anchor>
      <div className={classes.head}>
        <Title order={1} size="h3">
          {t('policies.policy', { number })}
        </Title>
        {policy && stand && (
          <Tag
            tone={stand === 'applies' ? 'good' : stand === 'to-come' ? 'attention' : 'neutral'}
            text={t(`policies.stands.${stand}`, { from: policy.inForceFrom ? formats.date(policy.inForceFrom) : '' })}
          />
        )}
      </div>
      {error && <ProblemAlert problem={error} retry={() => refetch()} />}
      {!policy && !error && <Skeleton height={200} role="status" aria-label={t('app.loading')} />}
      {policy && editing && <PolicyForm draft={policy} />}
      {policy && !editing && (
        <>
          <Panel
            title={t('policies.says')}
            aside={
              write &&
              stand === 'draft' && (
                <Button size="xs" variant="default" onClick={() => setEditing(true)}>
                  {t('policies.edit')}
                </Button>
              )
            }
          >
            <RuleList content={policy.content} />
            <p className={classes.quiet}>
              {t('policies.editedBy', { name: policy.editedBy.name, at: formats.instant(policy.editedBy.at) })}
              {policy.putInForceBy &&
                ` · ${t('policies.putInForceBy', {
                  name: policy.putInForceBy.name,
                  at: formats.instant(policy.putInForceBy.at),
                })}`}
            </p>
          </Panel>
          <Simulation policy={policy} />
          {write && stand === 'draft' && <PutInForce policy={policy} />}
        </>
      )}
    </div>
  );
}

function Simulation({ policy: { number, version } }: { policy: Policy }) {
  const { t } = useTranslation();
  const { company } = useCompany();
  const formats = useFormats(company.timeZone);
  const list = useInfiniteQuery(simulationQuery(company.companyId, number, version));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const changed = items.filter(({ change }) => change !== 'none').length;
  const words = ({ approvals, automatic }: (typeof items)[number]['today']) =>
    automatic === undefined
      ? approvals.map(({ of }) => askedWords(of, t)).join(t('policies.next'))
      : t('policies.nobody');
  return (
    <Panel title={t('policies.simulation.title')}>
      {list.error && <ProblemAlert problem={list.error} retry={() => list.refetch()} />}
      {list.isPending && <Skeleton height={100} role="status" aria-label={t('app.loading')} />}
      {list.isSuccess && (
        <p className={classes.quiet}>
          {items.length === 0
            ? t('policies.simulation.empty')
            : t('policies.simulation.changed', { count: changed, of: items.length })}
        </p>
      )}
      <ul className={classes.rules}>
        {items.map((item) => (
          <li key={item.invoiceId}>
            <Link
              to={`/companies/${company.companyId}/files/${item.intakeId}`}
            >{`${item.number} · ${item.supplier}`}</Link>
            <span>{formats.money(item.totalWithVat)}</span>
            <span>{t('policies.simulation.today', { who: words(item.today) })}</span>
            {item.change !== 'none' && (
              <>
                <strong>{t('policies.simulation.draft', { who: words(item.draft) })}</strong>
                <Tag
                  tone={item.change === 'fewer' ? 'attention' : 'neutral'}
                  text={t(`policies.simulation.${item.change}`)}
                />
              </>
            )}
          </li>
        ))}
      </ul>
      <MoreButton list={list} mt="sm" />
    </Panel>
  );
}

function PutInForce({ policy: { number, version } }: { policy: Policy }) {
  const { t } = useTranslation();
  const { company } = useCompany();
  const { companyId, timeZone } = company;
  const cache = useQueryClient();
  const idempotencyKey = useIdempotencyKey();
  const [from, setFrom] = useState(() => localDate(new Date(), timeZone));
  const put = useMutation({
    mutationFn: async () => {
      const header = { 'If-Match': etagOf(version), 'Idempotency-Key': idempotencyKey([number, version, from]) };
      const path = '/api/purchasing/v1/companies/{companyId}/approval-policies/{number}/put-in-force';
      await api.post(path, { params: { path: { companyId, number }, header }, body: { from } });
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: policyKeys(companyId) }),
  });
  return (
    <Panel title={t('policies.putInForce.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          put.mutate();
        }}
      >
        <p className={classes.quiet}>{t('policies.putInForce.text')}</p>
        <Group align="end">
          <TextInput
            type="date"
            label={t('policies.putInForce.from')}
            value={from}
            onChange={({ currentTarget }) => setFrom(currentTarget.value)}
            required
          />
          <Button type="submit" loading={put.isPending}>
            {t('policies.putInForce.action')}
          </Button>
        </Group>
        {put.error && <ProblemAlert problem={put.error} />}
      </form>
    </Panel>
  );
}
