import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../texts/format.ts';
import { useBooks } from './use-books.ts';

export function YearSelect({ value, onChange }: { value: string; onChange: (yearId: string) => void }) {
  const { t } = useTranslation('ledger');
  const { years } = useBooks();
  const formats = useFormats();
  return (
    <NativeSelect
      label={t('year')}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={years
        .map(({ yearId }) => ({ value: yearId, label: t('yearTo', { date: formats.date(yearId) }) }))
        .toReversed()}
    />
  );
}
