import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.tsx';
import { useFormats } from '../../texts/format.ts';
import type { Order } from './clear-dialog.tsx';
import classes from './operations.module.css';
import type { DeadLetterQueue } from './operations-queries.ts';

/** The messages of one dead-letter queue, with what can be done about all of them or about one. */
export function LetterList({ queue, order }: { queue: DeadLetterQueue; order: (order: Order) => void }) {
  const { t } = useTranslation();
  return (
    <Panel
      title={t('operations.letters.queue', { queue: queue.queue, count: queue.waiting })}
      aside={<Actions queue={queue} order={order} />}
    >
      <ul className={classes.letters}>
        {queue.letters.map((letter) => (
          <li key={letter.messageId}>
            <Letter letter={letter} />
            <Actions queue={queue} messageId={letter.messageId} order={order} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Letter({ letter }: { letter: DeadLetterQueue['letters'][number] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className={classes.letter}>
        <strong>{letter.type ?? t('operations.letters.unknown')}</strong>
        <time dateTime={letter.sentAt}>{formats.instant(letter.sentAt)}</time>
        {letter.companyId && <span>{letter.companyId}</span>}
        {letter.correlationId && (
          <code className={classes.dimmed} title={t('operations.letters.story')}>
            {letter.correlationId}
          </code>
        )}
        <Button variant="subtle" size="compact-xs" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('operations.letters.content')}
        </Button>
      </div>
      {letter.reason && <p>{letter.reason}</p>}
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        <pre className={classes.body} tabIndex={0}>
          {indented(letter.body)}
        </pre>
      )}
    </>
  );
}

/** A queue's buttons, or those of one of its messages. */
function Actions({
  queue: { queue, waiting },
  messageId,
  order,
}: {
  queue: DeadLetterQueue;
  messageId?: string;
  order: (order: Order) => void;
}) {
  const { t } = useTranslation();
  const about = { queue, count: messageId ? 1 : waiting, messageIds: messageId ? [messageId] : undefined };
  const all = messageId ? 'one' : 'all';
  return (
    <div className={classes.actions}>
      {(['redrive', 'drop'] as const).map((action) => (
        <Button
          key={action}
          size="compact-sm"
          variant={action === 'redrive' ? 'light' : 'default'}
          onClick={() => order({ ...about, action })}
        >
          {t(`operations.letters.${action}.${all}`)}
        </Button>
      ))}
    </div>
  );
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    return body;
  }
}
