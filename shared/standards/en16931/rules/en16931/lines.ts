import { exists, select } from '../../xml/path.ts';
import type { Rule } from '../rule.ts';
import { anySign, attributeFilledOnly } from '../values.ts';
import { cii, isVat as isCiiVat } from './cii.ts';
import { has, hasText, on, rule } from './define.ts';
import { ciiPeriodInOrder, ublPeriodInOrder } from './periods.ts';
import { isVatOnly, ubl } from './ubl.ts';

const LINE_TOTAL =
  'ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount';
const NET_PRICE = 'ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount';
const GROSS_PRICE = 'ram:SpecifiedLineTradeAgreement/ram:GrossPriceProductTradePrice/ram:ChargeAmount';

/** Invoice lines: quantity, price, item. */
export const lineRules: readonly Rule[] = [
  rule('BR-21', 'BG-25 BT-126', 'Donnez un numéro à chaque ligne (BT-126).', 'Give each line a number (BT-126).', {
    ubl: on(ubl.line, hasText('cbc:ID')),
    cii: on(cii.line, hasText('ram:AssociatedDocumentLineDocument/ram:LineID')),
  }),
  rule(
    'BR-22',
    'BG-25 BT-129',
    'Indiquez la quantité facturée de la ligne (BT-129).',
    'State the invoiced quantity of the line (BT-129).',
    {
      ubl: on(ubl.line, has('cbc:InvoicedQuantity', 'cbc:CreditedQuantity')),
      cii: on(cii.line, has('ram:SpecifiedLineTradeDelivery/ram:BilledQuantity')),
    },
  ),
  rule(
    'BR-23',
    'BG-25 BT-130',
    "Indiquez l'unité de la quantité facturée (BT-130), par exemple C62 pour une pièce.",
    'State the unit of the invoiced quantity (BT-130), for example C62 for a piece.',
    {
      ubl: on(ubl.line, (line) =>
        ['cbc:InvoicedQuantity', 'cbc:CreditedQuantity'].some((path) =>
          select(line, path).some((quantity) => quantity.attribute('unitCode') !== undefined),
        ),
      ),
      cii: on(cii.line, (line) =>
        select(line, 'ram:SpecifiedLineTradeDelivery/ram:BilledQuantity').some(
          (quantity) => quantity.attribute('unitCode') !== undefined,
        ),
      ),
    },
  ),
  rule(
    'BR-24',
    'BG-25 BT-131',
    'Indiquez le montant net de la ligne (BT-131).',
    'State the net amount of the line (BT-131).',
    { ubl: on(ubl.line, has('cbc:LineExtensionAmount')), cii: on(cii.line, has(LINE_TOTAL)) },
  ),
  rule(
    'BR-25',
    'BG-25 BT-153',
    "Nommez l'article ou la prestation de la ligne (BT-153).",
    'Name the item or the service of the line (BT-153).',
    {
      ubl: on(ubl.line, hasText('cac:Item/cbc:Name')),
      cii: on(cii.line, hasText('ram:SpecifiedTradeProduct/ram:Name')),
    },
  ),
  rule(
    'BR-26',
    'BG-25 BT-146',
    'Indiquez le prix unitaire net de la ligne (BT-146).',
    'State the net unit price of the line (BT-146).',
    { ubl: on(ubl.line, has('cac:Price/cbc:PriceAmount')), cii: on(cii.line, has(NET_PRICE)) },
  ),
  rule(
    'BR-27',
    'BG-25 BT-146',
    'Le prix unitaire net (BT-146) ne peut être négatif : mettez le signe sur la quantité.',
    'The net unit price (BT-146) cannot be negative: put the sign on the quantity.',
    {
      ubl: on(ubl.line, (line) => anySign(line, 'cac:Price/cbc:PriceAmount', notNegative)),
      cii: on(cii.line, (line) => anySign(line, NET_PRICE, notNegative)),
    },
  ),
  rule(
    'BR-28',
    'BG-25 BT-148',
    'Le prix unitaire brut (BT-148) ne peut être négatif.',
    'The gross unit price (BT-148) cannot be negative.',
    {
      ubl: on(
        ubl.line,
        (line) =>
          anySign(line, 'cac:Price/cac:AllowanceCharge/cbc:BaseAmount', notNegative) ||
          !exists(line, 'cac:Price/cac:AllowanceCharge/cbc:BaseAmount'),
      ),
      cii: on(cii.line, (line) => anySign(line, GROSS_PRICE, notNegative) || !exists(line, GROSS_PRICE)),
    },
  ),
  rule(
    'BR-30',
    'BG-26 BT-134 BT-135',
    'La fin de la période de la ligne (BT-135) ne peut précéder son début (BT-134) : corrigez les dates.',
    'The period of the line cannot end (BT-135) before it starts (BT-134): correct the dates.',
    { ubl: on(ubl.linePeriod, ublPeriodInOrder), cii: on(cii.linePeriod, ciiPeriodInOrder) },
  ),
  rule(
    'BR-54',
    'BG-32 BT-160 BT-161',
    "Donnez à chaque caractéristique de l'article un nom (BT-160) et une valeur (BT-161).",
    'Give each attribute of the item a name (BT-160) and a value (BT-161).',
    {
      ubl: on(ubl.itemAttribute, (item) => exists(item, 'cbc:Name') && exists(item, 'cbc:Value')),
      cii: on(cii.itemAttribute, (item) => exists(item, 'ram:Description') && exists(item, 'ram:Value')),
    },
  ),
  rule(
    'BR-64',
    'BT-157',
    "Donnez le schéma de l'identifiant standard de l'article (BT-157), par exemple 0160 pour un GTIN.",
    "Give the scheme of the item's standard identifier (BT-157), for example 0160 for a GTIN.",
    {
      ubl: on(ubl.itemStandardId, (id) => id.attribute('schemeID') !== undefined),
      cii: on(cii.line, (line) => {
        const ids = select(line, 'ram:SpecifiedTradeProduct/ram:GlobalID');
        return ids.length === 0 || attributeFilledOnly(ids, 'schemeID');
      }),
    },
  ),
  rule(
    'BR-65',
    'BT-158',
    "Donnez le schéma du code de classement de l'article (BT-158).",
    "Give the scheme of the item's classification code (BT-158).",
    {
      ubl: on(ubl.itemClassification, (code) => code.attribute('listID') !== undefined),
      cii: on(cii.itemClassification, (classification) => {
        const codes = select(classification, 'ram:ClassCode');
        return codes.length === 0 || attributeFilledOnly(codes, 'listID');
      }),
    },
  ),
  rule(
    'BR-CO-04',
    'BG-25 BT-151',
    'Indiquez la catégorie de TVA de la ligne (BT-151).',
    'State the VAT category of the line (BT-151).',
    {
      ubl: on(ubl.line, (line) =>
        select(line, 'cac:Item/cac:ClassifiedTaxCategory').some(
          (category) => isVatOnly(category) && exists(category, 'cbc:ID'),
        ),
      ),
      cii: on(cii.line, (line) =>
        select(line, 'ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax').some(
          (tax) => isCiiVat(tax) && exists(tax, 'ram:CategoryCode'),
        ),
      ),
    },
  ),
  rule(
    'BR-CO-20',
    'BG-26 BT-134 BT-135',
    'La période de la ligne est vide : indiquez son début (BT-134), sa fin (BT-135) ou les deux.',
    'The period of the line is empty: state its start (BT-134), its end (BT-135) or both.',
    {
      ubl: on(ubl.linePeriod, has('cbc:StartDate', 'cbc:EndDate')),
      cii: on(cii.linePeriod, has('ram:StartDateTime', 'ram:EndDateTime')),
    },
  ),
];

function notNegative(sign: number): boolean {
  return sign >= 0;
}
