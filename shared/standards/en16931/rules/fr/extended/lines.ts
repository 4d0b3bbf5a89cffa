import { exists, normalizeSpace, select } from '../../../xml/path.ts';
import type { XmlElement } from '../../../xml/tree.ts';
import { cii as baseCii, isVat as isCiiVat } from '../../en16931/cii.ts';
import { has, on, type Test } from '../../en16931/define.ts';
import { ubl as baseUbl, isVatOnly } from '../../en16931/ubl.ts';
import type { Rule } from '../../rule.ts';
import { compareUntyped, doubleOf } from '../../values.ts';
import { anyOf, rules, textOf } from '../declare.ts';
import { differs, normalized, same, cii as tree, ubl as ublTree, valuesOf } from '../line-tree.ts';
import { cii, ubl } from './contexts.ts';

const STATUSES = ['DETAIL', 'GROUP', 'INFORMATION'];

/** In UBL only lines that count are judged so; in CII the context sees to that. */
const whereCounted =
  (test: Test): Test =>
  (line, document) =>
    !ublTree.counts(line, document) || test(line, document);
/** From the document part of a CII line to the line. */
const ofLine =
  (test: Test): Test =>
  (element, document) =>
    test(element.parent as XmlElement, document);

const hasUnit = (line: XmlElement, ...paths: string[]) =>
  paths.some((path) => select(line, path).some((quantity) => quantity.attribute('unitCode') !== undefined));

/** What every line that counts must say: BR-FREXT-22 to 26, CO-04. */
function contentRules(): Rule[] {
  const counted = (ublTest: Test, ciiTest: Test) => ({
    ubl: on(baseUbl.line, whereCounted(ublTest)),
    cii: on(cii.detailLine, ofLine(ciiTest)),
  });
  const id = (number: string) => ({ ubl: `BR-FREXT-${number}`, cii: `BR-FREXT-BR-${number}` });
  const QUANTITY = 'ram:SpecifiedLineTradeDelivery/ram:BilledQuantity';
  return [
    ...rules(
      id('22'),
      'BT-129',
      'La ligne doit avoir une quantité facturée (BT-129) : ajoutez-la.',
      'The line must have an invoiced quantity (BT-129): add it.',
      counted(has('cbc:InvoicedQuantity', 'cbc:CreditedQuantity'), has(QUANTITY)),
    ),
    ...rules(
      id('23'),
      'BT-130',
      "La quantité facturée doit avoir une unité (BT-130) : ajoutez l'attribut unitCode.",
      'The invoiced quantity must have a unit (BT-130): add the attribute unitCode.',
      counted(
        (line) => hasUnit(line, 'cbc:InvoicedQuantity', 'cbc:CreditedQuantity'),
        (line) => hasUnit(line, QUANTITY),
      ),
    ),
    ...rules(
      id('24'),
      'BT-131',
      'La ligne doit avoir un montant net (BT-131) : ajoutez-le.',
      'The line must have a net amount (BT-131): add it.',
      counted(
        has('cbc:LineExtensionAmount'),
        has('ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount'),
      ),
    ),
    ...rules(
      id('26'),
      'BT-146',
      'La ligne doit avoir un prix unitaire net (BT-146) : ajoutez-le.',
      'The line must have a net unit price (BT-146): add it.',
      counted(
        has('cac:Price/cbc:PriceAmount'),
        has('ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount'),
      ),
    ),
    ...rules(
      'BR-FREXT-CO-04',
      'BT-151',
      'La ligne doit avoir une catégorie de TVA (BT-151) : ajoutez-la.',
      'The line must have a VAT category (BT-151): add it.',
      counted(
        (line) =>
          select(line, 'cac:Item/cac:ClassifiedTaxCategory').some(
            (category) => isVatOnly(category) && exists(category, 'cbc:ID'),
          ),
        (line) =>
          select(line, 'ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax').some(
            (tax) => isCiiVat(tax) && exists(tax, 'ram:CategoryCode'),
          ),
      ),
    ),
  ];
}

