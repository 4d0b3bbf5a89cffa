import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Party } from '../api/api.ts';
import { useCompany } from '../api/company.ts';
import { partyListQuery } from '../api/parties.ts';

/** Two suppliers may bear one name: a number tells them apart. */
const choiceOf = ({ name, siren, vatNumber, partyId }: Party) => `${name} · ${siren ?? vatNumber ?? partyId}`;

/** Looks for a supplier by name or number, and tells which was chosen; nothing once the text names none. */
export function SupplierPicker({
  label,
  given = '',
  onPick,
}: {
  label: string;
  given?: string | undefined;
  onPick: (party: Party | undefined) => void;
}) {
  const { t } = useTranslation();
  const { companyId } = useCompany().company;
  const [text, setText] = useState(given);
  const [asked] = useDebouncedValue(text.split(' · ')[0] ?? '', 250);
  const list = useInfiniteQuery(partyListQuery(companyId, asked));
  const parties = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const options = useId();
  return (
    <>
      <TextInput
        label={label}
        placeholder={t('invoices.filter.search')}
        list={options}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
          onPick(parties.find((party) => choiceOf(party) === value));
        }}
      />
      <datalist id={options}>
        {parties.map((party) => (
          <option key={party.partyId} value={choiceOf(party)} />
        ))}
      </datalist>
    </>
  );
}
