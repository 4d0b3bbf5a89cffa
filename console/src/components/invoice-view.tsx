import { useTranslation } from 'react-i18next';
import type { SupplierInvoice } from '../api/api.ts';
import { useFormats } from '../texts/format.ts';
import type { Texts } from '../texts/fr.ts';
import classes from './invoice-view.module.css';
import { Panel } from './panel.tsx';
import { Tag } from './tag.tsx';

type KnownType = Exclude<keyof Texts['invoice']['types'], 'other'>;

/** What was read of a supplier's invoice: head, supplier, totals. */
export function InvoiceView({ invoice }: { invoice: SupplierInvoice }) {
  const { t, i18n } = useTranslation();
  const isKnownType = (code: string): code is KnownType => code !== 'other' && i18n.exists(`invoice.types.${code}`);
  const formats = useFormats();
  const { typeCode, seller, supplier } = invoice;
  const paidTo = (details: SupplierInvoice['bankDetails']) =>
    details && `${details.iban ?? ''} (${t(`invoice.bankDetails.${details.state}`)})`;
  const type = isKnownType(typeCode) ? t(`invoice.types.${typeCode}`) : t('invoice.types.other', { code: typeCode });
  const totals = [
    ['invoice.withoutVat', invoice.totalWithoutVat],
    ['invoice.vat', invoice.totalVat],
    ['invoice.withVat', invoice.totalWithVat],
  ] as const;
  return (
    <Panel
      title={`${type} ${invoice.number}`}
      aside={<Tag tone={supplier ? 'good' : 'attention'} text={supplier ? t('invoice.known') : t('invoice.unknown')} />}
    >
      <div className={classes.due}>
        <span>{t('invoice.amountDue')}</span>
        <strong>{formats.money(invoice.amountDue)}</strong>
        {invoice.dueDate && (
          <span>
            {t('invoice.due')} <time dateTime={invoice.dueDate}>{formats.date(invoice.dueDate)}</time>
          </span>
        )}
      </div>
      <dl>
        <Pair term={t('invoice.seller')} text={seller.name} />
        <Pair term={t('invoice.vatNumber')} text={seller.vatNumber} />
        <Pair term={t('invoice.siren')} text={seller.siren} />
        <Pair term={t('invoice.country')} text={seller.country && formats.country(seller.country)} />
        <Pair term={t('suppliers.accounts.iban')} text={paidTo(invoice.bankDetails)} />
        <Pair term={t('invoice.issued')} text={formats.date(invoice.issueDate)} />
        <Pair term={t('invoice.syntax')} text={invoice.syntax} />
      </dl>
      {!supplier && <p className={classes.hint}>{t('invoice.unknownHint')}</p>}
      <table className={classes.totals}>
        <caption>{t('invoice.totals')}</caption>
        <tbody>
          {totals.map(
            ([label, money]) =>
              money && (
                <tr key={label}>
                  <th scope="row">{t(label)}</th>
                  <td>{formats.money(money)}</td>
                </tr>
              ),
          )}
        </tbody>
      </table>
    </Panel>
  );
}

function Pair({ term, text }: { term: string; text: string | undefined }) {
  if (!text) return null;
  return (
    <div>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </div>
  );
}
