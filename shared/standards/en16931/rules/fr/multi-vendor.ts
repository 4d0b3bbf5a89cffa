import { absolute, compare, type Decimal, subtract } from '../../decimal.ts';
import { normalizeSpace, select } from '../../xml/path.ts';
import type { XmlDocument, XmlElement } from '../../xml/tree.ts';
import { perDocument, type Test } from '../en16931/define.ts';
import { all } from '../en16931/ubl.ts';
import type { Context, Rule } from '../rule.ts';
import { decimalOf, doubleOf } from '../values.ts';
import {
  anyOf,
  at,
  ciiLine,
  ciiTransaction,
  only,
  rules,
  textOf,
  ublDocument,
  ublLine,
  withCurrency,
  withScheme,
} from './declare.ts';
import { BILATERAL, hasFrame, MULTI_VENDOR } from './frames.ts';
import { cii, differs, normalized, perElement, same, ubl, valuesOf } from './line-tree.ts';

/*
 * One invoice may hold the invoices of several sellers (frames S8, B8, M8) or debts in both directions (S9, B9, M9). Its lines then form a
 * tree: a line of status GROUP without parent is the head of one invoice within it, with its own seller, number (reference AFL) and frame
 * (reference AVV); lines of status DETAIL and GROUP below it add up to it; lines of status INFORMATION do not count.
 * In UBL a line names its parent and status in a reference to the document that holds it.
 */
const SELF_BILLED = ['389', '261', '501', '500', '502', '471', '473'];
const CORRECTIVES_AND_CREDIT_NOTES = ['384', '472', '381', '396', '503'];
const SELF_BILLED_CORRECTIVES = ['261', '471', '473', '502'];

const ANY = [...MULTI_VENDOR, ...BILATERAL];
/** The test, in documents of these frames only. */
const inFrames =
  (frames: readonly string[], test: Test): Test =>
  (element, document) =>
    !hasFrame(document, frames) || test(element, document);

/** Sum as XPath makes it of texts: in floating point. */
const sumOf = (elements: readonly XmlElement[]) => elements.reduce((sum, element) => sum + doubleOf(element), 0);
/** The only decimal, as a floating point number. */
const amountOf = (elements: readonly XmlElement[]): number | undefined => {
  const element = only(elements);
  if (element === undefined) return undefined;
  decimalOf(element);
  return Number(element.value.trim());
};
/** Whether two amounts differ by a cent at most for each of the lines. */
const near = (a: number | undefined, b: number, cents: number) => a !== undefined && Math.abs(a - b) <= cents / 100;

const LEGAL = 'ram:SpecifiedLegalOrganization/ram:ID';
const ublHeads = ublLine('cac:BillingReference');
const whenHead: Context['when'] = (reference, document) => ubl.isHead(reference, document);
const whenCiiHead: Context['when'] = (line) => cii.isHead(line);

