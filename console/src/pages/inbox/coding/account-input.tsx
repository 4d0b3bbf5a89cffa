import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvoiceCoding } from '../../../api/coding.ts';
import { ComboInput } from '../../../components/combo-input.tsx';
import { currentLanguage } from '../../../texts/texts.ts';

type Account = InvoiceCoding['accounts'][number];

/** A number that goes on where a known one ends is a sub-account of the company's own. */
const ownAccount = (typed: string) => (/^[26]\d{2,9}$/.test(typed) ? typed : undefined);

/** An account of the invoice's chart, with the deduction that it brings. */
export function AccountInput({
  accounts,
  value,
  label,
  cell,
  disabled,
  onPick,
}: {
  accounts: readonly Account[];
  value: string;
  label: string;
  cell: string;
  disabled: boolean;
  onPick: (account: string, deduction: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const options = useMemo(
    () => accounts.map(({ number, label: name }) => ({ value: number, text: number, label: name[language] })),
    [accounts, language],
  );
  const rootOf = (number: string) =>
    accounts.find((one) => one.number === number) ?? accounts.find((one) => number.startsWith(one.number));
  return (
    <ComboInput
      options={options}
      value={value}
      label={label}
      of={t('coding.accounts')}
      placeholder={t('coding.account')}
      cell={cell}
      disabled={disabled}
      accept={ownAccount}
      note={rootOf(value)?.label[language]}
      onPick={(number) => number && onPick(number, rootOf(number)?.deduction)}
    />
  );
}
