import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../../api/company.ts';
import { invoiceListQuery } from '../../../api/invoices.ts';
import { partyListQuery } from '../../../api/parties.ts';
import { useFormats } from '../../../texts/format.ts';
import classes from './keying-form.module.css';
import { sameTerm } from './same-term.ts';

const SHOWN = 3;

/**
 * What is on file of the seller whose name is typed: its VAT number, its last invoices, and their term of payment. Never its
 * account: what is keyed is what the paper says, for that is what tells a forged one.
 */
export function SellerMemory({
  options,
  name,
  issueDate,
  onVatNumber,
  onDueDate,
}: {
  /** Id of the list of names, for the field. */
  options: string;
  name: string;
  issueDate: string;
  onVatNumber: (vatNumber: string) => void;
  onDueDate: (dueDate: string) => void;
}) {
  const { t } = useTranslation();
  const { companyId } = useCompany().company;
  const formats = useFormats();
  const [asked] = useDebouncedValue(name.trim(), 250);
  const found = useInfiniteQuery({ ...partyListQuery(companyId, asked), enabled: asked.length > 1 });
  const parties = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const party = parties.find((one) => one.name === name.trim());
  const past = useInfiniteQuery({
    ...invoiceListQuery(companyId, { supplier: party?.partyId ?? '' }),
    enabled: party !== undefined,
  });
  const last = party ? (past.data?.pages[0]?.items ?? []).slice(0, SHOWN) : [];
  const due = issueDate && last[0] ? sameTerm(issueDate, last[0]) : undefined;
  const vatNumber = party?.vatNumber;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another party changes what was typed
  useEffect(() => {
    if (vatNumber) onVatNumber(vatNumber);
  }, [vatNumber]);
  return (
    <>
      <datalist id={options}>
        {parties.map(({ partyId, name: known }) => (
          <option key={partyId} value={known} />
        ))}
      </datalist>
      {last.length > 0 && (
        <div className={classes.memory}>
          {t('keying.last')}
          <ul>
            {last.map(({ invoiceId, number, issueDate: issued, totalWithVat }) => (
              <li key={invoiceId}>{`${number} · ${formats.date(issued)} · ${formats.money(totalWithVat)}`}</li>
            ))}
          </ul>
          {due && (
            <Button variant="light" size="compact-xs" onClick={() => onDueDate(due)}>
              {t('keying.dueAsLast', { due: formats.date(due) })}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