/** Groups and their sellers: MV-01 to 03, BD-02. */
function groupRules(): Rule[] {
  const headsOf = (party: 'Supplier' | 'Customer'): Test =>
    inFrames(BILATERAL, (_, document) => {
      const ids = ubl.partyIds(document, party);
      return ubl.heads(document).filter((head) => same(ubl.legalIds(ubl.parentOf(head)), ids)).length === 1;
    });
  const ciiHeadsOf = (party: 'Seller' | 'Buyer'): Test =>
    inFrames(BILATERAL, (transaction) => {
      const ids = cii.partyIds(transaction, party);
      return cii.heads(transaction).filter((head) => same(cii.seller(head, LEGAL), ids)).length === 1;
    });
  const count = (frames: readonly string[], accepted: (heads: number) => boolean) => ({
    ubl: at(
      ublDocument(),
      inFrames(frames, (_, document) => accepted(ubl.heads(document).length)),
    ),
    cii: at(
      ciiTransaction,
      inFrames(frames, (transaction) => accepted(cii.heads(transaction).length)),
    ),
  });
  return [
    ...rules(
      'BR-FR-MV-01_EXT-FR-FE-163',
      'EXT-FR-FE-163 BT-23',
      'Dans une facture à plusieurs vendeurs (cadres S8, B8, M8, S9, B9, M9), chaque ligne doit dire son statut : DETAIL, GROUP ou INFORMATION.',
      'In an invoice of several sellers (frames S8, B8, M8, S9, B9, M9), each line must say its status: DETAIL, GROUP or INFORMATION.',
      {
        ubl: at(
          ['cac:InvoiceLine', 'cac:CreditNoteLine'],
          inFrames(ANY, (line, document) => normalized(ubl.ownReferences(line, document).flatMap(ubl.status)) !== ''),
        ),
        cii: at(
          ciiLine('ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode'),
          inFrames(ANY, ({ value }) => normalizeSpace(value) !== ''),
        ),
      },
    ),
    ...rules(
      'BR-FR-MV-02_EXT-FR-FE-163',
      'EXT-FR-FE-163 EXT-FR-FE-162',
      'Une facture à plusieurs vendeurs (cadres S8, B8, M8) doit avoir au moins une ligne GROUP sans ligne parente.',
      'An invoice of several sellers (frames S8, B8, M8) must have at least one line GROUP without parent line.',
      count(MULTI_VENDOR, (heads) => heads >= 1),
    ),
    ...rules(
      'BR-FR-BD-02_EXT-FR-FE-163',
      'EXT-FR-FE-163 EXT-FR-FE-162',
      'Une facture bilatérale (cadres S9, B9, M9) doit avoir exactement deux lignes GROUP sans ligne parente : une pour chaque sens.',
      'A bilateral invoice (frames S9, B9, M9) must have exactly two lines GROUP without parent line: one for each direction.',
      count(BILATERAL, (heads) => heads === 2),
    ),
    ...rules(
      { ubl: 'BR-FR-BD-02_BT-30', cii: 'BR-FR-BD-02_BT-31' },
      'BT-30 EXT-FR-FE-167',
      "Une seule des deux lignes GROUP d'une facture bilatérale doit avoir pour vendeur le vendeur de la facture.",
      'Exactly one of the two lines GROUP of a bilateral invoice must have the seller of the invoice as its seller.',
      { ubl: at(ublDocument(), headsOf('Supplier')), cii: at(ciiTransaction, ciiHeadsOf('Seller')) },
    ),
    ...rules(
      'BR-FR-BD-02_BT-47',
      'BT-47 EXT-FR-FE-167',
      "Une seule des deux lignes GROUP d'une facture bilatérale doit avoir pour vendeur l'acheteur de la facture.",
      'Exactly one of the two lines GROUP of a bilateral invoice must have the buyer of the invoice as its seller.',
      { ubl: at(ublDocument(), headsOf('Customer')), cii: at(ciiTransaction, ciiHeadsOf('Buyer')) },
    ),
    ...headRules(),
  ];
}

