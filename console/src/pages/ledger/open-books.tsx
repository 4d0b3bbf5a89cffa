import { Button, Group, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDate } from '../../../../shared/kernel/local-date.ts';
import { api } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { useIdempotencyKey } from '../../api/idempotency-key.ts';
import { ledgerKeys } from '../../api/ledger.ts';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import classes from './ledger.module.css';
import { usePageTitle } from './use-page-title.ts';

export function OpenBooks() {
  const { t } = useTranslation('ledger');
  const { company, may } = useCompany();
  const { companyId } = company;
  const cache = useQueryClient();
  const idempotencyKey = useIdempotencyKey();
  const year = localDate(new Date(), company.timeZone).slice(0, 4);
  const [asked, setAsked] = useState({ siren: company.siren ?? '', from: `${year}-01-01`, to: `${year}-12-31` });
  usePageTitle(t('title'));
  const open = useMutation({
    mutationFn: async (body: { siren: string; from: string; to: string }) => {
      const params = { path: { companyId }, header: { 'Idempotency-Key': idempotencyKey(body) } };
      await api.post('/api/ledger/v1/companies/{companyId}/books', { params, body });
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: ledgerKeys(companyId) }),
  });
  const field = (name: keyof typeof asked) => ({
    value: asked[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      setAsked({ ...asked, [name]: currentTarget.value.trim() }),
  });
  return (
    <>
      <Title order={1} size="h3">
        {t('title')}
      </Title>
      <Panel title={t('open.title')}>
        <p className={classes.quiet}>{t('open.text')}</p>
        {may('accountant') ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              open.mutate(asked);
            }}
          >
            <div className={classes.fields}>
              <TextInput label={t('open.siren')} inputMode="numeric" required {...field('siren')} />
              <TextInput label={t('open.from')} type="date" required {...field('from')} />
              <TextInput label={t('open.to')} type="date" required {...field('to')} />
            </div>
            {open.error && <ProblemAlert problem={open.error} />}
            <Group justify="flex-end">
              <Button type="submit" loading={open.isPending}>
                {t('open.action')}
              </Button>
            </Group>
          </form>
        ) : (
          <p>{t('open.ask')}</p>
        )}
      </Panel>
    </>
  );
}
