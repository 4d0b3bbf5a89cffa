import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type BankAccount, etagOf } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { partyKeys, partyQuery } from '../../api/parties.ts';
import { useCommand } from '../../api/use-command.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Note } from '../../components/note.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFormats } from '../../texts/format.ts';
import classes from './suppliers-page.module.css';
import { groupedIban } from './words.ts';

/** Which number of the file was called and who answered: only that confirms an account. The product judges whether it does. */
export function CallBackDialog({ account, onClose }: { account: BankAccount; onClose: () => void }) {
  const { t } = useTranslation();
  const { company } = useCompany();
  const { companyId } = company;
  const formats = useFormats(company.timeZone);
  const party = useQuery(partyQuery(companyId, account.partyId));
  const [calledNumber, setNumber] = useState('');
  const [spokeWith, setSpokeWith] = useState('');
  const phones = party.data?.phones ?? [];
  const confirm = useCommand(
    (body: { calledNumber: string; spokeWith: string }, key) =>
      api.post('/api/parties/v1/companies/{companyId}/bank-accounts/{accountId}/confirm', {
        params: {
          path: { companyId, accountId: account.accountId },
          header: { 'If-Match': etagOf(account.version), 'Idempotency-Key': key },
        },
        body,
      }),
    {
      changes: [partyKeys(companyId)],
      told: t('suppliers.callBack.done', { name: account.supplierName }),
      done: onClose,
    },
  );
  return (
    <Dialog title={t('suppliers.callBack.title', { name: account.supplierName })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirm.mutate({ calledNumber, spokeWith: spokeWith.trim() });
        }}
      >
        <Stack>
          <Text className={classes.iban} fw={600}>
            {groupedIban(account.iban)}
          </Text>
          <Text size="sm">{t('suppliers.callBack.text')}</Text>
          {party.error && <ProblemAlert problem={party.error} retry={() => party.refetch()} />}
          {party.isSuccess && phones.length === 0 && <Note tone="attention" text={t('suppliers.callBack.noPhone')} />}
          {phones.length > 0 && (
            <Radio.Group
              label={t('suppliers.callBack.number')}
              value={calledNumber}
              onChange={setNumber}
              required
              name="calledNumber"
            >
              <Stack gap="xs" mt="xs">
                {phones.map(({ number, since, source }, place) => (
                  <Radio
                    key={number}
                    value={number}
                    label={number}
                    description={t('suppliers.phones.since', {
                      at: formats.instant(since),
                      source: t(`suppliers.phones.sources.${source}`),
                    })}
                    data-autofocus={place === 0 || undefined}
                  />
                ))}
              </Stack>
            </Radio.Group>
          )}
          <TextInput
            label={t('suppliers.callBack.spokeWith')}
            description={t('suppliers.callBack.spokeWithHint')}
            value={spokeWith}
            onChange={({ currentTarget }) => setSpokeWith(currentTarget.value)}
            required
            minLength={2}
            maxLength={200}
          />
          {confirm.error && <ProblemAlert problem={confirm.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" loading={confirm.isPending} disabled={phones.length === 0}>
              {t('suppliers.callBack.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