/** What the head of a group must say. */
function headRules(): Rule[] {
  const item = (path: string) => (head: XmlElement) =>
    select(ubl.parentOf(head), `cac:Item/cac:ManufacturerParty/${path}`);
  const head = (test: Test) => at(ublHeads, inFrames(ANY, test), whenHead);
  const ciiHead = (test: Test) => at(ciiLine(), inFrames(ANY, test), whenCiiHead);
  const isFrameOfGroup = (elements: readonly XmlElement[]) => !anyOf(elements, 'M8', 'S8', 'B8');
  const reference = (kind: string, test: (document: XmlElement) => boolean) =>
    at(
      ciiLine('ram:SpecifiedLineTradeSettlement/ram:AdditionalReferencedDocument'),
      inFrames(ANY, (document) => anyOf(select(document, 'ram:TypeCode'), '130') && test(document)),
      (document) =>
        cii.isHead(document.parent?.parent as XmlElement) && anyOf(select(document, 'ram:ReferenceTypeCode'), kind),
      'reference of a group',
    );
  const number = (document: XmlElement) => select(document, 'ram:IssuerAssignedID');
  const country = (line: XmlElement) =>
    descendants(line, 'Item').flatMap((i) =>
      select(i, 'cac:ManufacturerParty/cac:PostalAddress/cac:Country/cbc:IdentificationCode'),
    );
  const otherCurrency = (currencies: readonly XmlElement[], amounts: () => readonly XmlElement[]) =>
    currencies.length === 0 || (currencies.some(({ value }) => value !== '') && normalized(amounts()) !== '');
  const group = { fr: "d'une ligne GROUP sans ligne parente", en: 'of a line GROUP without parent line' };
  return [
    ...rules(
      'BR-FR-MV-03_EXT-FR-FE-164',
      'EXT-FR-FE-164',
      `Le nom du vendeur ${group.fr} manque : indiquez-le.`,
      `The name of the seller ${group.en} is missing: give it.`,
      {
        ubl: head((e) => normalized(item('cac:PartyLegalEntity/cbc:RegistrationName')(e)) !== ''),
        cii: ciiHead((line) => normalized(cii.seller(line, 'ram:Name')) !== ''),
      },
    ),
    ...rules(
      'BR-FR-MV-03_EXT-FR-FE-167',
      'EXT-FR-FE-167',
      `L'identifiant légal du vendeur ${group.fr} manque : indiquez-le.`,
      `The legal identifier of the seller ${group.en} is missing: give it.`,
      {
        ubl: head((e) => normalized(ubl.legalIds(ubl.parentOf(e))) !== ''),
        cii: ciiHead((line) => normalized(cii.seller(line, LEGAL)) !== ''),
      },
    ),
    ...rules(
      'BR-FR-MV-03_EXT-FR-FE-177',
      'EXT-FR-FE-177',
      `Le pays du vendeur ${group.fr} manque : indiquez-le.`,
      `The country of the seller ${group.en} is missing: give it.`,
      {
        ubl: head((e) => normalized(country(ubl.parentOf(e))) !== ''),
        cii: ciiHead((line) => normalized(cii.seller(line, 'ram:PostalTradeAddress/ram:CountryID')) !== ''),
      },
    ),
    ...rules(
      'BR-FR-MV-03_EXT-FR-FE-181',
      'EXT-FR-FE-181',
      `Le montant de TVA ${group.fr} manque dans la monnaie de la facture : indiquez-le.`,
      `The VAT amount ${group.en} is missing in the currency of the invoice: give it.`,
      {
        ubl: head((e) => {
          const line = ubl.parentOf(e);
          const currencies = select(ubl.parentOf(line), 'cbc:DocumentCurrencyCode');
          return normalized(ubl.taxAmounts(line, currencies)) !== '';
        }),
        cii: ciiHead((line) => {
          const currencies = cii.currencies(cii.transactionOf(line), 'InvoiceCurrencyCode');
          return normalized(withCurrency(cii.sums(line, 'TaxTotalAmount'), currencies)) !== '';
        }),
      },
    ),
    ...rules(
      'BR-FR-MV-03_EXT-FR-FE-182',
      'EXT-FR-FE-182',
      `Le montant de TVA ${group.fr} manque dans la monnaie de TVA : indiquez-le.`,
      `The VAT amount ${group.en} is missing in the currency of VAT: give it.`,
      {
        ubl: head((e, document) => {
          const line = ubl.parentOf(e);
          const currencies = all(document, 'cbc:TaxCurrencyCode');
          return otherCurrency(currencies, () => ubl.taxAmounts(line, currencies));
        }),
        cii: ciiHead((line) => {
          const currencies = cii.currencies(cii.transactionOf(line), 'TaxCurrencyCode');
          return otherCurrency(currencies, () => withCurrency(cii.sums(line, 'TaxTotalAmount'), currencies));
        }),
      },
    ),
    ...rules(
      'BR-FR-MV-03_BT-128_AFL',
      'BT-128',
      `Le numéro de facture (référence AFL, type 130) ${group.fr} manque : indiquez-le.`,
      `The invoice number (reference AFL, type 130) ${group.en} is missing: give it.`,
      {
        ubl: head((e) => normalized(ubl.references(ubl.parentOf(e), 'AFL')) !== ''),
        cii: reference('AFL', (document) => normalized(number(document)) !== ''),
      },
    ),
    ...rules(
      'BR-FR-MV-03_BT-128_AVV',
      'BT-128',
      `Le cadre de facturation (référence AVV, type 130) ${group.fr} manque ou est S8, B8 ou M8 : indiquez celui de cette facture.`,
      `The billing frame (reference AVV, type 130) ${group.en} is missing or is S8, B8 or M8: give the one of this invoice.`,
      {
        ubl: head((e) => {
          const frames = ubl.references(ubl.parentOf(e), 'AVV');
          return normalized(frames) !== '' && isFrameOfGroup(frames);
        }),
        cii: reference('AVV', (document) => normalized(number(document)) !== '' && isFrameOfGroup(number(document))),
      },
    ),
  ];
}

