import { defineRefusal } from '../../../../shared/kernel/refusal.ts';

export const InvoiceNotFound = defineRefusal<{ intakeId: string }>({
  code: 'purchasing.invoice-not-found',
  status: 404,
  title: { fr: 'Facture introuvable', en: 'Invoice not found' },
  detail: {
    fr: 'Aucune facture n’a été lue dans le fichier {intakeId} de cette société.',
    en: 'No invoice was read in the file {intakeId} of this company.',
  },
});

export const InvoiceNotToCode = defineRefusal<{ number: string }>({
  code: 'purchasing.invoice-not-to-code',
  status: 409,
  title: { fr: 'Imputation close', en: 'Coding closed' },
  detail: {
    fr: 'L’imputation de la facture {number} est confirmée, ou la facture est décidée : elle ne change plus.',
    en: 'The coding of the invoice {number} is confirmed, or the invoice is decided: it does not change any more.',
  },
});

export const SupplierDiffers = defineRefusal<{ number: string }>({
  code: 'purchasing.supplier-differs',
  status: 409,
  title: { fr: 'Autre fournisseur', en: 'Another supplier' },
  detail: {
    fr: 'La facture {number} n’est pas de ce fournisseur : relisez son imputation, puis recommencez.',
    en: 'The invoice {number} is not of this supplier: read its coding again, then repeat.',
  },
});

export const UnknownItem = defineRefusal<{ item: string }>({
  code: 'purchasing.unknown-item',
  status: 422,
  title: { fr: 'Ligne inconnue', en: 'Unknown line' },
  detail: {
    fr: '« {item} » n’est pas à imputer dans cette facture.',
    en: '"{item}" is not to be coded in this invoice.',
  },
});

export const ItemsNotCoded = defineRefusal<{ items: string }>({
  code: 'purchasing.items-not-coded',
  status: 422,
  title: { fr: 'Imputation incomplète', en: 'Coding incomplete' },
  detail: { fr: 'Il manque un compte pour : {items}.', en: 'An account is missing for: {items}.' },
});

export const SplitDiffers = defineRefusal<{ item: string; net: string; sum: string }>({
  code: 'purchasing.split-differs',
  status: 422,
  title: { fr: 'Partage inexact', en: 'Split not exact' },
  detail: {
    fr: 'Les parts de « {item} » font {sum} au lieu de {net} ; donnez un montant au centime à chaque part.',
    en: 'The parts of "{item}" make {sum} instead of {net}; give each part an amount to the cent.',
  },
});

export const UnknownAccount = defineRefusal<{ account: string; item: string }>({
  code: 'purchasing.unknown-account',
  status: 422,
  title: { fr: 'Compte inconnu', en: 'Unknown account' },
  detail: {
    fr: 'Le compte {account} de « {item} » ne reçoit pas d’achats : choisissez un compte de la liste, ou un de ses sous-comptes.',
    en: 'The account {account} of "{item}" takes no purchases: choose one of the list, or a sub-account of it.',
  },
});

export const UnknownCostCentre = defineRefusal<{ costCentre: string; item: string }>({
  code: 'purchasing.unknown-cost-centre',
  status: 422,
  title: { fr: 'Centre de coûts inconnu', en: 'Unknown cost centre' },
  detail: {
    fr: 'Le centre {costCentre} de « {item} » n’est pas dans les réglages en vigueur à la date de la facture.',
    en: 'The cost centre {costCentre} of "{item}" is not in the settings in force on the date of the invoice.',
  },
});

export const UnknownDeduction = defineRefusal<{ deduction: string; item: string }>({
  code: 'purchasing.unknown-deduction',
  status: 422,
  title: { fr: 'Règle de déduction inconnue', en: 'Unknown deduction rule' },
  detail: {
    fr: 'La règle {deduction} de « {item} » n’est pas en vigueur à la date de la facture.',
    en: 'The rule {deduction} of "{item}" is not in force on the date of the invoice.',
  },
});

export const PeriodRefused = defineRefusal<{ item: string; months: number }>({
  code: 'purchasing.period-refused',
  status: 422,
  title: { fr: 'Période refusée', en: 'Period refused' },
  detail: {
    fr: 'La période de « {item} » finit avant de commencer ou touche plus de {months} mois.',
    en: 'The period of "{item}" ends before it begins, or touches more than {months} months.',
  },
});

export const OrderHeld = defineRefusal<{ number: string }>({
  code: 'purchasing.order-held',
  status: 409,
  title: { fr: 'Commande déjà rapprochée', en: 'Another order is matched' },
  detail: {
    fr: 'La facture est rapprochée de la commande {number} : donnez-la en « releasedOrderId » pour la libérer.',
    en: 'The invoice is matched with the order {number}: give it as "releasedOrderId" to release it.',
  },
});
