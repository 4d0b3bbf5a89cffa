import { BYTE_ORDER_MARK, type Cell, csvLine } from '../../../shared/kernel/csv.ts';
import type { MoneyText } from '../../../shared/kernel/money.ts';
import type { Language, Text } from '../../../shared/kernel/text.ts';
import type { SupplierInvoice } from './supplier-invoice.ts';

const STATES: Readonly<Record<SupplierInvoice['state'], Text>> = {
  read: { fr: 'lue', en: 'read' },
  waiting: { fr: 'en attente', en: 'waiting' },
  approved: { fr: 'approuvée', en: 'approved' },
  rejected: { fr: 'rejetée', en: 'rejected' },
};

type Column = readonly [heading: Text, cell: (invoice: SupplierInvoice, language: Language) => Cell];

const COLUMNS: readonly Column[] = [
  [{ fr: 'Numéro', en: 'Number' }, ({ number }) => number],
  [{ fr: 'Type (UNTDID 1001)', en: 'Type (UNTDID 1001)' }, ({ typeCode }) => typeCode],
  [{ fr: 'Date', en: 'Date' }, ({ issueDate }) => issueDate],
  [{ fr: 'Échéance', en: 'Due date' }, ({ dueDate }) => dueDate],
  [{ fr: 'Fournisseur', en: 'Supplier' }, ({ supplier, seller }) => supplier?.name ?? seller.name],
  [{ fr: 'N° TVA', en: 'VAT number' }, ({ seller }) => seller.vatNumber],
  [{ fr: 'SIREN', en: 'SIREN' }, ({ seller }) => seller.siren],
  [{ fr: 'Commande', en: 'Order' }, ({ orderReference }) => orderReference],
  [{ fr: 'Total HT', en: 'Total without VAT' }, ({ totalWithoutVat }) => decimal(totalWithoutVat)],
  [{ fr: 'TVA', en: 'VAT' }, ({ totalVat }) => totalVat && decimal(totalVat)],
  [{ fr: 'Total TTC', en: 'Total with VAT' }, ({ totalWithVat }) => decimal(totalWithVat)],
  [{ fr: 'Net à payer', en: 'Amount due' }, ({ amountDue }) => decimal(amountDue)],
  [{ fr: 'Devise', en: 'Currency' }, ({ totalWithVat }) => totalWithVat.currency],
  [{ fr: 'État', en: 'State' }, ({ state }, language) => STATES[state][language]],
  [{ fr: 'Identifiant', en: 'Id' }, ({ invoiceId }) => invoiceId],
];

const decimal = ({ amount }: MoneyText): Cell => ({ decimal: amount });

export const csvHeading = (language: Language): string =>
  BYTE_ORDER_MARK +
  csvLine(
    COLUMNS.map(([heading]) => heading[language]),
    language,
  );

export const csvOf = (invoices: readonly SupplierInvoice[], language: Language): string =>
  invoices
    .map((invoice) =>
      csvLine(
        COLUMNS.map(([, cell]) => cell(invoice, language)),
        language,
      ),
    )
    .join('');