function descendants(element: XmlElement, local: string): XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.local === local && child.uri.startsWith('urn:oasis:names:specification:ubl:schema:xsd:Common')
      ? [child]
      : []),
    ...descendants(child, local),
  ]);
}

/** The VAT breakdown by exemption reason. */
const ublTaxes = perElement((root) =>
  select(root, 'cac:TaxTotal/cac:TaxSubtotal')
    .filter((subtotal) => anyOf(select(subtotal, 'cac:TaxCategory/cac:TaxScheme/cbc:ID'), 'VAT'))
    .map((subtotal) => ({
      reason: textOf(select(subtotal, 'cac:TaxCategory/cbc:TaxExemptionReason')),
      amounts: select(subtotal, 'cbc:TaxAmount'),
    })),
);
const ciiTaxes = perElement((transaction) =>
  select(transaction, 'ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax')
    .filter((tax) => anyOf(select(tax, 'ram:TypeCode'), 'VAT'))
    .map((tax) => ({
      reason: textOf(select(tax, 'ram:ExemptionReason')),
      amounts: select(tax, 'ram:CalculatedAmount'),
    })),
);

/** What lines say beside their parent: MV-05 to 10. */
function sumRules(): Rule[] {
  const subLines = (head: XmlElement, document: XmlDocument) => {
    const line = ubl.parentOf(head);
    const id = normalized(select(line, 'cbc:ID'));
    return ubl
      .namingParent(ubl.parentOf(line), [id])
      .filter((other) =>
        select(other, 'cac:BillingReference').some(
          (reference) =>
            ubl.namesItself(reference, document) &&
            ubl.status(reference).some(({ value }) => value !== 'INFORMATION') &&
            ubl.parents(reference).some(({ value }) => value === id),
        ),
      )
      .flatMap((other) => select(other, 'cbc:LineExtensionAmount'));
  };
  const ciiSubLines = (line: XmlElement) => {
    const id = normalized(cii.ids(line));
    return cii
      .namingParent(cii.transactionOf(line), [id])
      .filter((other) => cii.status(other).some(({ value }) => value !== 'INFORMATION'))
      .flatMap((other) => cii.sums(other, 'LineTotalAmount'));
  };
  /** The line says something, and the same as its parent line, if it has one. */
  const asParent =
    (read: (line: XmlElement) => readonly XmlElement[]): Test =>
    (line, document) => {
      const own = normalized(read(line));
      if (own === '') return false;
      const ids = ubl.ownReferences(line, document).flatMap(ubl.parents);
      if (ids.length === 0) return true;
      const parents = ubl.withId(ubl.parentOf(line), valuesOf(ids));
      return own === normalized(parents.flatMap(read));
    };
  const asCiiParent =
    (read: (line: XmlElement) => readonly XmlElement[]): Test =>
    (line) => {
      const own = normalized(read(line));
      if (own === '') return false;
      const ids = cii.parents(line);
      if (ids.length === 0) return true;
      const parents = cii.withId(cii.transactionOf(line), valuesOf(ids));
      return own === normalized(parents.flatMap(read));
    };
  const begins = (reasons: readonly XmlElement[], number: string) =>
    normalized(reasons) !== '' && number !== '' && textOf(reasons).startsWith(`#${number}#`);
  return [
    ...rules(
      'BR-FR-MV-05_EXT-FR-FE-BG-12',
      'BT-131 EXT-FR-FE-162',
      'Le montant HT de la ligne GROUP doit être la somme de ses sous-lignes, à un centime près par sous-ligne.',
      'The net amount of the line GROUP must be the sum of its sub-lines, within a cent per sub-line.',
      {
        ubl: at(
          ublHeads,
          inFrames(ANY, (head, document) => {
            const amounts = subLines(head, document);
            return near(
              amountOf(select(ubl.parentOf(head), 'cbc:LineExtensionAmount')),
              sumOf(amounts),
              amounts.length,
            );
          }),
          whenHead,
        ),
        cii: at(
          ciiLine(),
          inFrames(ANY, (line) => {
            const amounts = ciiSubLines(line);
            return near(amountOf(cii.sums(line, 'LineTotalAmount')), sumOf(amounts), amounts.length);
          }),
          whenCiiHead,
        ),
      },
    ),
    ...rules(
      'BR-FR-MV-06_EXT-FR-FE-167',
      'EXT-FR-FE-167',
      "Chaque ligne d'une facture à plusieurs vendeurs doit nommer l'identifiant légal de son vendeur, le même que sa ligne parente.",
      'Each line of an invoice of several sellers must name the legal identifier of its seller, the same as its parent line.',
      {
        ubl: at(ublLine(), inFrames(ANY, asParent(ubl.legalIds))),
        cii: at(
          ciiLine(),
          inFrames(
            ANY,
            asCiiParent((line) => cii.seller(line, LEGAL)),
          ),
        ),
      },
    ),
    ...rules(
      'BR-FR-MV-07_BT-128',
      'BT-128',
      "Chaque ligne d'une facture à plusieurs vendeurs doit porter un numéro de facture (référence AFL), le même que sa ligne parente.",
      'Each line of an invoice of several sellers must have an invoice number (reference AFL), the same as its parent line.',
      {
        ubl: at(
          ublLine(),
          inFrames(
            ANY,
            asParent((line) => ubl.references(line, 'AFL')),
          ),
        ),
        cii: at(ciiLine(), inFrames(ANY, asCiiParent(cii.references))),
      },
    ),
    ...rules(
      'BR-FR-MV-08_BT-128',
      'BT-128 BT-120',
      "Le motif d'exonération d'une ligne DETAIL doit commencer par le numéro de facture de la ligne entre deux # : ajoutez-le.",
      'The exemption reason of a line DETAIL must begin with the invoice number of the line between two #: add it.',
      {
        ubl: at(
          ublLine(),
          inFrames(ANY, (line) =>
            begins(
              select(line, 'cac:Item/cac:ClassifiedTaxCategory/cbc:TaxExemptionReason'),
              normalized(ubl.references(line, 'AFL')),
            ),
          ),
          (line, document) => anyOf(ubl.ownReferences(line, document).flatMap(ubl.status), 'DETAIL'),
        ),
        cii: at(
          ciiLine(),
          inFrames(ANY, (line) =>
            begins(
              select(line, 'ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:ExemptionReason'),
              normalized(cii.references(line)),
            ),
          ),
          (line) => anyOf(cii.status(line), 'DETAIL'),
        ),
      },
    ),
    ...rules(
      'BR-FR-MV-09_EXT-FR-FE-181',
      'EXT-FR-FE-181 BT-117',
      "Le montant de TVA de la ligne GROUP doit être la somme des montants de TVA de la ventilation dont le motif d'exonération commence par son numéro entre deux #.",
      'The VAT amount of the line GROUP must be the sum of the VAT amounts of the breakdown whose exemption reason begins with its number between two #.',
      {
        ubl: at(
          ublHeads,
          inFrames(ANY, (head) => {
            const line = ubl.parentOf(head);
            const root = ubl.parentOf(line);
            const start = `#${normalized(ubl.references(line, 'AFL'))}#`;
            const amounts = ublTaxes(root)
              .filter(({ reason }) => reason.startsWith(start))
              .flatMap((tax) => tax.amounts);
            return near(amountOf(ubl.taxAmounts(line, select(root, 'cbc:DocumentCurrencyCode'))), sumOf(amounts), 1);
          }),
          whenHead,
        ),
        cii: at(
          ciiLine(),
          inFrames(ANY, (line) => {
            const transaction = cii.transactionOf(line);
            const start = `#${normalized(cii.references(line))}#`;
            const amounts = ciiTaxes(transaction)
              .filter(({ reason }) => reason.startsWith(start))
              .flatMap((tax) => tax.amounts);
            const currencies = cii.currencies(transaction, 'InvoiceCurrencyCode');
            return near(amountOf(withCurrency(cii.sums(line, 'TaxTotalAmount'), currencies)), sumOf(amounts), 1);
          }),
          whenCiiHead,
        ),
      },
    ),
    ...rules(
      'BR-FR-MV-10_EXT-FR-FE-184',
      'EXT-FR-FE-184 BT-131 EXT-FR-FE-181',
      'Le montant TTC de la ligne GROUP doit être son montant HT plus sa TVA, à un centime près par sous-ligne.',
      'The amount with VAT of the line GROUP must be its net amount plus its VAT, within a cent per sub-line.',
      {
        ubl: at(
          ublHeads,
          inFrames(ANY, (head, document) => {
            const line = ubl.parentOf(head);
            const root = ubl.parentOf(line);
            const gross = select(line, 'cbc:TaxInclusiveLineExtensionAmount');
            if (gross.length === 0) return true;
            if (normalized(gross) === '') return false;
            const ids = select(line, 'cbc:ID');
            const subs = ubl
              .namingParent(root, valuesOf(ids))
              .flatMap((other) =>
                ubl
                  .ownReferences(other, document)
                  .filter(
                    (reference) => anyOf(ubl.status(reference), 'DETAIL', 'GROUP') && same(ubl.parents(reference), ids),
                  ),
              );
            return addsUp(
              gross,
              select(line, 'cbc:LineExtensionAmount'),
              ubl.taxAmounts(line, select(root, 'cbc:DocumentCurrencyCode')),
              subs.length,
            );
          }),
          whenHead,
        ),
        cii: at(
          ciiLine(),
          inFrames(ANY, (line, { root }) => {
            const gross = cii.sums(line, 'GrandTotalAmount');
            if (gross.length === 0) return true;
            if (normalized(gross) === '') return false;
            const transaction = cii.transactionOf(line);
            const subs = select(root, 'rsm:SupplyChainTradeTransaction')
              .flatMap((each) => cii.namingParent(each, valuesOf(cii.ids(line))))
              .filter((other) => anyOf(cii.status(other), 'DETAIL', 'GROUP'));
            const currencies = cii.currencies(transaction, 'InvoiceCurrencyCode');
            return addsUp(
              gross,
              cii.sums(line, 'LineTotalAmount'),
              withCurrency(cii.sums(line, 'TaxTotalAmount'), currencies),
              subs.length,
            );
          }),
          whenCiiHead,
        ),
      },
    ),
  ];
}

