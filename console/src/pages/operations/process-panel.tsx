import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/api.ts';
import { Panel } from '../../components/panel.tsx';
import { useFormats } from '../../texts/format.ts';
import classes from './operations.module.css';
import { StateGraph } from './state-graph.tsx';
import type { Definition } from './states.ts';

/** The very files that are deployed, each loaded when its process is shown. */
const DEFINITIONS = import.meta.glob<Definition>('../../../../state-machines/*/*.asl.json', { import: 'default' });

export function ProcessPanel({ process: { process, executions, more } }: { process: Schemas['Process'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const definition = useQuery({
    queryKey: ['operations', 'definition', process],
    queryFn: () => definitionOf(process),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const counts = new Map<string, number>();
  for (const { state } of executions) if (state) counts.set(state, (counts.get(state) ?? 0) + 1);
  return (
    <Panel title={t('operations.processes.running', { process, count: executions.length })}>
      {more && <p>{t('operations.processes.more', { count: executions.length })}</p>}
      {definition.isPending && <Skeleton height={300} role="status" aria-label={t('app.loading')} />}
      {definition.data && <StateGraph process={process} definition={definition.data} counts={counts} />}
      <ul className={classes.letters}>
        {executions.map(({ execution, startedAt, state }) => (
          <li key={execution} className={classes.letter}>
            <strong>{state ?? t('operations.processes.begins')}</strong>
            <time dateTime={startedAt}>{formats.instant(startedAt)}</time>
            <code className={classes.dimmed}>{execution}</code>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Null when the console is older than the deployment and has no such file. */
async function definitionOf(process: string): Promise<Definition | null> {
  const load = Object.entries(DEFINITIONS).find(([file]) => {
    const [area, name] = file.split('/').slice(-2);
    return `${area}-${name?.replace('.asl.json', '')}` === process;
  })?.[1];
  return load ? load() : null;
}
