import { Button, Skeleton } from '@mantine/core';
import { CircleCheckBig } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { HumanTask } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { useNow } from '../../components/use-now.ts';
import { useFormats } from '../../texts/format.ts';
import classes from './task-list.module.css';
import { TaskListItem } from './task-list-item.tsx';

export function TaskList({
  ref,
  view,
  tasks,
  openId,
  pending,
  more,
  loadingMore,
  address,
  move,
}: {
  ref: Ref<HTMLUListElement>;
  view: 'mine' | 'all' | 'decided';
  tasks: readonly HumanTask[];
  openId: string | undefined;
  pending: boolean;
  more: (() => void) | undefined;
  loadingMore: boolean;
  address: (taskId: string) => string;
  move: (by: number) => () => void;
}) {
  const { t } = useTranslation();
  const { company, member } = useCompany();
  const formats = useFormats(company.timeZone);
  const now = useNow();

  if (pending)
    return (
      <div className={classes.skeletons} aria-busy="true" aria-label={t('app.loading')} role="status">
        {[0, 1, 2, 3].map((line) => (
          <Skeleton key={line} height={64} />
        ))}
      </div>
    );
  if (tasks.length === 0)
    return (
      <EmptyState title={t(`inbox.empty.${view}.title`)} text={t(`inbox.empty.${view}.text`)} icon={<CircleCheckBig />}>
        {view === 'mine' && (
          <Button component={Link} to={`/companies/${company.companyId}/files`} variant="light">
            {t('inbox.empty.mine.action')}
          </Button>
        )}
      </EmptyState>
    );

  /** In the list the arrows walk; elsewhere they scroll. */
  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    move(step)();
  }

  return (
    <ul ref={ref} className={classes.list} aria-label={t('inbox.list')} onKeyDown={onKeyDown}>
      {tasks.map((task) => (
        <TaskListItem
          key={task.taskId}
          task={task}
          to={address(task.taskId)}
          open={task.taskId === openId}
          me={member.memberId}
          formats={formats}
          now={now}
        />
      ))}
      {more && (
        <li className={classes.more}>
          <Button variant="subtle" fullWidth onClick={more} loading={loadingMore}>
            {t('app.more')}
          </Button>
        </li>
      )}
    </ul>
  );
}