const isWithin = (difference: Decimal, cents: number) =>
  compare(absolute(difference), { units: BigInt(cents), scale: 2 }) <= 0;

/** Gross = net + tax, exactly computed, within a cent for each sub-line. */
function addsUp(
  gross: readonly XmlElement[],
  net: readonly XmlElement[],
  tax: readonly XmlElement[],
  cents: number,
): boolean {
  const amounts = [gross, net, tax].map(only);
  if (amounts.some((amount) => amount === undefined)) return false;
  const [g, n, t] = amounts.map((amount) => decimalOf(amount as XmlElement));
  if (!g || !n || !t) return false;
  return isWithin(subtract(subtract(g, n), t), cents);
}

/** Numbers and types: MV-11 to 14, BD-13, BD-14. */
function numberRules(): Rule[] {
  const headsOfSeller = perDocument((document) => {
    const sellers = ubl.partyIds(document, 'Supplier');
    const numbers = ubl.numbers(document);
    return ubl.lines(document.root).filter((line) => {
      if (!sellers.some(({ value }) => value === normalized(ubl.legalIds(line)))) return false;
      const isGroup = select(line, 'cac:BillingReference').some(
        (reference) =>
          anyOf(ubl.status(reference), 'GROUP') &&
          ubl.parents(reference).length === 0 &&
          ubl.namesItself(reference, document),
      );
      return isGroup && same(ubl.references(line, 'AFL'), numbers);
    }).length;
  });
  const ciiHeadsOfSeller = perDocument((document) => {
    const transactions = select(document.root, 'rsm:SupplyChainTradeTransaction');
    const sellers = transactions.flatMap((transaction) => cii.partyIds(transaction, 'Seller'));
    const numbers = cii.numbers(document);
    return transactions
      .flatMap(cii.lines)
      .filter((line) => cii.isHead(line) && same(cii.seller(line, LEGAL), sellers))
      .flatMap((line) => select(line, 'ram:SpecifiedLineTradeSettlement/ram:AdditionalReferencedDocument'))
      .filter(
        (reference) =>
          anyOf(select(reference, 'ram:ReferenceTypeCode'), 'AFL') &&
          anyOf(select(reference, 'ram:TypeCode'), '130') &&
          same(select(reference, 'ram:IssuerAssignedID'), numbers),
      ).length;
  });
  /** The first element of each value, in document order. */
  const firstOf = (elements: readonly XmlElement[]) => {
    const first = new Map<string, XmlElement>();
    for (const element of elements) if (!first.has(element.value)) first.set(element.value, element);
    return first;
  };
  const ublFirstNumbers = perDocument((document) =>
    firstOf(
      withScheme(
        all(document, 'cac:DocumentReference')
          .filter((reference) => anyOf(select(reference, 'cbc:DocumentTypeCode'), '130'))
          .flatMap((reference) => select(reference, 'cbc:ID')),
        'AFL',
      ),
    ),
  );
  const ciiFirstNumbers = perDocument((document) => firstOf(all(document, 'ram:IssuerAssignedID')));
  const isBefore = (first: XmlElement | undefined, id: XmlElement) => first !== undefined && first.order < id.order;
  const takesNumber = (heads: number, number: string, numbers: readonly XmlElement[]) =>
    heads === 1 ||
    (heads === 0 && numbers.some(({ value }) => value === number)) ||
    (heads > 1 && numbers.some(({ value }) => value !== number));
  const typePath = ublDocument().map((r) => `${r}/cbc:${r === 'ubl:Invoice' ? 'Invoice' : 'CreditNote'}TypeCode`);
  const typeIs = (frames: readonly string[], accepted: (type: string) => boolean) => ({
    ubl: at(
      typePath,
      inFrames(frames, ({ value }) => normalizeSpace(value) !== '' && accepted(normalizeSpace(value))),
    ),
  });
  return [
    ...rules(
      'BR-FR-MV-11_BT-128',
      'BT-128 BT-1 BT-30',
      'Une ligne GROUP du vendeur de la facture, et une seule, doit porter le numéro de la facture (référence AFL).',
      'One line GROUP of the seller of the invoice, and only one, must have the number of the invoice (reference AFL).',
      {
        ubl: at(
          ublHeads,
          inFrames(ANY, (head, document) =>
            takesNumber(
              headsOfSeller(document),
              normalized(ubl.references(ubl.parentOf(head), 'AFL')),
              ubl.numbers(document),
            ),
          ),
          (head, document) =>
            ubl.isHead(head, document) &&
            ubl
              .partyIds(document, 'Supplier')
              .some(({ value }) => value === normalized(ubl.legalIds(ubl.parentOf(head)))),
        ),
        cii: at(
          ciiLine(),
          inFrames(ANY, (line, document) =>
            takesNumber(ciiHeadsOfSeller(document), normalized(cii.references(line)), cii.numbers(document)),
          ),
          (line) => cii.isHead(line) && same(cii.seller(line, LEGAL), cii.partyIds(cii.transactionOf(line), 'Seller')),
        ),
      },
    ),
    ...rules(
      'BR-FR-MV-12_BT-128',
      'BT-128',
      'Deux lignes GROUP sans ligne parente portent le même numéro de facture (référence AFL) : donnez à chacune le sien.',
      'Two lines GROUP without parent line have the same invoice number (reference AFL): give each its own.',
      {
        ubl: at(
          ublDocument(),
          inFrames(ANY, (_, document) => {
            const first = ublFirstNumbers(document);
            return !ubl
              .lines(document.root)
              .filter((line) => select(line, 'cac:BillingReference').some((e) => ubl.isHead(e, document)))
              .flatMap((line) => ubl.references(line, 'AFL'))
              .some((id) => isBefore(first.get(id.value), id) && first.get(id.value)?.parent !== id.parent);
          }),
        ),
        cii: at(
          ciiTransaction,
          inFrames(ANY, (transaction, document) => {
            const first = ciiFirstNumbers(document);
            return !cii
              .heads(transaction)
              .flatMap(cii.references)
              .some((id) => isBefore(first.get(id.value), id));
          }),
        ),
      },
    ),
    ...rules(
      'BR-FR-MV-13_BT-3',
      'BT-3 BT-23',
      `Une facture à plusieurs vendeurs (cadres S8, B8, M8) ne peut être auto-facturée (${SELF_BILLED.join(', ')}) : changez le type ou le cadre.`,
      `An invoice of several sellers (frames S8, B8, M8) may not be self-billed (${SELF_BILLED.join(', ')}): change the type or the frame.`,
      {
        ...typeIs(MULTI_VENDOR, (type) => !SELF_BILLED.includes(type)),
        // The type is not trimmed here.
        cii: at(
          ['rsm:CrossIndustryInvoice/rsm:ExchangedDocument/ram:TypeCode'],
          inFrames(MULTI_VENDOR, ({ value }) => normalizeSpace(value) !== '' && !SELF_BILLED.includes(value)),
        ),
      },
    ),
    ...rules(
      { ubl: 'BR-FR-MV-BD_BT-3', cii: 'BR-FR-BD-13_BT-3' },
      'BT-3 BT-23',
      `Une facture bilatérale (cadres S9, B9, M9) doit être auto-facturée (${SELF_BILLED.join(', ')}) : changez le type ou le cadre.`,
      `A bilateral invoice (frames S9, B9, M9) must be self-billed (${SELF_BILLED.join(', ')}): change the type or the frame.`,
      {
        ...typeIs(BILATERAL, (type) => SELF_BILLED.includes(type)),
        cii: at(
          ['rsm:CrossIndustryInvoice/rsm:ExchangedDocument/ram:TypeCode'],
          inFrames(BILATERAL, ({ value }) => SELF_BILLED.includes(normalizeSpace(value))),
        ),
      },
    ),
    ...precedingRules('MV', MULTI_VENDOR, CORRECTIVES_AND_CREDIT_NOTES),
    ...precedingRules('BD', BILATERAL, SELF_BILLED_CORRECTIVES),
  ];
}

