import { SegmentedControl, VisuallyHidden } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { HumanTask } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { useTasks } from '../../api/human-tasks.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useShortcuts } from '../../components/shortcuts.ts';
import { useWide } from '../../components/use-wide.ts';
import classes from './inbox-page.module.css';
import { useOpenTask } from './open-task.ts';
import { prefetchRecord } from './record-view.tsx';
import { type Arrival, TaskDetail } from './task-detail.tsx';
import { TaskList } from './task-list.tsx';
import { TaskSkeleton } from './task-skeleton.tsx';

const VIEWS = ['mine', 'all', 'decided'] as const;
type View = (typeof VIEWS)[number];

/** What waits for people: the list on one side, the task with its document on the other; on a telephone one of them. */
export default function InboxPage() {
  const { t } = useTranslation();
  const access = useCompany();
  const { companyId } = access.company;
  const { taskId } = useParams();
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const wide = useWide();
  const cache = useQueryClient();
  const list = useRef<HTMLUListElement>(null);

  const view: View = VIEWS.find((candidate) => candidate === search.get('view')) ?? 'mine';
  const tasks = useTasks(access, view === 'decided' ? 'decided' : 'waiting');
  const shown = view === 'mine' ? tasks.mine : tasks.all;
  const { open, error, refetch } = useOpenTask(companyId, taskId, shown);

  const address = (id = '') => `/companies/${companyId}/inbox/${id}${view === 'mine' ? '' : `?view=${view}`}`;
  const go = (task: HumanTask | undefined, state?: Arrival) =>
    navigate(address(task?.taskId), { replace: true, state });
  const move = (by: number) => () => {
    const place = shown.findIndex((task) => task.taskId === taskId);
    const next = shown[place < 0 ? 0 : place + by];
    if (!next) return;
    void go(next);
    focusTask(list.current, next.taskId);
  };
  useShortcuts({ j: move(1), k: move(-1) });

  const following = open && after(shown, open);
  useEffect(() => {
    if (following) prefetchRecord(cache, companyId, following);
  }, [cache, companyId, following]);

  // With room for both, the first task is open without a click.
  const first = wide && !taskId ? shown[0] : undefined;
  useEffect(() => {
    if (first) navigate(address(first.taskId), { replace: true });
  });
  // Titles of the browser's tabs and history tell pages apart.
  useEffect(() => {
    document.title = `${t('inbox.title')} · ${t('app.name')}`;
  }, [t]);

  return (
    <div
      className={classes.page}
      data-open={taskId ? true : undefined}
      data-empty={(!taskId && shown.length === 0) || undefined}
    >
      {/* On a telephone the list is hidden while a task is open; the page keeps its heading. */}
      <VisuallyHidden component="h1">{t('inbox.title')}</VisuallyHidden>
      <section className={classes.side} aria-label={t('inbox.title')}>
        <div className={classes.head}>
          <div className={classes.title} aria-hidden>
            {t('inbox.title')}
          </div>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={t('inbox.view')}
            value={view}
            onChange={(value) => {
              setSearch(value === 'mine' ? {} : { view: value });
              if (taskId)
                navigate({
                  pathname: `/companies/${companyId}/inbox`,
                  search: value === 'mine' ? '' : `?view=${value}`,
                });
            }}
            data={VIEWS.map((value) => ({ value, label: t(`inbox.views.${value}`) }))}
          />
        </div>
        {tasks.error && <ProblemAlert problem={tasks.error} retry={() => tasks.refetch()} />}
        <TaskList
          ref={list}
          view={view}
          tasks={shown}
          openId={taskId}
          pending={tasks.isPending}
          more={tasks.hasNextPage ? () => tasks.fetchNextPage() : undefined}
          loadingMore={tasks.isFetchingNextPage}
          address={address}
          move={move}
        />
      </section>
      <section className={classes.detail} aria-label={t('task.open')}>
        {open ? (
          <TaskDetail
            key={open.taskId}
            task={open}
            back={address()}
            following={following}
            leave={(next) => go(next, { afterDecision: true })}
          />
        ) : error ? (
          <ProblemAlert problem={error} retry={() => refetch()} />
        ) : (
          (taskId || tasks.isPending) && <TaskSkeleton />
        )}
      </section>
    </div>
  );
}

/** The task to go on with once this one is decided: the one below it, else the one above. */
function after(tasks: readonly HumanTask[], decided: HumanTask): HumanTask | undefined {
  const place = tasks.findIndex(({ taskId }) => taskId === decided.taskId);
  return tasks[place + 1] ?? tasks[place - 1];
}

function focusTask(list: HTMLUListElement | null, taskId: string): void {
  const link = list?.querySelector<HTMLElement>(`[data-task="${taskId}"]`);
  link?.focus({ preventScroll: true });
  link?.scrollIntoView({ block: 'nearest' });
}
