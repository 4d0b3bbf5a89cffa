import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { useCommand } from '../../api/use-command.ts';
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
  const [reason, setReason] = useState('');
  const { queue, action, messageIds, count } = order;
  const send = useCommand(
    (why: string, key) => {
      const body = { queue, action, reason: why, ...(messageIds && { messageIds }) };
      return api.post('/api/operations/v1/clearances', {
        params: { header: { 'Idempotency-Key': key } as never },
        body,
      });
    },
    { changes: [LETTERS, CLEARANCES], told: t('operations.letters.ordered'), done: onClose },
  );
  return (
    <Dialog title={t(`operations.letters.${action}.title`, { count, queue })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate(reason.trim());
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
