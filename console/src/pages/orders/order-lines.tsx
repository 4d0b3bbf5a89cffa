import { useTranslation } from 'react-i18next';
import type { PurchaseOrder } from '../../api/api.ts';
import table from '../../components/table.module.css';
import { useFormats } from '../../texts/format.ts';

/** Ordered, received and invoiced, side by side. */
export function OrderLines({ order: { lines, currency } }: { order: PurchaseOrder }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('orders.columns.description')}</th>
          {(['ordered', 'received', 'invoiced', 'unitPrice'] as const).map((column) => (
            <th scope="col" key={column} className={table.number}>
              {t(`orders.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ line, item, description, quantity, received, invoiced, unitPrice }) => (
          <tr key={line}>
            <th scope="row">
              {description}
              <small>
                {t('orders.line', { line })}
                {item && ` · ${item}`}
              </small>
            </th>
            <td className={table.number} data-label={t('orders.columns.ordered')}>
              {formats.decimal(quantity)}
            </td>
            <td className={table.number} data-label={t('orders.columns.received')}>
              {formats.decimal(received)}
            </td>
            <td className={table.number} data-label={t('orders.columns.invoiced')}>
              {invoiced.length === 0 && formats.decimal('0')}
              {invoiced.map((take) => (
                <div key={take.invoiceId}>
                  {formats.decimal(take.quantity)}
                  <small>{take.number}</small>
                </div>
              ))}
            </td>
            <td className={table.number} data-label={t('orders.columns.unitPrice')}>
              {formats.decimal(unitPrice)} {currency}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
