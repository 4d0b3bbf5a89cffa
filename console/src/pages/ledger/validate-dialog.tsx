import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { useIdempotencyKey } from '../../api/idempotency-key.ts';
import { type Entry, entryKeys } from '../../api/ledger.ts';
import { announce } from '../../components/announcer.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useBooks } from './use-books.ts';
import { type Validation, validationsOf } from './validations.ts';

/** Asks once more, for nobody takes a validation back; then validates journal by journal. */
export function ValidateDialog({ entries, onClose }: { entries: readonly Entry[]; onClose: () => void }) {
  const { t } = useTranslation('ledger');
  const { companyId } = useCompany().company;
  const books = useBooks();
  const cache = useQueryClient();
  const idempotencyKey = useIdempotencyKey();
  const send = async ({ journal, yearId, entries: chosen }: Validation) => {
    const header = { 'Idempotency-Key': idempotencyKey(chosen) };
    const path = '/api/ledger/v1/companies/{companyId}/journals/{journal}/years/{yearId}/validate';
    await api.post(path, { params: { path: { companyId, journal, yearId }, header }, body: { entries: chosen } });
  };
  const validate = useMutation({
    mutationFn: async () => {
      // One after the other: what was validated before one is refused stays so.
      for (const validation of validationsOf(entries, books)) await send(validation);
    },
    onSuccess: () => {
      announce(t('drafts.validated', { count: entries.length }), { seen: true });
      onClose();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: entryKeys(companyId) }),
  });
  return (
    <Dialog title={t('drafts.confirm.title')} onClose={onClose}>
      <p>{t('drafts.confirm.text')}</p>
      {validate.error && <ProblemAlert problem={validate.error} />}
      <Group justify="flex-end">
        <Button loading={validate.isPending} onClick={() => validate.mutate()} data-autofocus>
          {t('drafts.validate', { count: entries.length })}
        </Button>
      </Group>
    </Dialog>
  );
}
