import { defineRefusal } from '../../../../shared/kernel/refusal.ts';

export const OrderNotFound = defineRefusal<{ orderId: string }>({
  code: 'purchasing.order-not-found',
  status: 404,
  title: { fr: 'Commande introuvable', en: 'Order not found' },
  detail: {
    fr: 'Aucune commande {orderId} dans cette société.',
    en: 'There is no order {orderId} in this company.',
  },
});

export const OrderExists = defineRefusal<{ number: string; orderId: string }>({
  code: 'purchasing.order-exists',
  status: 409,
  title: { fr: 'Numéro de commande déjà pris', en: 'Order number taken' },
  detail: {
    fr: 'Le numéro {number} est celui de la commande {orderId} : prenez-en un autre.',
    en: 'The number {number} belongs to the order {orderId}: take another one.',
  },
});

export const OrderNotDraft = defineRefusal<{ number: string; state: string }>({
  code: 'purchasing.order-not-draft',
  status: 409,
  title: { fr: 'Commande déjà envoyée', en: 'Order sent already' },
  detail: {
    fr: 'La commande {number} n’est plus un brouillon ({state}) : clôturez-la et passez-en une autre.',
    en: 'The order {number} is no draft any more ({state}): close it and place another one.',
  },
});

export const OrderNotOpen = defineRefusal<{ number: string; state: string }>({
  code: 'purchasing.order-not-open',
  status: 409,
  title: { fr: 'Commande non ouverte', en: 'Order not open' },
  detail: {
    fr: 'La commande {number} n’attend rien (état : {state}) : seule une commande envoyée et non clôturée reçoit.',
    en: 'The order {number} awaits nothing (state: {state}): only an order that was sent and not closed receives.',
  },
});

export const OrderInUse = defineRefusal<{ number: string }>({
  code: 'purchasing.order-in-use',
  status: 409,
  title: { fr: 'Commande déjà reçue ou facturée', en: 'Order received or invoiced already' },
  detail: {
    fr: 'Une partie de la commande {number} est reçue ou facturée : clôturez-la au lieu de l’annuler.',
    en: 'A part of the order {number} has been received or invoiced: close it instead of cancelling it.',
  },
});

export const OrderLineNotFound = defineRefusal<{ line: string; number: string }>({
  code: 'purchasing.order-line-not-found',
  status: 422,
  title: { fr: 'Ligne inconnue', en: 'Unknown line' },
  detail: {
    fr: 'La commande {number} n’a pas de ligne {line} : relisez le bon de livraison.',
    en: 'The order {number} has no line {line}: look at the delivery note again.',
  },
});

type Words = { line: string; ordered: string; before: string; quantity: string };

export const OverDelivered = defineRefusal<Words & { tolerance: string }>({
  code: 'purchasing.over-delivered',
  status: 422,
  title: { fr: 'Livraison excédentaire', en: 'Over-delivery' },
  detail: {
    fr: 'Ligne {line} : commandé {ordered}, déjà reçu {before}, reçu maintenant {quantity} ; la tolérance est de {tolerance} %. Renvoyez le surplus ou commandez-le.',
    en: 'Line {line}: ordered {ordered}, received before {before}, received now {quantity}; the tolerance is {tolerance} %. Send the surplus back or order it.',
  },
});

export const ReturnedTooMuch = defineRefusal<Words>({
  code: 'purchasing.returned-too-much',
  status: 422,
  title: { fr: 'Retour supérieur au reçu', en: 'More returned than received' },
  detail: {
    fr: 'Ligne {line} (commandé {ordered}) : reçu {before}, retour {quantity}. On ne renvoie que ce qui est arrivé.',
    en: 'Line {line} (ordered {ordered}): received {before}, returned {quantity}. Only what has come can go back.',
  },
});

export const OrderOfAnother = defineRefusal<{ number: string; supplier: string }>({
  code: 'purchasing.order-of-another',
  status: 422,
  title: { fr: 'Commande d’un autre fournisseur', en: 'Order of another supplier' },
  detail: {
    fr: 'La commande {number} est celle de {supplier}, pas du vendeur de cette facture.',
    en: 'The order {number} is of {supplier}, not of the seller of this invoice.',
  },
});