/** Each group of a corrective invoice or credit note names the invoice that it corrects, with its date. */
function precedingRules(kind: 'MV' | 'BD', frames: readonly string[], types: readonly string[]): Rule[] {
  const named =
    (name: string): Test =>
    (head, document) =>
      select(ubl.parentOf(head), 'cac:BillingReference').some(
        (reference) =>
          differs(select(reference, 'cac:InvoiceDocumentReference/cbc:ID'), ubl.numbers(document)) &&
          select(reference, `cac:InvoiceDocumentReference/cbc:${name}`).length > 0,
      );
  const whenCorrective: Context['when'] = (head, document) =>
    anyOf(ubl.types(document.root), ...types) && ubl.isHead(head, document);
  const whenCiiCorrective: Context['when'] = (line, { root }) => anyOf(cii.types(root), ...types) && cii.isHead(line);
  const ciiNamed =
    (path: string): Test =>
    (line) =>
      select(line, `ram:SpecifiedLineTradeSettlement/ram:InvoiceReferencedDocument/${path}`).length > 0;
  return [
    ...rules(
      `BR-FR-${kind}-14-EXT-FR-FE-136`,
      'EXT-FR-FE-136',
      "Chaque ligne GROUP sans ligne parente d'un avoir ou d'une facture rectificative doit nommer la facture antérieure : indiquez son numéro.",
      'Each line GROUP without parent line of a credit note or corrective invoice must name the preceding invoice: give its number.',
      {
        ubl: at(ublHeads, inFrames(frames, named('ID')), whenCorrective),
        cii: at(ciiLine(), inFrames(frames, ciiNamed('ram:IssuerAssignedID')), whenCiiCorrective),
      },
    ),
    ...rules(
      `BR-FR-${kind}-14-EXT-FR-FE-138`,
      'EXT-FR-FE-138',
      "Chaque ligne GROUP sans ligne parente d'un avoir ou d'une facture rectificative doit donner la date de la facture antérieure : indiquez-la.",
      'Each line GROUP without parent line of a credit note or corrective invoice must give the date of the preceding invoice: give it.',
      {
        ubl: at(ublHeads, inFrames(frames, named('IssueDate')), whenCorrective),
        cii: at(
          ciiLine(),
          inFrames(frames, ciiNamed('ram:FormattedIssueDateTime/qdt:DateTimeString')),
          whenCiiCorrective,
        ),
      },
    ),
  ];
}

/** One invoice for several sellers, or in both directions: BR-FR-MV, BR-FR-BD. */
export const multiVendorRules = (): Rule[] => [...groupRules(), ...sumRules(), ...numberRules()];
