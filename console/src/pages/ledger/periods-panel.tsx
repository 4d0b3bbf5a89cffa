import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, etagOf } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { useIdempotencyKey } from '../../api/idempotency-key.ts';
import { type Books, ledgerKeys } from '../../api/ledger.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Tag } from '../../components/tag.tsx';
import { useFormats } from '../../texts/format.ts';
import classes from './ledger.module.css';
import { useBooks } from './use-books.ts';

type Period = Books['years'][number]['periods'][number];
type State = Period['state'];

const TONES = { open: 'good', 'soft-closed': 'attention', closed: 'neutral' } as const;
/** What may follow: closed is for ever. */
const NEXT: Readonly<Record<State, readonly State[]>> = {
  open: ['soft-closed', 'closed'],
  'soft-closed': ['open', 'closed'],
  closed: [],
};

/** The months of a year, each open, for accountants only, or closed for good. */
export function PeriodsPanel({ periods }: { periods: readonly Period[] }) {
  const { t } = useTranslation('ledger');
  const { company, may } = useCompany();
  const { companyId } = company;
  const { version } = useBooks();
  const formats = useFormats();
  const cache = useQueryClient();
  const idempotencyKey = useIdempotencyKey();
  const [closing, setClosing] = useState<Period>();
  const change = useMutation({
    mutationFn: async ({ month, state }: { month: string; state: State }) => {
      const header = { 'If-Match': etagOf(version), 'Idempotency-Key': idempotencyKey([version, month, state]) };
      const path = '/api/ledger/v1/companies/{companyId}/periods/{month}';
      await api.put(path, { params: { path: { companyId, month }, header }, body: { state } });
    },
    onSuccess: () => setClosing(undefined),
    onSettled: () => cache.invalidateQueries({ queryKey: ledgerKeys(companyId) }),
  });
  return (
    <Panel title={t('years.periods')}>
      {change.error && !closing && <ProblemAlert problem={change.error} />}
      <ul className={classes.periods}>
        {periods.map((period) => (
          <li key={period.month}>
            <strong>{formats.month(period.month)}</strong>
            <Tag tone={TONES[period.state]} text={t(`years.states.${period.state}`)} />
            {may('accountant') && (
              <Group gap="xs">
                {NEXT[period.state].map((state) => (
                  <Button
                    key={state}
                    size="compact-xs"
                    variant="default"
                    aria-label={`${t(`years.actions.${state}`)} : ${formats.month(period.month)}`}
                    onClick={() =>
                      state === 'closed' ? setClosing(period) : change.mutate({ month: period.month, state })
                    }
                  >
                    {t(`years.actions.${state}`)}
                  </Button>
                ))}
              </Group>
            )}
          </li>
        ))}
      </ul>
      {closing && (
        <Dialog
          title={t('years.close.title', { month: formats.month(closing.month) })}
          onClose={() => setClosing(undefined)}
        >
          <p>{t('years.close.text')}</p>
          {change.error && <ProblemAlert problem={change.error} />}
          <Group justify="flex-end">
            <Button
              loading={change.isPending}
              onClick={() => change.mutate({ month: closing.month, state: 'closed' })}
              data-autofocus
            >
              {t('years.actions.closed')}
            </Button>
          </Group>
        </Dialog>
      )}
    </Panel>
  );
}
