import type { QueryClient } from '@tanstack/react-query';
import { type ComponentType, lazy, Suspense } from 'react';
import type { HumanTask } from '../../api/api.ts';
import { intakeQuery, originalQuery } from '../../api/intakes.ts';
import classes from './task-detail.module.css';
import { TaskFacts } from './task-facts.tsx';

/** Questions that are answered in a form of their own, beside the document. */
const FORMS: Readonly<Record<string, ComponentType<{ task: HumanTask; leave: () => void }>>> = {
  'code-supplier-invoice': lazy(() => import('./coding/coding-record.tsx')),
};
export const hasForm = ({ question }: HumanTask): boolean => Object.hasOwn(FORMS, question);

/** How the records that tasks are about look, by `<area>.<kind>`; a record without a view shows the task's facts. */
const VIEWS: Readonly<Record<string, ComponentType<{ task: HumanTask; leave: () => void }>>> = {
  'purchasing.intake': lazy(() => import('./intake-record.tsx')),
};

/** Reads ahead what the next task will show, so that going on is instant; nobody waits for it and a failure shows later. */
const PREFETCHES: Readonly<Record<string, (cache: QueryClient, companyId: string, recordId: string) => Promise<void>>> =
  {
    'purchasing.intake': async (cache, companyId, intakeId) => {
      const { intake, document } = await cache.fetchQuery({ ...intakeQuery(companyId, intakeId), staleTime: 60_000 });
      await cache.prefetchQuery(originalQuery(intake.intakeId, document.url));
    },
  };

export function prefetchRecord(cache: QueryClient, companyId: string, { record }: HumanTask): void {
  PREFETCHES[`${record.area}.${record.kind}`]?.(cache, companyId, record.id).catch(() => undefined);
}

export function RecordView({ task, leave }: { task: HumanTask; leave: () => void }) {
  const View = FORMS[task.question] ?? VIEWS[`${task.record.area}.${task.record.kind}`];
  const facts = (
    <div className={classes.columns}>
      <TaskFacts task={task} />
    </div>
  );
  if (!View) return facts;
  return (
    <Suspense fallback={facts}>
      <View task={task} leave={leave} />
    </Suspense>
  );
}
