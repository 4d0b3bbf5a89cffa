import { useTranslation } from 'react-i18next';
import type { SupplierInvoice } from '../api/api.ts';
import { useFormats } from '../texts/format.ts';
import { currentLanguage } from '../texts/texts.ts';
import classes from './invoice-view.module.css';
import { Note } from './note.tsx';
import { OrderMatchView } from './order-match.tsx';
import { Panel } from './panel.tsx';

/** To which accounts an invoice goes, what there is to pay of it, and how it stands beside its order. */
export function InvoiceCodingView({ invoice: { coding, order, settlement } }: { invoice: SupplierInvoice }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const language = currentLanguage();
  if (!coding) return null;
  return (
    <Panel title={t('coding.title')} aside={<small>{t('coding.by', { name: coding.name })}</small>}>
      {order && <OrderMatchView match={order} />}
      {settlement && settlement.kind !== 'payable' && (
        <Note tone="attention" text={t(`coding.settlements.${settlement.kind}`)} />
      )}
      {settlement?.deducted && (
        <Note tone="neutral" text={t('coding.deducted', { amount: formats.money(settlement.deducted) })} />
      )}
      {coding.warnings.map((warning) => (
        <Note key={`${warning.item} ${warning.code}`} tone="attention" text={warning[language]} />
      ))}
      <table className={classes.totals}>
        <caption>{t('coding.title')}</caption>
        <tbody>
          {coding.rows.map(({ item, account, costCentre, cost, deductible, spread }, place) => (
            <tr key={`${item} ${place.toString()}`}>
              <th scope="row">
                {account}
                {costCentre && ` · ${costCentre}`}
                {deductible !== '100' && ` · ${t('coding.deductible', { rate: deductible })}`}
                {spread && ` · ${formats.date(spread.from)} – ${formats.date(spread.to)}`}
              </th>
              <td>{formats.money(cost)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
