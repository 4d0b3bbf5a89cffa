import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { useIdempotencyKey } from '../../api/idempotency-key.ts';
import { announce } from '../../components/announcer.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import classes from './operations.module.css';
import { CLEARANCES, LETTERS } from './operations-queries.ts';

export interface Order {
  readonly queue: string;
  readonly action: 'redrive' | 'drop';
  /** Roughly, as the queue counts. */
  readonly count: number;
  /** Every message when left out. */
  readonly messageIds: string[] | undefined;
}

/** Asks why: the reason stands in the audit trail with the order. */
export function ClearDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  const [reason, setReason] = useState('');
  const { queue, action, messageIds, count } = order;
  const send = useMutation({
    mutationFn: async () => {
      const body = { queue, action, reason: reason.trim(), ...(messageIds && { messageIds }) };
      await api.post('/api/operations/v1/clearances', {
        params: { header: { 'Idempotency-Key': keyOf(body) } as never },
        body,
      });
    },
    onSuccess: async () => {
      announce(t('operations.letters.ordered'), { seen: true });
      onClose();
      await Promise.all([LETTERS, CLEARANCES].map((queryKey) => client.invalidateQueries({ queryKey: [...queryKey] })));
    },
  });
  return (
    <Dialog title={t(`operations.letters.${action}.title`, { count, queue })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <p>{t(`operations.letters.${action}.text`)}</p>
        <Textarea
          label={t('operations.letters.reason')}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          required
          minLength={3}
          maxLength={500}
          autosize
          minRows={2}
          data-autofocus
        />
        {send.error && <ProblemAlert problem={send.error} />}
        <div className={classes.actions} style={{ marginBlockStart: '1rem' }}>
          <Button type="submit" loading={send.isPending} color={action === 'drop' ? 'red' : undefined}>
            {t(`operations.letters.${action}.confirm`)}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
