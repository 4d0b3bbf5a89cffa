import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Phone } from '../../api/api.ts';
import { PHONE_SOURCES } from './words.ts';

export interface TypedPhone {
  readonly number: string;
  readonly source: Phone['source'];
}

/** A number, and where it is known from: not from an invoice, for that is what a call-back checks. */
export function PhoneFields({
  phone,
  hint,
  required = false,
  onChange,
}: {
  phone: TypedPhone;
  hint?: string;
  required?: boolean;
  onChange: (phone: TypedPhone) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        type="tel"
        label={t('suppliers.phones.number')}
        description={hint}
        placeholder="+33 4 72 00 00 00"
        value={phone.number}
        onChange={({ currentTarget }) => onChange({ ...phone, number: currentTarget.value })}
        required={required}
      />
      <NativeSelect
        label={t('suppliers.phones.source')}
        value={phone.source}
        onChange={({ currentTarget }) => {
          const source = PHONE_SOURCES.find((one) => one === currentTarget.value);
          if (source) onChange({ ...phone, source });
        }}
        data={PHONE_SOURCES.map((value) => ({ value, label: t(`suppliers.phones.sources.${value}`) }))}
      />
    </>
  );
}
