import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, etagOf, type HumanTask } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { taskKeys } from '../../api/human-tasks.ts';
import { useIdempotencyKey } from '../../api/idempotency-key.ts';
import { intakeKeys } from '../../api/intakes.ts';
import { announce } from '../../components/announcer.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { totalOf } from '../../components/fact-text.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFormats } from '../../texts/format.ts';
import { currentLanguage } from '../../texts/texts.ts';
import { type Conflict, conflictOf } from './conflict.ts';
import classes from './decision-dialog.module.css';
import { outcomeColor } from './outcome.ts';

/**
 * Asks once more, because a decision cannot be taken back: one key opens it, Enter confirms. A comment may, or where the
 * outcome says so must, be given. It stays open while the answer is not known, so that trying again is one click.
 */
export default function DecisionDialog({
  task,
  outcome: { outcome, label, commentRequired },
  following,
  onClose,
  onDecided,
  onConflict,
}: {
  task: HumanTask;
  outcome: HumanTask['outcomes'][number];
  following: HumanTask | undefined;
  onClose: () => void;
  onDecided: (next: HumanTask | undefined) => void;
  onConflict: (conflict: Conflict) => void;
}) {
  const { t } = useTranslation();
  const { companyId } = useCompany().company;
  const cache = useQueryClient();
  const language = currentLanguage();
  const formats = useFormats();
  const amount = totalOf(task);
  const idempotencyKey = useIdempotencyKey();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { comment: '' } });

  const decide = useMutation({
    mutationFn: (body: { outcome: string; comment: string }) =>
      api.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
        params: {
          path: { companyId, taskId: task.taskId },
          header: { 'If-Match': etagOf(task.version), 'Idempotency-Key': idempotencyKey(body) },
        },
        body,
      }),
    onSuccess: () => {
      const next = following;
      const words = { outcome: label[language], title: task.title[language] };
      const sentence = next
        ? t('task.decidedNext', { ...words, next: next.title[language] })
        : t('task.decidedLast', words);
      announce(sentence, { seen: true });
      void cache.invalidateQueries({ queryKey: taskKeys(companyId) });
      void cache.invalidateQueries({ queryKey: intakeKeys(companyId) });
      onDecided(next);
    },
    onError: (error) => {
      const conflict = conflictOf(error);
      if (conflict) onConflict(conflict);
    },
  });

  const submit = handleSubmit(({ comment }) => decide.mutate({ outcome, comment: comment.trim() }));
  return (
    <Dialog title={t('task.confirm', { outcome: label[language] })} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <div>
            <Text fw={600}>{task.title[language]}</Text>
            {amount && <Text className={classes.amount}>{formats.money(amount)}</Text>}
            <Text size="sm" c="dimmed">
              {t('task.final')}
            </Text>
          </div>
          <Textarea
            label={commentRequired ? t('task.reason') : t('task.comment')}
            description={commentRequired ? t('task.reasonHint') : t('task.commentHint')}
            required={commentRequired}
            error={formState.errors.comment?.message}
            minRows={3}
            rows={3}
            maxLength={2000}
            data-autofocus={commentRequired || undefined}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
            }}
            {...register('comment', {
              validate: (comment) => !commentRequired || comment.trim() !== '' || t('task.reasonMissing'),
            })}
          />
          {decide.error && !conflictOf(decide.error) && <ProblemAlert problem={decide.error} />}
          <Group justify="flex-end">
            {commentRequired && (
              <Text size="xs" c="dimmed" mr="auto" className={classes.keys}>
                {t('task.sendHint')}
              </Text>
            )}
            <Button variant="default" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            <Button
              type="submit"
              color={outcomeColor(outcome)}
              loading={decide.isPending}
              data-autofocus={!commentRequired || undefined}
            >
              {label[language]}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
