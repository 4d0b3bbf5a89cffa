import { exists, normalizeSpace } from '../../xml/path.ts';
import type { Rule } from '../rule.ts';
import { textAt } from '../values.ts';
import { cii } from './cii.ts';
import { has, hasText, on, rule } from './define.ts';
import { ubl } from './ubl.ts';

/** At most the first six and the last four digits of a card number may be shown. */
const CARD_DIGITS = 10;

const isCreditTransfer = (code: string) => code === '30' || code === '58';

/** Means of payment. */
export const paymentRules: readonly Rule[] = [
  rule('BR-49', 'BG-16 BT-81', 'Indiquez le moyen de paiement (BT-81).', 'State the means of payment (BT-81).', {
    ubl: on(ubl.paymentMeans, has('cbc:PaymentMeansCode')),
    cii: on(cii.paymentMeans, has('ram:TypeCode')),
  }),
  rule(
    'BR-50',
    'BG-17 BT-84',
    'Le paiement se fait par virement : indiquez le compte à créditer (BT-84), par exemple un IBAN.',
    'Payment is by credit transfer: state the account to be credited (BT-84), for example an IBAN.',
    {
      ubl: on(ubl.creditTransferAccount, hasText('cbc:ID')),
      cii: on(cii.creditTransferAccount, hasText('ram:IBANID', 'ram:ProprietaryID')),
    },
  ),
  rule(
    'BR-61',
    'BG-16 BT-84',
    'Un virement demande le compte à créditer (BT-84) : ajoutez-le, ou changez le moyen de paiement.',
    'A credit transfer needs the account to be credited (BT-84): add it, or change the means of payment.',
    {
      ubl: on(
        ubl.paymentMeans,
        (means) =>
          !isCreditTransfer(textAt(means, 'cbc:PaymentMeansCode')) || exists(means, 'cac:PayeeFinancialAccount/cbc:ID'),
      ),
      cii: on(cii.creditTransferAccount, has('ram:IBANID', 'ram:ProprietaryID')),
    },
  ),
];

const CARD = {
  fr: 'Masquez le numéro de carte (BT-87) : au plus les six premiers et les quatre derniers chiffres.',
  en: 'Mask the card number (BT-87): at most the first six and the last four digits.',
};

/** The same rule is a warning in UBL and fatal in CII. */
export const cardRules: readonly Rule[] = [
  rule(
    'BR-51',
    'BG-18 BT-87',
    CARD.fr,
    CARD.en,
    { ubl: on(ubl.cardNumber, (number) => [...normalizeSpace(number.value)].length <= CARD_DIGITS) },
    'warning',
  ),
  rule('BR-51', 'BG-18 BT-87', CARD.fr, CARD.en, {
    cii: on(cii.card, (card) => [...textAt(card, 'ram:ID')].length <= CARD_DIGITS),
  }),
];
