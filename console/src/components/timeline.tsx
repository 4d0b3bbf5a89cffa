import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../api/company.ts';
import { timelineQuery } from '../api/intakes.ts';
import { useFormats } from '../texts/format.ts';
import { Panel } from './panel.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import classes from './timeline.module.css';

/** Who acts without being a person or a machine client; the names behind are for operators. */
const AUTOMATIC = /^(workflow|schedule|event):/;

/** Everything that happened to a file, oldest first: what, when, by whom. */
export function Timeline({ intakeId }: { intakeId: string }) {
  const { t } = useTranslation();
  const { company } = useCompany();
  const formats = useFormats(company.timeZone);
  const { data, error, refetch, isPending } = useQuery(timelineQuery(company.companyId, intakeId));
  return (
    <Panel title={t('history.title')}>
      {isPending && <Skeleton height={90} />}
      {error && <ProblemAlert problem={error} retry={() => refetch()} />}
      {data?.length === 0 && <p>{t('history.empty')}</p>}
      <ol className={classes.timeline}>
        {data?.map(({ at, task, outcome, actor }) => (
          <li key={`${at} ${task}`}>
            <span>{eventWords(task, outcome)}</span>
            <small>
              <time dateTime={at}>{formats.instant(at)}</time> ·{' '}
              {AUTOMATIC.test(actor.id) ? t('history.automatic') : actor.name}
            </small>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** Words for a task and its outcome; the task's own id when the catalogue does not know it yet. */
function eventWords(task: string, outcome: string): string {
  const known = [`history.${task}.${outcome}`, `history.${task}.any`].find((key) => i18next.exists(key));
  return known ? i18next.t(known as 'history.title') : task;
}
