import { Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { MailCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { ClearDialog, type Order } from './clear-dialog.tsx';
import { ClearanceList } from './clearance-list.tsx';
import { LetterList } from './letter-list.tsx';
import classes from './operations.module.css';
import { deadLettersQuery } from './operations-queries.ts';

/** Work that was given up after five tries, in every area: looked into, put back, or dropped for a reason. */
export default function DeadLettersPage() {
  const { t } = useTranslation();
  const queues = useQuery(deadLettersQuery);
  const [order, setOrder] = useState<Order>();
  useEffect(() => {
    document.title = `${t('operations.letters.title')} · ${t('app.name')}`;
  }, [t]);
  return (
    <div className={classes.page}>
      <Title order={1} size="h3">
        {t('operations.letters.title')}
      </Title>
      {queues.error && <ProblemAlert problem={queues.error} retry={() => queues.refetch()} />}
      {queues.isPending && <Skeleton height={180} role="status" aria-label={t('app.loading')} />}
      {queues.data?.length === 0 && (
        <Panel title={t('operations.letters.waiting')}>
          <EmptyState
            icon={<MailCheck />}
            title={t('operations.letters.empty.title')}
            text={t('operations.letters.empty.text')}
          />
        </Panel>
      )}
      {queues.data?.map((queue) => (
        <LetterList key={queue.queue} queue={queue} order={setOrder} />
      ))}
      <ClearanceList />
      {order && <ClearDialog order={order} onClose={() => setOrder(undefined)} />}
    </div>
  );
}
