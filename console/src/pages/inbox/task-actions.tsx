import { Button, Kbd } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, etagOf, type HumanTask } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { taskKeys, taskQuery } from '../../api/human-tasks.ts';
import { announce } from '../../components/announcer.tsx';
import { useShortcuts, useShortcutsEnabled } from '../../components/shortcuts.ts';
import { currentLanguage } from '../../texts/texts.ts';
import { type Conflict, conflictOf } from './conflict.ts';
import { outcomeColor, outcomeKey } from './outcome.ts';
import { hasForm } from './record-view.tsx';
import classes from './task-actions.module.css';

const loadDialog = () => import('./decision-dialog.tsx');
const DecisionDialog = lazy(loadDialog);

/** Claim, release, and a button for each outcome; each with its key. */
export function TaskActions({
  task,
  heldByOther,
  following,
  leave,
  onConflict,
  onProblem,
}: {
  task: HumanTask;
  heldByOther: boolean;
  following: HumanTask | undefined;
  leave: (next: HumanTask | undefined) => void;
  onConflict: (conflict: Conflict | undefined) => void;
  onProblem: (problem: Error | undefined) => void;
}) {
  const { t } = useTranslation();
  const { companyId } = useCompany().company;
  const cache = useQueryClient();
  const language = currentLanguage();
  const hints = useShortcutsEnabled();
  const [deciding, setDeciding] = useState<HumanTask['outcomes'][number]>();

  /** Reads the task anew, whether or not it is still in a list. */
  async function reload() {
    await cache.fetchQuery({ ...taskQuery(companyId, task.taskId), staleTime: 0 });
    await cache.invalidateQueries({ queryKey: [...taskKeys(companyId), 'list'] });
  }

  async function onError(error: Error) {
    const conflict = conflictOf(error);
    onConflict(conflict);
    onProblem(conflict ? undefined : error);
    if (conflict) await reload();
  }

  const claim = useMutation({
    mutationFn: (action: 'claim' | 'release') =>
      api.post(`/api/work/v1/companies/{companyId}/human-tasks/{taskId}/${action}`, {
        params: { path: { companyId, taskId: task.taskId }, header: { 'If-Match': etagOf(task.version) } },
      }),
    onMutate: () => {
      onConflict(undefined);
      onProblem(undefined);
    },
    onSuccess: async (_answer, action) => {
      await reload();
      announce(t(action === 'claim' ? 'task.claimed' : 'task.released', { title: task.title[language] }), {
        seen: true,
      });
    },
    onError,
  });
  // Nobody waits for code after a key: it is loaded while the task is read.
  useEffect(() => {
    void loadDialog();
  }, []);

  // A question with a form of its own is answered there.
  const outcomes = hasForm(task) ? [] : task.outcomes;
  const toggle = task.claim ? 'release' : 'claim';
  const act = () => claim.mutate(toggle);

  useShortcuts({
    c: heldByOther || claim.isPending ? undefined : act,
    ...Object.fromEntries(
      outcomes.map((outcome, place) => [
        outcomeKey(outcome, place),
        heldByOther ? undefined : () => setDeciding(outcome),
      ]),
    ),
  });

  if (heldByOther) return null;
  return (
    <div className={classes.actions}>
      <Button variant="default" onClick={act} loading={claim.isPending} aria-keyshortcuts="c">
        {t(`task.${toggle}`)}
        {hints && <Kbd className={classes.key}>c</Kbd>}
      </Button>
      {outcomes.map((outcome, place) => (
        <Button
          key={outcome.outcome}
          color={outcomeColor(outcome.outcome)}
          variant={place === 0 ? 'filled' : 'outline'}
          onClick={() => setDeciding(outcome)}
          aria-keyshortcuts={outcomeKey(outcome, place)}
        >
          {outcome.label[language]}
          {hints && <Kbd className={classes.key}>{outcomeKey(outcome, place)}</Kbd>}
        </Button>
      ))}
      {deciding && (
        <Suspense>
          <DecisionDialog
            task={task}
            outcome={deciding}
            following={following}
            onClose={() => setDeciding(undefined)}
            onDecided={leave}
            onConflict={(conflict) => {
              setDeciding(undefined);
              onConflict(conflict);
              void reload();
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