/** How lines hang together: BR-FREXT-05, 06, 08, 11, 12. */
function treeRules(): Rule[] {
  const children = (
    line: XmlElement,
    ids: readonly XmlElement[],
    statuses: readonly string[],
    document: Parameters<Test>[1],
  ) =>
    ublTree.namingParent(line.parent as XmlElement, valuesOf(ids)).filter((other) => {
      const own = ublTree.ownReferences(other, document);
      return same(own.flatMap(ublTree.parents), ids) && anyOf(own.flatMap(ublTree.status), ...statuses);
    });
  const amounts = (lines: readonly XmlElement[]) => lines.flatMap((line) => select(line, 'cbc:LineExtensionAmount'));
  const isGroup = (line: XmlElement, document: Parameters<Test>[1]) =>
    select(line, 'cac:BillingReference/cac:InvoiceDocumentReference').some(
      (reference) =>
        same(select(reference, 'cbc:ID'), ublTree.numbers(document)) &&
        anyOf(select(reference, 'cbc:DocumentStatusCode'), 'GROUP'),
    ) && exists(line, 'cbc:LineExtensionAmount');
  const transactions = ({ root }: Parameters<Test>[1]) => select(root, 'rsm:SupplyChainTradeTransaction');
  const ciiChildren = (line: XmlElement, statuses: readonly string[], document: Parameters<Test>[1]) =>
    transactions(document)
      .flatMap((transaction) => tree.namingParent(transaction, valuesOf(tree.ids(line))))
      .filter((other) => anyOf(tree.status(other), ...statuses));
  const ciiAmounts = (lines: readonly XmlElement[]) => lines.flatMap((line) => tree.sums(line, 'LineTotalAmount'));
  const isCiiGroup = (line: XmlElement) =>
    anyOf(tree.status(line), 'GROUP') && tree.sums(line, 'LineTotalAmount').length > 0;
  const isSum = (stated: readonly XmlElement[], parts: readonly XmlElement[]) => {
    const sum = Math.round(parts.reduce((total, part) => total + doubleOf(part), 0) * 100) / 100;
    return stated.some((amount) => compareUntyped(amount, sum, parts.length === 0) === 0);
  };
  return [
    ...rules(
      'BR-FREXT-05',
      'EXT-FR-FE-163',
      `Le statut d'une ligne doit être l'un de ${STATUSES.join(', ')} : corrigez-le.`,
      `The status of a line must be one of ${STATUSES.join(', ')}: correct it.`,
      {
        ubl: on(
          ubl.line,
          (line, document) =>
            ublTree.ownReferences(line, document).flatMap(ublTree.status).length === 0 ||
            STATUSES.includes(normalized(select(line, 'cac:BillingReference').flatMap(ublTree.status))),
        ),
        cii: on(cii.line, (line) => tree.status(line).length === 0 || STATUSES.includes(textOf(tree.status(line)))),
      },
    ),
    ...rules(
      'BR-FREXT-06',
      'EXT-FR-FE-162 EXT-FR-FE-163',
      'Une ligne qui a une ligne parente doit dire son statut : ajoutez-le.',
      'A line that has a parent line must say its status: add it.',
      {
        ubl: on(ubl.line, (line, document) => {
          const own = ublTree.ownReferences(line, document);
          return own.flatMap(ublTree.parents).length === 0 || own.flatMap(ublTree.status).length > 0;
        }),
        cii: on(
          cii.line,
          (line) => normalized(tree.parents(line)) === '' || tree.status(line).some(({ value }) => value !== ''),
        ),
      },
    ),
    ...rules(
      'BR-FREXT-08',
      'BT-131 EXT-FR-FE-162',
      "Le montant net d'une ligne GROUP doit être la somme de ses sous-lignes DETAIL et GROUP : corrigez-le.",
      'The net amount of a line GROUP must be the sum of its sub-lines DETAIL and GROUP: correct it.',
      {
        ubl: on(
          ubl.line,
          (line, document) =>
            !isGroup(line, document) ||
            isSum(
              select(line, 'cbc:LineExtensionAmount'),
              amounts(children(line, select(line, 'cbc:ID'), ['DETAIL', 'GROUP'], document)),
            ),
        ),
        cii: on(
          cii.line,
          (line, document) =>
            !isCiiGroup(line) ||
            isSum(tree.sums(line, 'LineTotalAmount'), ciiAmounts(ciiChildren(line, ['DETAIL', 'GROUP'], document))),
        ),
      },
    ),
    ...rules(
      'BR-FREXT-11',
      'EXT-FR-FE-162 BT-126',
      'La ligne parente nommée est absente de la facture, ou est la ligne elle-même : corrigez la référence.',
      'The parent line that is named is not in the invoice, or is the line itself: correct the reference.',
      {
        ubl: on(ubl.line, (line, document) => {
          const parents = ublTree.ownReferences(line, document).flatMap(ublTree.parents);
          if (parents.length === 0) return true;
          const own = select(line, 'cbc:ID');
          return ublTree
            .withId(line.parent as XmlElement, valuesOf(parents))
            .some((other) => differs(select(other, 'cbc:ID'), own));
        }),
        cii: on(cii.line, (line, document) => {
          const parent = normalized(tree.parents(line));
          if (parent === '') return true;
          const own = tree.ids(line);
          return transactions(document)
            .flatMap((transaction) => tree.withId(transaction, [parent]))
            .some((other) => differs(tree.ids(other), own));
        }),
      },
    ),
    ...rules(
      'BR-FREXT-12',
      'BT-131 EXT-FR-FE-162',
      "Une ligne GROUP qui a un montant net ne peut contenir une ligne GROUP qui n'en a pas : ajoutez le montant.",
      'A line GROUP with a net amount may not hold a line GROUP without one: add the amount.',
      {
        ubl: on(ubl.line, (line, document) => {
          if (!isGroup(line, document)) return true;
          const groups = children(line, select(line, 'cbc:ID'), ['GROUP'], document);
          return groups.length === amounts(groups).length;
        }),
        cii: on(cii.line, (line, document) => {
          if (!isCiiGroup(line)) return true;
          const groups = ciiChildren(line, ['GROUP'], document);
          return groups.length === ciiAmounts(groups).length;
        }),
      },
    ),
  ];
}

