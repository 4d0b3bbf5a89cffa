import { Anchor, Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Cable } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { platformsQuery } from '../../api/platform.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { statusWords } from '../../components/lifecycle.tsx';
import { Note } from '../../components/note.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Tag } from '../../components/tag.tsx';
import { useFormats } from '../../texts/format.ts';
import classes from './platform-page.module.css';

/** Through which approved platform invoices and statuses come and go, how the last exchange went, and what waits. */
export default function PlatformPage() {
  const { t } = useTranslation();
  const { company } = useCompany();
  const { data, error, refetch, isPending } = useQuery(platformsQuery(company.companyId));
  useEffect(() => {
    document.title = `${t('platform.title')} · ${t('app.name')}`;
  }, [t]);
  return (
    <div className={classes.page}>
      <Title order={1} size="h3">
        {t('platform.title')}
      </Title>
      {error && <ProblemAlert problem={error} retry={() => refetch()} />}
      {isPending && <Skeleton height={200} role="status" aria-label={t('app.loading')} />}
      {data?.connections.length === 0 && (
        <EmptyState title={t('platform.none.title')} text={t('platform.none.text')} icon={<Cable size={28} />} />
      )}
      {data?.connections.map((connection) => (
        <Connection key={connection.connectionId} connection={connection} />
      ))}
      {data && <Waiting title={t('platform.due', { count: data.due.length })} lifecycles={data.due} />}
      {data && (
        <Waiting title={t('platform.forPeople', { count: data.forPeople.length })} lifecycles={data.forPeople} />
      )}
    </div>
  );
}

function Connection({ connection }: { connection: Schemas['PlatformConnection'] }) {
  const { t } = useTranslation();
  const { company } = useCompany();
  const formats = useFormats(company.timeZone);
  const { name, url, since, until, exchanged, invoicesReceived, statusesReceived, statusesSent } = connection;
  const works = !exchanged || exchanged.outcome === 'done';
  const pairs = [
    [t('platform.address'), url],
    [t('platform.since'), formats.instant(since)],
    ...(until ? [[t('platform.until'), formats.instant(until)] as const] : []),
    [t('platform.exchanged'), exchanged ? formats.instant(exchanged.at) : t('platform.never')],
    [t('platform.invoicesReceived'), String(invoicesReceived)],
    [t('platform.statusesSent'), String(statusesSent)],
    [t('platform.statusesReceived'), String(statusesReceived)],
  ] as const;
  return (
    <Panel
      title={name}
      aside={
        <Tag
          tone={until ? 'neutral' : works ? 'good' : 'bad'}
          text={t(until ? 'platform.left' : works ? 'platform.works' : 'platform.fails')}
        />
      }
    >
      {exchanged && !works && (
        <Note tone="bad" title={t(`platform.outcomes.${exchanged.outcome}`)} text={exchanged.detail ?? ''} />
      )}
      <dl className={classes.pairs}>
        {pairs.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

/** Invoices with a status that has not gone out, or that a person must look at. */
function Waiting({ title, lifecycles }: { title: string; lifecycles: readonly Schemas['InvoiceLifecycle'][] }) {
  const { company } = useCompany();
  if (lifecycles.length === 0) return null;
  return (
    <Panel title={title}>
      <ul className={classes.list}>
        {lifecycles.map(({ lifecycleId, number, sellerName, seller, intakeId, entries }) => (
          <li key={lifecycleId}>
            {intakeId ? (
              <Anchor component={Link} to={`/companies/${company.companyId}/files/${intakeId}`} size="sm">
                {number}
              </Anchor>
            ) : (
              <span>{number}</span>
            )}
            <span>{sellerName ?? seller}</span>
            <span>{entries.map(({ status }) => statusWords(status)).join(' → ')}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
