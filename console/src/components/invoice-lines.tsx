import { useTranslation } from 'react-i18next';
import type { SupplierInvoice } from '../api/api.ts';
import { useFormats } from '../texts/format.ts';
import classes from './invoice-lines.module.css';
import { Panel } from './panel.tsx';

/** The lines of an invoice as they were read; of a long one the first hundred. */
export function InvoiceLines({ invoice }: { invoice: SupplierInvoice }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { lines = [], moreLines } = invoice;
  if (lines.length === 0) return null;
  return (
    <Panel title={t('lines.title', { count: moreLines?.count ?? lines.length })}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (axe scrollable-region-focusable) */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('lines.table')}>
        <table className={classes.lines}>
          <thead>
            <tr>
              <th scope="col">{t('lines.name')}</th>
              <th scope="col">{t('lines.quantity')}</th>
              <th scope="col">{t('lines.rate')}</th>
              <th scope="col">{t('lines.net')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ line, name, quantity, unitPrice, vatRate, netAmount }) => (
              <tr key={line}>
                <td>{name ?? line}</td>
                <td>
                  {quantity && formats.decimal(quantity)}
                  {unitPrice && ` × ${formats.decimal(unitPrice)}`}
                </td>
                <td>{vatRate && `${formats.decimal(vatRate)} %`}</td>
                <td>{netAmount && formats.money(netAmount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {moreLines && <p className={classes.more}>{t('lines.more', { shown: lines.length })}</p>}
    </Panel>
  );
}
