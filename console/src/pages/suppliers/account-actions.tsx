import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BankAccount } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { CallBackDialog } from './call-back-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import classes from './suppliers-page.module.css';

/** What may be done with an account in its state, by who may do it. */
export function AccountActions({ account }: { account: BankAccount }) {
  const { t } = useTranslation();
  const { may } = useCompany();
  const [open, setOpen] = useState<'confirm' | 'refuse' | 'retire'>();
  if (!may('accountant') && !may('director')) return null;
  const close = () => setOpen(undefined);
  return (
    <span className={classes.actions}>
      {account.state === 'proposed' && (
        <>
          <Button size="xs" onClick={() => setOpen('confirm')}>
            {t('suppliers.callBack.open')}
          </Button>
          <Button size="xs" variant="outline" color="red" onClick={() => setOpen('refuse')}>
            {t('suppliers.accounts.refuse')}
          </Button>
        </>
      )}
      {account.state === 'confirmed' && (
        <Button size="xs" variant="default" onClick={() => setOpen('retire')}>
          {t('suppliers.accounts.retire')}
        </Button>
      )}
      {open === 'confirm' && <CallBackDialog account={account} onClose={close} />}
      {(open === 'refuse' || open === 'retire') && <ReasonDialog account={account} action={open} onClose={close} />}
    </span>
  );
}
