import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import page from '../../components/page.module.css';
import { SupplierPicker } from '../../components/supplier-picker.tsx';
import { useSupplierNames } from './supplier-names.ts';

/** The suppliers that a rule names: looked for by name, taken out one by one. */
export function SupplierList({
  value,
  onChange,
}: {
  value: readonly string[];
  onChange: (suppliers: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const nameOf = useSupplierNames(value);
  // A picker is emptied by being another one.
  const [picks, setPicks] = useState(0);
  return (
    <div>
      <SupplierPicker
        key={picks}
        label={t('policies.form.suppliers')}
        onPick={(party) => {
          if (!party) return;
          onChange([...value.filter((id) => id !== party.partyId), party.partyId]);
          setPicks(picks + 1);
        }}
      />
      <ul className={page.entries}>
        {value.map((id) => (
          <li key={id}>
            {nameOf(id)}
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t('policies.form.removeSupplier', { name: nameOf(id) })}
              onClick={() => onChange(value.filter((one) => one !== id))}
            >
              {t('policies.form.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
