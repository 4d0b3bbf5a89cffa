import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SupplierInvoice } from '../api/api.ts';
import { useCompany } from '../api/company.ts';
import { useFormats } from '../texts/format.ts';
import classes from './invoice-lines.module.css';
import { Panel } from './panel.tsx';

/** This invoice and those it may be a duplicate of, side by side. */
export function NearDuplicates({ invoice }: { invoice: SupplierInvoice }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { companyId } = useCompany().company;
  const { nearDuplicates = [] } = invoice;
  if (nearDuplicates.length === 0) return null;
  const sides = [{ ...invoice, sellerName: invoice.seller.name, likeness: undefined }, ...nearDuplicates];
  const row = (label: string, cell: (side: (typeof sides)[number]) => React.ReactNode) => (
    <tr>
      <th scope="row">{label}</th>
      {sides.map((side) => (
        <td key={side.intakeId}>{cell(side)}</td>
      ))}
    </tr>
  );
  return (
    <Panel title={t('duplicates.title')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (axe scrollable-region-focusable) */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('duplicates.title')}>
        <table className={classes.lines}>
          <thead>
            <tr>
              <td />
              {sides.map(({ intakeId, likeness }) => (
                <th key={intakeId} scope="col">
                  {likeness ? t(`duplicates.likenesses.${likeness}`) : t('duplicates.this')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {row(t('duplicates.number'), ({ number }) => number)}
            {row(t('invoice.issued'), ({ issueDate }) => formats.date(issueDate))}
            {row(t('invoice.withVat'), ({ totalWithVat }) => formats.money(totalWithVat))}
            {row(t('invoice.seller'), ({ sellerName }) => sellerName)}
            {row(t('duplicates.file'), ({ intakeId }) => (
              <Anchor component={Link} to={`/companies/${companyId}/files/${intakeId}`} size="sm">
                {t('duplicates.open')}
              </Anchor>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}
