import { Title } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { HumanTask } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { Note } from '../../components/note.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useNow } from '../../components/use-now.ts';
import { useFormats } from '../../texts/format.ts';
import { currentLanguage } from '../../texts/texts.ts';
import type { Conflict } from './conflict.ts';
import { outcomeTone } from './outcome.ts';
import { RecordView } from './record-view.tsx';
import { TaskActions } from './task-actions.tsx';
import classes from './task-detail.module.css';

const TaskComments = lazy(() => import('./task-comments.tsx'));

/** How people came to a task: kept with the address, and gone with the next one. */
export interface Arrival {
  readonly afterDecision: boolean;
}

export function TaskDetail({
  task,
  back,
  following,
  leave,
}: {
  task: HumanTask;
  back: string;
  /** The task to go on with after this one. */
  following: HumanTask | undefined;
  leave: (next: HumanTask | undefined) => void;
}) {
  const { t } = useTranslation();
  const { company, member, may } = useCompany();
  const formats = useFormats(company.timeZone);
  const now = useNow();
  const language = currentLanguage();
  const [conflict, setConflict] = useState<Conflict>();
  const [wasDecided] = useState(task.decision !== undefined);
  const [problem, setProblem] = useState<Error>();
  const heading = useRef<HTMLHeadingElement>(null);
  const arrival = useLocation().state as Arrival | null;
  const { decision, claim } = task;
  const decidedAs = task.outcomes.find(({ outcome }) => outcome === decision?.outcome)?.label[language];
  // Also when the list, read anew in between, was what brought somebody else's decision.
  const overtaken = decision && !wasDecided && decision.by !== member.memberId;
  const shownConflict: Conflict | undefined = overtaken ? 'alreadyDecided' : conflict;
  const heldByOther = claim !== undefined && claim.by !== member.memberId;
  const asked = task.yours || (heldByOther && may(task.role));
  const excluded = task.excluded?.find(({ person }) => person === member.memberId);
  const others = task.persons?.map(({ name }) => name).join(', ');

  // The focus was on a button that is gone: it goes to the task that came up instead.
  useEffect(() => {
    if (arrival?.afterDecision) heading.current?.focus({ preventScroll: true });
  }, [arrival]);

  return (
    <article className={classes.detail}>
      <header className={classes.head}>
        <Link to={back} className={classes.back} aria-label={t('app.back')}>
          <ArrowLeft size={20} aria-hidden />
        </Link>
        <div className={classes.heading}>
          <Title order={2} size="h4" ref={heading} tabIndex={-1} className={classes.title}>
            {task.title[language]}
          </Title>
          <p className={classes.meta}>
            {decision
              ? formats.instant(task.openedAt)
              : t('inbox.waitingFor', { duration: formats.duration(task.openedAt, now) })}
            {claim &&
              !decision &&
              ` · ${heldByOther ? t('inbox.claimedBy', { name: claim.name }) : t('inbox.claimedByMe')}`}
          </p>
        </div>
        {!decision && asked && (
          <TaskActions
            task={task}
            heldByOther={heldByOther}
            following={following}
            leave={leave}
            onConflict={setConflict}
            onProblem={setProblem}
          />
        )}
      </header>
      <div className={classes.notes}>
        {shownConflict && (
          <Note tone="attention" title={t(`task.${shownConflict}.title`)} text={t(`task.${shownConflict}.text`)} live />
        )}
        {problem && <ProblemAlert problem={problem} />}
        {decision && (
          <Note
            tone={outcomeTone(decision.outcome)}
            title={t('task.decidedBy', {
              outcome: decidedAs ?? decision.outcome,
              name: decision.name,
              at: formats.instant(decision.at),
            })}
            text={decision.comment}
          />
        )}
        {!decision && !asked && (
          <Note
            tone="neutral"
            text={
              excluded?.why[language] ??
              (others ? t('task.ofOthers', { names: others }) : t('task.notYours', { role: t(`roles.${task.role}`) }))
            }
          />
        )}
        {!decision && task.onBehalfOf && (
          <Note tone="neutral" text={t('task.onBehalfOf', { name: task.onBehalfOf.name })} />
        )}
        {!decision && asked && heldByOther && (
          <Note
            tone="neutral"
            text={t('task.heldBy', { name: claim.name, duration: formats.duration(claim.at, now) })}
          />
        )}
      </div>
      <RecordView task={task} leave={() => leave(following)} />
      <div className={classes.columns}>
        <Suspense>
          <TaskComments task={task} />
        </Suspense>
      </div>
    </article>
  );
}
