import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type BankAccount, etagOf } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { partyKeys } from '../../api/parties.ts';
import { useCommand } from '../../api/use-command.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import classes from './suppliers-page.module.css';
import { groupedIban } from './words.ts';

/** Refuses or retires an account, with a reason that stays in its history. */
export function ReasonDialog({
  account,
  action,
  onClose,
}: {
  account: BankAccount;
  action: 'refuse' | 'retire';
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { companyId } = useCompany().company;
  const [reason, setReason] = useState('');
  const act = useCommand(
    (body: { reason: string }, key) =>
      api.post(`/api/parties/v1/companies/{companyId}/bank-accounts/{accountId}/${action}`, {
        params: {
          path: { companyId, accountId: account.accountId },
          header: { 'If-Match': etagOf(account.version), 'Idempotency-Key': key },
        },
        body,
      }),
    {
      changes: [partyKeys(companyId)],
      told: t(`suppliers.accounts.${action}Done`, { name: account.supplierName }),
      done: onClose,
    },
  );
  return (
    <Dialog title={t(`suppliers.accounts.${action}Title`, { name: account.supplierName })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          act.mutate({ reason: reason.trim() });
        }}
      >
        <Stack>
          <Text className={classes.iban} fw={600}>
            {groupedIban(account.iban)}
          </Text>
          <Textarea
            label={t('task.reason')}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            required
            minLength={3}
            maxLength={500}
            rows={3}
            data-autofocus
          />
          {act.error && <ProblemAlert problem={act.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" color="red" loading={act.isPending}>
              {t(`suppliers.accounts.${action}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
