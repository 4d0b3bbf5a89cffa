import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../api/company.ts';
import { INVOICE_FILTERS, INVOICE_STATES, type InvoiceFilter } from '../../api/invoices.ts';
import { partyQuery } from '../../api/parties.ts';
import page from '../../components/page.module.css';
import { SupplierPicker } from '../../components/supplier-picker.tsx';
import { asDecimal } from '../orders/decimal-input.ts';

/** What is asked for; nothing is loaded before it is said to be all. */
export function InvoiceFilters({ filter, show }: { filter: InvoiceFilter; show: (filter: InvoiceFilter) => void }) {
  const { t } = useTranslation();
  const { companyId } = useCompany().company;
  const [supplier, setSupplier] = useState(filter.supplier);
  const chosen = useQuery({ ...partyQuery(companyId, filter.supplier ?? ''), enabled: filter.supplier !== undefined });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget);
        const said = INVOICE_FILTERS.flatMap((name) => {
          const value = name === 'supplier' ? (supplier ?? '') : String(typed.get(name) ?? '').trim();
          return value ? [[name, name.startsWith('total') ? asDecimal(value) : value]] : [];
        });
        show(Object.fromEntries(said));
      }}
    >
      <div className={page.fields}>
        <NativeSelect
          label={t('invoices.filter.state')}
          name="state"
          defaultValue={filter.state ?? ''}
          data={[
            { value: '', label: t('invoices.filter.any') },
            ...INVOICE_STATES.map((value) => ({ value, label: t(`invoices.states.${value}`) })),
          ]}
        />
        <SupplierPicker
          // The name of a supplier in the address comes later than the page.
          key={chosen.data?.partyId ?? ''}
          label={t('invoices.filter.supplier')}
          given={chosen.data?.name}
          onPick={(party) => setSupplier(party?.partyId)}
        />
        {(['issuedFrom', 'issuedUntil', 'dueFrom', 'dueUntil'] as const).map((name) => (
          <TextInput
            key={name}
            type="date"
            label={t(`invoices.filter.${name}`)}
            name={name}
            defaultValue={filter[name]}
          />
        ))}
        {(['totalFrom', 'totalUntil'] as const).map((name) => (
          <TextInput
            key={name}
            inputMode="decimal"
            label={t(`invoices.filter.${name}`)}
            name={name}
            defaultValue={filter[name]}
          />
        ))}
      </div>
      <div className={page.actions}>
        <Button type="submit">{t('invoices.filter.show')}</Button>
        <Button variant="default" onClick={() => show({})}>
          {t('invoices.filter.reset')}
        </Button>
      </div>
    </form>
  );
}
