import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { HumanTask } from '../../api/api.ts';
import { totalOf } from '../../components/fact-text.ts';
import { Tag } from '../../components/tag.tsx';
import type { formatsOf } from '../../texts/format.ts';
import { currentLanguage } from '../../texts/texts.ts';
import { outcomeTone } from './outcome.ts';
import classes from './task-list.module.css';

export function TaskListItem({
  task,
  to,
  open,
  me,
  formats,
  now,
}: {
  task: HumanTask;
  to: string;
  open: boolean;
  me: string;
  formats: ReturnType<typeof formatsOf>;
  now: number;
}) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const amount = totalOf(task);
  const { decision, claim } = task;
  const outcome = task.outcomes.find((candidate) => candidate.outcome === decision?.outcome);
  return (
    <li>
      <Link to={to} className={classes.item} aria-current={open || undefined} data-task={task.taskId}>
        <span className={classes.title}>{task.title[language]}</span>
        <span className={classes.line}>
          <span className={classes.when}>
            {decision
              ? formats.instant(decision.at)
              : t('inbox.waitingFor', { duration: formats.duration(task.openedAt, now) })}
          </span>
          {amount && <span className={classes.amount}>{formats.money(amount)}</span>}
        </span>
        {decision ? (
          <Tag tone={outcomeTone(decision.outcome)} text={outcome?.label[language] ?? decision.outcome} />
        ) : (
          claim && (
            <Tag
              tone={claim.by === me ? 'busy' : 'neutral'}
              text={claim.by === me ? t('inbox.claimedByMe') : t('inbox.claimedBy', { name: claim.name })}
            />
          )
        )}
      </Link>
    </li>
  );
}
