import { exists, normalizeSpace, select } from '../../xml/path.ts';
import type { XmlDocument, XmlElement } from '../../xml/tree.ts';
import type { Test } from '../en16931/define.ts';
import type { Rule } from '../rule.ts';
import { textAt } from '../values.ts';
import { anyOf, at, ciiLine, ciiSettlement, lengthOf, only, rules, textOf, ublDocument, ublLine } from './declare.ts';
import { BILATERAL, hasFrame } from './frames.ts';

/** VAT categories that France has; no L (IGIC) and M (IPSI), which are Spanish (BR-FR-15). */
const CATEGORIES = ['S', 'E', 'AE', 'K', 'G', 'O', 'Z'];
/**
 * The whole list of the publishers (BR-FR-16 of BR-FR Flux 2 1.4.0, for XP Z12-012 V1.4): the rates in force (CGI art. 278 to 281 nonies, overseas
 * 294 to 296, Corsica 297) and earlier ones, such as 19.6 until 2013, which corrections of old invoices bear.
 */
const RATES = ['0', '0.9', '1.05', '1.75', '2.1', '5.5', '7', '8.5', '9.2', '9.6', '10', '13', '19.6', '20', '20.6'];

/** A rate is judged by how it is written: at most one zero behind what it needs, so `20.00` and `5.50` but not `20.000`. */
const isRate = (text: string): boolean => /^\d+(?:\.\d{1,2})?$/.test(text) && RATES.includes(plain(text));
const plain = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** At most `decimals` decimals and `length` characters, the point not counted and the sign counted. */
function isNumber(text: string, decimals: number, length: number, sign: '-' | '' = '-'): boolean {
  const pattern = `^${sign === '-' ? '-?' : ''}\\p{Nd}{1,${length}}(?:\\.\\p{Nd}{1,${decimals}})?$`;
  return new RegExp(pattern, 'u').test(text) && lengthOf(text.replace('.', '')) <= length;
}
const isAmount: Test = ({ value }) => isNumber(normalizeSpace(value), 2, 19);
const isQuantity: Test = ({ value }) => isNumber(normalizeSpace(value), 4, 19);
const isPercentage: Test = ({ value }) => isNumber(normalizeSpace(value), 2, 4, '');
/** A unit price may be negative only where several invoices settle in one (frames B9, S9, M9). */
const isPrice = (text: string, document: XmlDocument): boolean =>
  isNumber(text, 6, 19, hasFrame(document, BILATERAL) ? '-' : '');

function categoryRules(): Rule[] {
  const known = (elements: readonly XmlElement[]) => CATEGORIES.includes(textOf(elements));
  // biome-ignore format: a table
  const places = [
    ['BT-95_BT-102', 'BT-95_BT-102', 'cac:AllowanceCharge/cac:TaxCategory', ciiSettlement('ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax'), "d'une remise ou de frais", 'of an allowance or charge', 'BT-95 BT-102'],
    ['BT-118', 'BT-95_BT-118', 'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory', ciiSettlement('ram:ApplicableTradeTax'), 'de la ventilation de TVA', 'of the VAT breakdown', 'BT-118'],
    ['BT-151', 'BT-95_BT-151', 'cac:Item/cac:ClassifiedTaxCategory', ciiLine('ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax'), 'de la ligne', 'of the line', 'BT-151'],
  ] as const;
  return places.flatMap(([ublId, ciiId, ubl, cii, fr, en, terms]) => {
    const isLine = ublId === 'BT-151';
    return [
      ...rules(
        { ubl: `BR-FR-15_${ublId}-1`, cii: `BR-FR-15_${ciiId}` },
        terms,
        `La catégorie de TVA ${fr} doit être l'une de ${CATEGORIES.join(', ')} : corrigez-la.`,
        `The VAT category ${en} must be one of ${CATEGORIES.join(', ')}: correct it.`,
        {
          ubl: at([ubl], (category) => {
            const codes = select(category, 'cbc:ID');
            return codes.length === 0 || known(codes);
          }),
          cii: at(cii, (tax) => {
            const codes = select(tax, 'ram:CategoryCode');
            return known(codes) || (isLine && codes.length === 0 && countsForNothing(tax));
          }),
        },
      ),
      ...rules(
        { ubl: isLine ? 'BR-FR-08_BT-151-2' : `BR-FR-15_${ublId}-2`, cii: `BR-FR-15_${ciiId}_LM` },
        terms,
        `Les catégories L (IGIC) et M (IPSI) ${fr} n'existent pas en France : choisissez-en une autre.`,
        `The categories L (IGIC) and M (IPSI) ${en} do not exist in France: choose another one.`,
        {
          ubl: at([ubl], (category) => !anyOf(select(category, 'cbc:ID'), 'L', 'M')),
          cii: at(cii, (tax) => !anyOf(select(tax, 'ram:CategoryCode'), 'L', 'M')),
        },
      ),
    ];
  });
}

