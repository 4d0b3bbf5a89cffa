import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { useIdempotencyKey } from '../../api/idempotency-key.ts';
import { orderKeys } from '../../api/orders.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Note } from '../../components/note.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { currentLanguage } from '../../texts/texts.ts';

/** Orders from a CSV table: a file or pasted lines; what was refused is told line by line. */
export default function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { companyId } = useCompany().company;
  const cache = useQueryClient();
  const language = currentLanguage();
  const idempotencyKey = useIdempotencyKey();
  const [csv, setCsv] = useState('');
  const send = useMutation({
    mutationFn: async (body: { csv: string }) => {
      const params = { path: { companyId }, header: { 'Idempotency-Key': idempotencyKey(body) } };
      return (await api.post('/api/purchasing/v1/companies/{companyId}/orders/imports', { params, body })).data;
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: orderKeys(companyId) }),
  });
  const result = send.data;
  return (
    <Dialog title={t('orders.import.action')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate({ csv });
        }}
      >
        <Stack>
          <Textarea
            label={t('orders.import.table')}
            description={t('orders.import.columns')}
            rows={8}
            value={csv}
            onChange={({ currentTarget }) => setCsv(currentTarget.value)}
            data-autofocus
            required
          />
          <input
            type="file"
            accept=".csv,text/csv,text/plain"
            aria-label={t('orders.import.file')}
            onChange={async ({ currentTarget }) => setCsv((await currentTarget.files?.[0]?.text()) ?? csv)}
          />
          {send.error && <ProblemAlert problem={send.error} />}
          {result && <Note tone="good" live text={t('orders.import.taken', { count: result.orders.length })} />}
          {result?.refused.map(({ number, errors }) => (
            <Note key={number} tone="bad" title={number || t('orders.import.theFile')} live>
              <ul>
                {errors.map((error) => (
                  <li key={`${error.line} ${error.en}`}>
                    {t('orders.import.line', { line: error.line })} {error[language]}
                  </li>
                ))}
              </ul>
            </Note>
          ))}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('app.close')}
            </Button>
            <Button type="submit" loading={send.isPending}>
              {t('orders.import.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
