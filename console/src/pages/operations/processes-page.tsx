import { Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import classes from './operations.module.css';
import { processesQuery } from './operations-queries.ts';
import { ProcessPanel } from './process-panel.tsx';

/** Every process as its definition draws it, and where its executions stand now. */
export default function ProcessesPage() {
  const { t } = useTranslation();
  const processes = useQuery(processesQuery);
  useEffect(() => {
    document.title = `${t('operations.processes.title')} · ${t('app.name')}`;
  }, [t]);
  return (
    <div className={classes.page}>
      <Title order={1} size="h3">
        {t('operations.processes.title')}
      </Title>
      {processes.error && <ProblemAlert problem={processes.error} retry={() => processes.refetch()} />}
      {processes.isPending && <Skeleton height={300} role="status" aria-label={t('app.loading')} />}
      {processes.data?.map((process) => (
        <ProcessPanel key={process.process} process={process} />
      ))}
    </div>
  );
}