/** A CII line that groups others or only informs bears no VAT of its own. */
function countsForNothing(tax: XmlElement): boolean {
  const line = tax.parent?.parent;
  return (
    line !== null &&
    line !== undefined &&
    anyOf(select(line, 'ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode'), 'GROUP', 'INFORMATION')
  );
}

function rateRules(): Rule[] {
  const ublRate: Test = (category) => {
    const rate = only(select(category, 'cbc:Percent'));
    return rate === undefined || isRate(rate.value);
  };
  const ciiRate: Test = (tax) => {
    const rate = textOf(select(tax, 'ram:RateApplicablePercent'));
    return rate === '' || isRate(rate);
  };
  // In UBL the publishers' test of BT-103 stands behind that of BT-96 and judges nothing: BT-96 judges charges too.
  // biome-ignore format: a table
  const places = [
    [{ ubl: 'BT-96', cii: 'BT-96_BT-103' }, 'BT-96 BT-103', 'cac:AllowanceCharge/cac:TaxCategory', ciiSettlement('ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax'), "d'une remise ou de frais", 'of an allowance or charge'],
    [{ ubl: 'BT-119', cii: 'BT-119' }, 'BT-119', 'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory', ciiSettlement('ram:ApplicableTradeTax'), 'de la ventilation de TVA', 'of the VAT breakdown'],
    // Not the lines of a credit note: so the publishers.
    [{ ubl: 'BT-152', cii: 'BT-152' }, 'BT-152', 'cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory', ciiLine('ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax'), 'de la ligne', 'of the line'],
  ] as const;
  return places.flatMap(([{ ubl, cii }, terms, ublPath, ciiPaths, fr, en]) =>
    rules(
      { ubl: `BR-FR-16_${ubl}`, cii: `BR-FR-16_${cii}` },
      terms,
      `Le taux de TVA ${fr} n'est pas un taux français (${RATES.join(', ')}) : corrigez-le.`,
      `The VAT rate ${en} is no French rate (${RATES.join(', ')}): correct it.`,
      { ubl: at([ublPath], ublRate), cii: at(ciiPaths, ciiRate) },
    ),
  );
}

function itemRules(): Rule[] {
  const attribute = 'cac:Item/cac:AdditionalItemProperty';
  const characteristic = 'ram:SpecifiedTradeProduct/ram:ApplicableProductCharacteristic';
  const isFilled: Test = ({ value }) => normalizeSpace(value) !== '';
  const oneValue =
    (value: string, quantity: string): Test =>
    (element) => {
      const quantities = select(element, quantity);
      if (exists(element, value)) return quantities.length === 0;
      return quantities.some((q) => (q.attribute('unitCode') ?? '') !== '');
    };
  return [
    // The official UBL test looks for the attributes where no valid document has them: directly in the document.
    ...rules(
      'BR-FR-27_BG-32',
      'BG-32 BT-160',
      "Un attribut d'article doit avoir un nom ou un code : ajoutez-en un.",
      'An item attribute must have a name or a code: add one.',
      {
        ubl: at(ublDocument(attribute), (element) => exists(element, 'cbc:Name') || exists(element, 'cbc:NameCode')),
        cii: at(ciiLine(characteristic), (e) => exists(e, 'ram:Description') || exists(e, 'ram:TypeCode')),
      },
    ),
    ...rules(
      'BR-FR-27_BT-160',
      'BT-160',
      "Le nom d'un attribut d'article est vide : remplissez-le.",
      'The name of an item attribute is empty: fill it in.',
      {
        ubl: at(ublDocument(`${attribute}/cbc:Name`), isFilled),
        cii: at(ciiLine(`${characteristic}/ram:Description`), isFilled),
      },
    ),
    ...rules(
      'BR-FR-27_EXT-FR-FE-159',
      'EXT-FR-FE-159',
      "Le code d'un attribut d'article est vide : remplissez-le.",
      'The code of an item attribute is empty: fill it in.',
      {
        ubl: at(ublDocument(`${attribute}/cbc:NameCode`), isFilled),
        cii: at(ciiLine(`${characteristic}/ram:TypeCode`), isFilled),
      },
    ),
    ...rules(
      'BR-FR-28-Value',
      'BT-161 EXT-FR-FE-160',
      "Un attribut d'article doit avoir soit une valeur, soit une quantité avec son unité : gardez l'une des deux.",
      'An item attribute must have either a value or a quantity with its unit: keep one of the two.',
      {
        ubl: at(ublLine(attribute), oneValue('cbc:Value', 'cbc:ValueQuantity')),
        cii: at(ciiLine(characteristic), oneValue('ram:Value', 'ram:ValueMeasure')),
      },
    ),
  ];
}

