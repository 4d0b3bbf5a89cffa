import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.tsx';
import { Tag } from '../../components/tag.tsx';
import { useFormats } from '../../texts/format.ts';
import classes from './operations.module.css';
import { clearancesQuery, LETTERS } from './operations-queries.ts';

/** The last orders and what became of them; nothing when there was none. */
export function ClearanceList() {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useQueryClient();
  const { data: orders = [] } = useQuery(clearancesQuery);
  const underWay = orders.filter(({ state }) => state === 'ordered').length;
  // What an order cleared is gone from the queues above.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever one more is done
  useEffect(() => {
    void client.invalidateQueries({ queryKey: [...LETTERS] });
  }, [client, underWay]);
  if (orders.length === 0) return null;
  return (
    <Panel title={t('operations.letters.orders')}>
      <ul className={classes.letters}>
        {orders.map(({ clearanceId, queue, action, state, cleared, left, reason, orderedBy, orderedAt }) => (
          <li key={clearanceId}>
            <div className={classes.letter}>
              <strong>{t(`operations.letters.${action}.done`, { queue })}</strong>
              <Tag
                tone={state === 'done' ? 'good' : 'attention'}
                text={
                  state === 'done' ? t('operations.letters.cleared', { cleared, left }) : t('operations.letters.open')
                }
              />
              <span className={classes.dimmed}>
                {orderedBy}, <time dateTime={orderedAt}>{formats.instant(orderedAt)}</time>
              </span>
            </div>
            <span>{reason}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