/** Item attributes: BR-FREXT-54. */
function attributeRules(): Rule[] {
  const oneValue =
    (value: string, quantity: string): Test =>
    (element) => {
      const quantities = select(element, quantity);
      if (exists(element, value)) return quantities.length === 0;
      return quantities.some((q) => (q.attribute('unitCode') ?? '') !== '');
    };
  return [
    ...rules(
      'BR-FREXT-54-1',
      'BG-32 BT-160',
      "Un attribut d'article doit avoir un nom (BT-160) ou un code : ajoutez-en un.",
      'An item attribute must have a name (BT-160) or a code: add one.',
      {
        ubl: on(baseUbl.itemAttribute, has('cbc:Name', 'cbc:NameCode')),
        cii: on(baseCii.itemAttribute, has('ram:Description', 'ram:TypeCode')),
      },
    ),
    ...rules(
      'BR-FREXT-54-2',
      'BG-32 BT-161',
      "Un attribut d'article doit avoir soit une valeur (BT-161), soit une quantité avec son unité : gardez l'une des deux.",
      'An item attribute must have either a value (BT-161) or a quantity with its unit: keep one of the two.',
      {
        ubl: on(baseUbl.itemAttribute, oneValue('cbc:Value', 'cbc:ValueQuantity')),
        cii: on(baseCii.itemAttribute, oneValue('ram:Value', 'ram:ValueMeasure')),
      },
    ),
  ];
}

export const lineRules = (): Rule[] => [...contentRules(), ...treeRules(), ...attributeRules()];

export const isOneOf = (text: string, list: ReadonlySet<string>): boolean => list.has(normalizeSpace(text));