function decimalRules(): Rule[] {
  const total = (name: string) => [`cac:LegalMonetaryTotal/cbc:${name}`];
  const ciiTotal = (name: string) => ciiSettlement(`ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:${name}`);
  const ciiLineSettlement = (path: string) => ciiLine(`ram:SpecifiedLineTradeSettlement/${path}`);
  // BT-111, the total of VAT in the other currency, is judged with BT-110: it stands in the same element.
  // biome-ignore format: a table
  const amounts: [string, readonly string[], readonly string[]][] = [
    ['BT-92_BT-99', ublDocument('cac:AllowanceCharge/cbc:Amount'), ciiSettlement('ram:SpecifiedTradeAllowanceCharge/ram:ActualAmount')],
    ['BT-93_BT-100', ublDocument('cac:AllowanceCharge/cbc:BaseAmount'), ciiSettlement('ram:SpecifiedTradeAllowanceCharge/ram:BasisAmount')],
    ['BT-106', total('LineExtensionAmount'), ciiTotal('LineTotalAmount')],
    ['BT-107', total('AllowanceTotalAmount'), ciiTotal('AllowanceTotalAmount')],
    ['BT-108', total('ChargeTotalAmount'), ciiTotal('ChargeTotalAmount')],
    ['BT-109', total('TaxExclusiveAmount'), ciiTotal('TaxBasisTotalAmount')],
    ['BT-110', ['cac:TaxTotal/cbc:TaxAmount'], ciiTotal('TaxTotalAmount')],
    ['BT-112', total('TaxInclusiveAmount'), ciiTotal('GrandTotalAmount')],
    ['BT-113', total('PrepaidAmount'), ciiTotal('TotalPrepaidAmount')],
    ['BT-114', total('PayableRoundingAmount'), ciiTotal('RoundingAmount')],
    ['BT-115', total('PayableAmount'), ciiTotal('DuePayableAmount')],
    ['BT-116', ['cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount'], ciiSettlement('ram:ApplicableTradeTax/ram:BasisAmount')],
    ['BT-117', ['cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount'], ciiSettlement('ram:ApplicableTradeTax/ram:CalculatedAmount')],
    ['BT-131', ublLine('cbc:LineExtensionAmount'), ciiLineSettlement('ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount')],
    ['BT-136_BT-141', ublLine('cac:AllowanceCharge/cbc:Amount'), ciiLineSettlement('ram:SpecifiedTradeAllowanceCharge/ram:ActualAmount')],
    ['BT-137_BT-142', ublLine('cac:AllowanceCharge/cbc:BaseAmount'), ciiLineSettlement('ram:SpecifiedTradeAllowanceCharge/ram:BasisAmount')],
  ];
  const agreement = (path: string) => ciiLine(`ram:SpecifiedLineTradeAgreement/${path}`);
  // biome-ignore format: a table
  const percentages: [string, readonly string[], readonly string[]][] = [
    ['BT-96_BT-103', ['cac:AllowanceCharge/cac:TaxCategory/cbc:Percent'], ciiSettlement('ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax/ram:RateApplicablePercent')],
    ['BT-119', ['cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:Percent'], ciiSettlement('ram:ApplicableTradeTax/ram:RateApplicablePercent')],
    ['BT-152', ['cac:Item/cac:ClassifiedTaxCategory/cbc:Percent'], ciiLineSettlement('ram:ApplicableTradeTax/ram:RateApplicablePercent')],
  ];
  /** UBL judges these from the line: an empty one passes there. */
  const price =
    (path: string): Test =>
    (element, document) => {
      const text = textAt(element, path);
      return text === '' || isPrice(text, document);
    };
  const prices = [
    [
      'BT-146',
      at(ublLine(), price('cac:Price/cbc:PriceAmount')),
      agreement('ram:NetPriceProductTradePrice/ram:ChargeAmount'),
    ],
    [
      'BT-147',
      at(ublLine('cac:Price/cac:AllowanceCharge'), price('cbc:Amount')),
      agreement('ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:ActualAmount'),
    ],
    [
      'BT-148',
      at(ublLine('cac:Price/cac:AllowanceCharge/cbc:BaseAmount'), ({ value }, document) => {
        const text = normalizeSpace(value);
        return text === '' || isPrice(text, document);
      }),
      agreement('ram:GrossPriceProductTradePrice/ram:ChargeAmount'),
    ],
  ] as const;
  const quantity = {
    fr: 'La quantité doit être un nombre de 19 caractères et 4 décimales au plus : corrigez-la.',
    en: 'The quantity must be a number of at most 19 characters and 4 decimals: correct it.',
  };
  return [
    ...amounts.flatMap(([terms, ubl, cii]) =>
      rules(
        `BR-FR-DEC-01_${terms}`,
        terms.replace('_', ' '),
        'Le montant doit être un nombre de 19 caractères et 2 décimales au plus : corrigez-le.',
        'The amount must be a number of at most 19 characters and 2 decimals: correct it.',
        { ubl: at(ubl, isAmount), cii: at(cii, isAmount) },
      ),
    ),
    ...rules('BR-FR-DEC-02_BT-129', 'BT-129', quantity.fr, quantity.en, {
      ubl: at(
        ublLine().map((line) => `${line}/cbc:${line.startsWith('cn:') ? 'Credited' : 'Invoiced'}Quantity`),
        isQuantity,
      ),
      cii: at(ciiLine('ram:SpecifiedLineTradeDelivery/ram:BilledQuantity'), isQuantity),
    }),
    ...rules('BR-FR-DEC-02_BT-149', 'BT-149', quantity.fr, quantity.en, {
      ubl: at(ublLine(), (line) => {
        const text = textAt(line, 'cac:Price/cbc:BaseQuantity');
        return text === '' || isNumber(text, 4, 19);
      }),
      cii: at(agreement('ram:NetPriceProductTradePrice/ram:BasisQuantity'), isQuantity),
    }),
    ...prices.flatMap(([term, ubl, cii]) =>
      rules(
        `BR-FR-DEC-03_${term}`,
        term,
        'Le prix unitaire doit être un nombre positif de 19 caractères et 6 décimales au plus : corrigez-le.',
        'The unit price must be a positive number of at most 19 characters and 6 decimals: correct it.',
        { ubl, cii: at(cii, ({ value }, document) => isPrice(normalizeSpace(value), document)) },
      ),
    ),
    ...percentages.flatMap(([terms, ubl, cii]) =>
      rules(
        `BR-FR-DEC-04_${terms}`,
        terms.replace('_', ' '),
        'Le taux doit être un nombre positif de 4 chiffres et 2 décimales au plus, sans signe % : corrigez-le.',
        'The rate must be a positive number of at most 4 digits and 2 decimals, without % sign: correct it.',
        { ubl: at(ubl, isPercentage), cii: at(cii, isPercentage) },
      ),
    ),
  ];
}

/** VAT, item attributes and how numbers are written: BR-FR-15, 16, 27, 28, DEC. */
export const amountRules = (): Rule[] => [...categoryRules(), ...rateRules(), ...itemRules(), ...decimalRules()];
