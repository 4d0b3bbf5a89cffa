import { equal, ZERO } from '../../decimal.ts';
import { exists, normalizeSpace, select } from '../../xml/path.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { Test } from '../en16931/define.ts';
import type { Check, Rule } from '../rule.ts';
import { decimalOf } from '../values.ts';
import {
  AGREEMENT,
  anyOf,
  at,
  ciiAgreement,
  ciiDelivery,
  ciiDocument,
  ciiLine,
  ciiRoot,
  ciiSettlement,
  FRAME,
  lengthOf,
  only,
  rules,
  SETTLEMENT,
  TOTALS,
  textOf,
  ublDocument,
  ublLine,
  withScheme,
} from './declare.ts';
import { ciiSellerIds } from './notes.ts';

// XP Z12-012 V1.4, as BR-FR Flux 2 of FNFE-MPE checks it; the rule that says so stands beside each list.
// biome-ignore format: lists of codes
const CODES = {
  /** UNTDID 1001 as France admits it (BR-FR-04). */
  documentTypes: ['380', '389', '393', '501', '386', '500', '384', '471', '472', '473', '261', '262', '381', '396', '502', '503'],
  /** Billing frames, BT-23: B goods, S services, M both (BR-FR-08). */
  frames: ['B1', 'S1', 'M1', 'B2', 'S2', 'M2', 'S3', 'B4', 'S4', 'M4', 'S5', 'S6', 'B7', 'S7', 'B8', 'S8', 'M8', 'B9', 'S9', 'M9'],
  /** What an attachment is, BT-123 (BR-FR-17); LISIBLE once at most (BR-FR-18). */
  attachments: [
    'RIB', 'LISIBLE', 'FEUILLE_DE_STYLE', 'PJA', 'BORDEREAU_SUIVI', 'DOCUMENT_ANNEXE', 'BON_LIVRAISON', 'BON_COMMANDE',
    'BORDEREAU_SUIVI_VALIDATION', 'ETAT_ACOMPTE', 'FACTURE_PAIEMENT_DIRECT', 'RECAPITULATIF_COTRAITANCE',
  ],
};
/** Credit notes, which name the invoice that they reduce (BR-FR-CO-05; CGI art. 289, I, 5). */
const CREDIT_NOTES = ['261', '381', '396', '502', '503'];
/** Invoices that replace one other (BR-FR-CO-04; CGI art. 289, I, 5). */
const CORRECTIVES = ['384', '471', '472', '473'];
/** Invoices of a deposit (BR-FR-CO-07, BR-FR-CO-08). */
const DEPOSITS = ['386', '500', '503'];
/** Frames of an invoice that is paid when it is issued (BR-FR-CO-07, BR-FR-CO-09). */
const ALREADY_PAID = ['B2', 'S2', 'M2'];
/** Frames of the final invoice after a deposit (BR-FR-CO-08). */
const DEPOSIT_DEDUCTED = ['B4', 'S4', 'M4'];

const is =
  (...values: readonly string[]): Test =>
  ({ value }) =>
    values.includes(value);

/** Letters, digits and four signs (BR-FR-01, BR-FR-02), at most 35 characters (BR-FR-01). */
const isNumber: Test = ({ value }) => /^[A-Za-z0-9+\-_/]+$/.test(normalizeSpace(value)) && !value.includes(' ');
const isShort: Test = ({ value }) => lengthOf(value) <= 35;

/** Days of a month in the Gregorian calendar. */
function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
function isDate(match: RegExpExecArray | null): boolean {
  if (!match) return false;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}
/** A real day between 2000 and 2099 (BR-FR-03). */
const isUblDate: Test = ({ value }) => isDate(/^(20\d\d)-(\d\d)-(\d\d)$/.exec(value));
/** CII writes `20260131`, perhaps with a time behind, which is not judged. */
const isCiiDate: Test = ({ value }) => isDate(/^(20\d\d)(\d\d)(\d\d)/.exec(value));

function numberRules(): Rule[] {
  const numbers: [string, readonly string[], readonly string[], string, string][] = [
    ['BT-1', ublDocument('cbc:ID'), ciiDocument('ram:ID'), 'de la facture', 'of the invoice'],
    [
      'BT-25',
      ublDocument('cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID'),
      ciiSettlement('ram:InvoiceReferencedDocument/ram:IssuerAssignedID'),
      'de la facture antérieure',
      'of the preceding invoice',
    ],
    [
      'EXT-FR-FE-136',
      ublLine('cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID'),
      ciiLine('ram:SpecifiedLineTradeSettlement/ram:InvoiceReferencedDocument/ram:IssuerAssignedID'),
      'de la facture antérieure de la ligne',
      "of the line's preceding invoice",
    ],
  ];
  return numbers.flatMap(([term, ubl, cii, fr, en]) => {
    const signs = {
      fr: `Le numéro ${fr} ne peut contenir que des lettres sans accent, des chiffres et les signes + - _ /, sans espace : corrigez-le.`,
      en: `The number ${en} may only hold letters without accent, digits and the signs + - _ /, without blank: correct it.`,
    };
    return [
      ...rules(
        { ubl: `BR-FR-01_${term}-1`, cii: `BR-FR-01_${term}` },
        term,
        `Le numéro ${fr} ne peut dépasser 35 caractères : raccourcissez-le.`,
        `The number ${en} may not exceed 35 characters: shorten it.`,
        { ubl: at(ubl, isShort), cii: at(cii, isShort) },
      ),
      // UBL demands the same under two ids.
      ...rules(`BR-FR-01_${term}-2`, term, signs.fr, signs.en, { ubl: at(ubl, isNumber) }),
      ...rules(`BR-FR-02_${term}`, term, signs.fr, signs.en, { ubl: at(ubl, isNumber), cii: at(cii, isNumber) }),
    ];
  });
}

function dateRules(): Rule[] {
  const linePeriod = 'ram:SpecifiedLineTradeSettlement/ram:BillingSpecifiedPeriod';
  // biome-ignore format: a table
  const dates: [string, readonly string[], readonly string[], string, string][] = [
    ['BT-2', ublDocument('cbc:IssueDate'), ciiDocument('ram:IssueDateTime/udt:DateTimeString'), "d'émission", 'of issue'],
    ['BT-7', ublDocument('cbc:TaxPointDate'), ciiSettlement('ram:ApplicableTradeTax/ram:TaxPointDate/udt:DateString'), "d'exigibilité de la TVA", 'on which VAT falls due'],
    ['BT-9', ublDocument('cbc:DueDate'), ciiSettlement('ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString'), "d'échéance", 'of payment'],
    ['BT-26', ublDocument('cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate'), ciiSettlement('ram:InvoiceReferencedDocument/ram:FormattedIssueDateTime/qdt:DateTimeString'), 'de la facture antérieure', 'of the preceding invoice'],
    ['BT-72', ublDocument('cac:Delivery/cbc:ActualDeliveryDate'), ciiDelivery('ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString'), 'de livraison', 'of delivery'],
    ['BT-73', ublDocument('cac:InvoicePeriod/cbc:StartDate'), ciiSettlement('ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString'), 'de début de période', 'of the start of the period'],
    ['BT-74', ublDocument('cac:InvoicePeriod/cbc:EndDate'), ciiSettlement('ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString'), 'de fin de période', 'of the end of the period'],
    ['EXT-FR-FE-138', ublLine('cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate'), ciiLine('ram:SpecifiedLineTradeSettlement/ram:InvoiceReferencedDocument/ram:FormattedIssueDateTime/qdt:DateTimeString'), 'de la facture antérieure de la ligne', "of the line's preceding invoice"],
    ['EXT-FR-FE-158', ublLine('cac:Delivery/cbc:ActualDeliveryDate'), ciiLine('ram:SpecifiedLineTradeDelivery/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString'), 'de livraison de la ligne', "of the line's delivery"],
    ['BT-134', ublLine('cac:InvoicePeriod/cbc:StartDate'), ciiLine(`${linePeriod}/ram:StartDateTime/udt:DateTimeString`), 'de début de période de la ligne', "of the start of the line's period"],
    ['BT-135', ublLine('cac:InvoicePeriod/cbc:EndDate'), ciiLine(`${linePeriod}/ram:EndDateTime/udt:DateTimeString`), 'de fin de période de la ligne', "of the end of the line's period"],
  ];
  return dates.flatMap(([term, ubl, cii, fr, en]) =>
    rules(
      { ubl: `BR-FR-03_${term}`, cii: `BR-FR-03_${term.replace(/^BT-(13[45])$/, 'EXT-FR-FE-$1')}` },
      term,
      `La date ${fr} doit être une date réelle entre 2000 et 2099, écrite AAAA-MM-JJ en UBL, AAAAMMJJ en CII : corrigez-la.`,
      `The date ${en} must be a real date between 2000 and 2099, written YYYY-MM-DD in UBL, YYYYMMDD in CII: correct it.`,
      { ubl: at(ubl, isUblDate), cii: at(cii, isCiiDate) },
    ),
  );
}

function codeRules(): Rule[] {
  const types: [string, readonly string[], readonly string[], string, string][] = [
    [
      'BT-3',
      ublDocument().map((root) => `${root}/cbc:${root === 'ubl:Invoice' ? 'Invoice' : 'CreditNote'}TypeCode`),
      ciiDocument('ram:TypeCode'),
      'de la facture',
      'of the invoice',
    ],
    [
      'EXT-FR-FE-02',
      ublDocument('cac:BillingReference/cac:InvoiceDocumentReference/cbc:DocumentTypeCode'),
      ciiSettlement('ram:InvoiceReferencedDocument/ram:TypeCode'),
      'de la facture antérieure',
      'of the preceding invoice',
    ],
    [
      'EXT-FR-FE-137',
      ublLine('cac:BillingReference/cac:InvoiceDocumentReference/cbc:DocumentTypeCode'),
      ciiLine('ram:SpecifiedLineTradeSettlement/ram:InvoiceReferencedDocument/ram:TypeCode'),
      'de la facture antérieure de la ligne',
      "of the line's preceding invoice",
    ],
  ];
  const readableCopies = (path: string, name: string) => (root: XmlElement) =>
    select(root, path).filter((document) => anyOf(select(document, name), 'LISIBLE')).length <= 1;
  return [
    ...types.flatMap(([term, ubl, cii, fr, en]) =>
      rules(
        `BR-FR-04_${term}`,
        term,
        `Le type ${fr} n'est pas admis en France : choisissez l'un de ${CODES.documentTypes.join(', ')}.`,
        `The type ${en} is not admitted in France: choose one of ${CODES.documentTypes.join(', ')}.`,
        { ubl: at(ubl, is(...CODES.documentTypes)), cii: at(cii, is(...CODES.documentTypes)) },
      ),
    ),
    ...rules(
      'BR-FR-08_BT-23',
      'BT-23',
      `Le cadre de facturation doit être l'un de ${CODES.frames.join(', ')} : indiquez-le.`,
      `The billing frame must be one of ${CODES.frames.join(', ')}: give it.`,
      {
        ubl: at(ublDocument(), (root) => CODES.frames.includes(textOf(select(root, 'cbc:ProfileID')))),
        cii: at(['rsm:CrossIndustryInvoice/rsm:ExchangedDocumentContext'], (context) =>
          CODES.frames.includes(textOf(select(context, 'ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID'))),
        ),
      },
    ),
    ...rules(
      'BR-FR-17_BT-123',
      'BT-123',
      `La description d'une pièce jointe doit être l'un des mots prévus : ${CODES.attachments.join(', ')}.`,
      `The description of an attachment must be one of the words provided: ${CODES.attachments.join(', ')}.`,
      {
        ubl: at(['cac:AdditionalDocumentReference'], (document) => {
          const description = only(select(document, 'cbc:DocumentDescription'));
          return description === undefined || CODES.attachments.includes(description.value);
        }),
        cii: at(
          ciiAgreement('ram:AdditionalReferencedDocument'),
          (document) => {
            const name = normalizeSpace(textOf(select(document, 'ram:Name')));
            return name === '' || CODES.attachments.includes(name);
          },
          (document) => anyOf(select(document, 'ram:TypeCode'), '916'),
        ),
      },
    ),
    ...rules(
      'BR-FR-18_BT-123',
      'BT-123',
      'Il y a plusieurs pièces jointes « LISIBLE » : gardez une seule représentation lisible.',
      'There are several attachments "LISIBLE": keep a single readable copy.',
      {
        ubl: at(ublDocument(), readableCopies('cac:AdditionalDocumentReference', 'cbc:DocumentDescription')),
        cii: at(ciiRoot, readableCopies(`${AGREEMENT}/ram:AdditionalReferencedDocument`, 'ram:Name')),
      },
    ),
  ];
}

const ublTypes = (root: XmlElement) => [
  ...select(root, 'cbc:InvoiceTypeCode'),
  ...select(root, 'cbc:CreditNoteTypeCode'),
];
const ciiTypes = (root: XmlElement) => select(root, 'rsm:ExchangedDocument/ram:TypeCode');
const ublFrames = (root: XmlElement) => select(root, 'cbc:ProfileID');
const ciiFrames = (root: XmlElement) => select(root, FRAME);
const ublDueDates = (root: XmlElement) => [
  ...select(root, 'cbc:DueDate'),
  ...select(root, 'cac:PaymentMeans/cbc:PaymentDueDate'),
];
const ciiDueDates = (root: XmlElement) =>
  select(root, `${SETTLEMENT}/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString`);
const filledIn = (elements: readonly XmlElement[]) => elements.some(({ value }) => normalizeSpace(value) !== '');

/** At most one reference of each kind AFL and AVV (BR-FR-29, BR-FR-30). */
const oneOfEachKind = (kinds: (element: XmlElement, kind: string) => number): Test => {
  return (element) => kinds(element, 'AFL') <= 1 && kinds(element, 'AVV') <= 1;
};

function referenceRules(): Rule[] {
  const ublKinds = oneOfEachKind((document, kind) => withScheme(select(document, 'cbc:ID'), kind).length);
  const ofKind = (document: XmlElement, kind: string) => anyOf(select(document, 'ram:ReferenceTypeCode'), kind);
  const ciiKinds = oneOfEachKind(
    (parent, kind) => select(parent, 'ram:AdditionalReferencedDocument').filter((d) => ofKind(d, kind)).length,
  );
  const isFilled: Test = ({ value }) => normalizeSpace(value) !== '';
  const filledKind = (paths: readonly string[], ciiPaths: readonly string[], kind: string) => ({
    ubl: at(paths, isFilled, (id) => id.attribute('schemeID') === kind),
    cii: at(ciiPaths, isFilled, (id) => ofKind(id.parent as XmlElement, kind)),
  });
  // The official CII test of lines looks for the references where no valid document has them.
  const places: [string, string, string, string, readonly string[], readonly string[], readonly string[]][] = [
    [
      'BR-FR-29',
      'BT-18',
      'de la facture',
      'of the invoice',
      ublDocument('cac:AdditionalDocumentReference'),
      ciiAgreement(),
      ciiAgreement('ram:AdditionalReferencedDocument/ram:IssuerAssignedID'),
    ],
    [
      'BR-FR-30',
      'BT-128',
      'de la ligne',
      'of the line',
      ublLine('cac:DocumentReference'),
      ciiLine(),
      ciiLine('ram:AdditionalReferencedDocument/ram:IssuerAssignedID'),
    ],
  ];
  return places.flatMap(([id, term, fr, en, ubl, cii, ciiIds]) => [
    ...rules(
      `${id}_${term}`,
      term,
      `Les références AFL et AVV ${fr} ne peuvent figurer qu'une fois chacune : gardez-en une de chaque.`,
      `The references AFL and AVV ${en} may stand once each: keep one of each.`,
      { ubl: at(ubl, ublKinds), cii: at(cii, ciiKinds) },
    ),
    ...['AFL', 'AVV'].flatMap((kind) =>
      rules(
        `${id}_${kind}`,
        term,
        `La référence ${kind} ${fr} est vide : remplissez-la ou retirez-la.`,
        `The reference ${kind} ${en} is empty: fill it in or remove it.`,
        filledKind(
          ubl.map((path) => `${path}/cbc:ID`),
          ciiIds,
          kind,
        ),
      ),
    ),
  ]);
}

/** A credit note names an invoice with its date, in its head or on each line that counts (BR-FR-CO-05). */
function creditNoteNamesInvoice(): { ubl: Check; cii: Check } {
  return {
    ubl: at(['cn:CreditNote'], (root) => {
      if (!anyOf(select(root, 'cbc:CreditNoteTypeCode'), ...CREDIT_NOTES)) return true;
      const dated = (reference: XmlElement) => exists(reference, 'cbc:ID') && exists(reference, 'cbc:IssueDate');
      if (select(root, 'cac:BillingReference/cac:InvoiceDocumentReference').some(dated)) return true;
      const own = new Set(select(root, 'cbc:ID').map(({ value }) => value));
      const isOwn = ({ value }: XmlElement) => own.has(value);
      const differs = ({ value }: XmlElement) => [...own].some((id) => id !== value);
      return select(root, 'cac:CreditNoteLine')
        .filter((line) => {
          const toItself = select(line, 'cac:BillingReference').filter((reference) =>
            select(reference, 'cac:InvoiceDocumentReference/cbc:ID').some(isOwn),
          );
          const status = 'cac:InvoiceDocumentReference/cbc:DocumentStatusCode';
          return toItself.length === 0 || toItself.some((reference) => anyOf(select(reference, status), 'DETAIL'));
        })
        .every((line) =>
          select(line, 'cac:BillingReference').some(
            (reference) =>
              select(reference, 'cac:InvoiceDocumentReference/cbc:ID').some(differs) &&
              select(reference, 'cac:InvoiceDocumentReference').some(dated),
          ),
        );
    }),
    cii: at(ciiRoot, (root) => {
      if (!anyOf(ciiTypes(root), ...CREDIT_NOTES)) return true;
      const dated = (reference: XmlElement) =>
        exists(reference, 'ram:IssuerAssignedID') && exists(reference, 'ram:FormattedIssueDateTime/qdt:DateTimeString');
      if (select(root, `${SETTLEMENT}/ram:InvoiceReferencedDocument`).some(dated)) return true;
      return select(root, 'rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem')
        .filter((line) => {
          const status = select(line, 'ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode');
          return status.length === 0 || anyOf(status, 'DETAIL');
        })
        .every((line) => select(line, 'ram:SpecifiedLineTradeSettlement/ram:InvoiceReferencedDocument').some(dated));
    }),
  };
}

/** The amounts are both there and equal (BR-FR-CO-09). @throws Undecidable when one is no decimal or stands there several times. */
function sameAmount(a: readonly XmlElement[], b: readonly XmlElement[]): boolean {
  const [first, second] = [only(a), only(b)];
  const [one, other] = [first && decimalOf(first), second && decimalOf(second)];
  return one !== undefined && other !== undefined && equal(one, other);
}
function isZero(elements: readonly XmlElement[]): boolean {
  const element = only(elements);
  return element !== undefined && equal(decimalOf(element), ZERO);
}

function consistencyRules(): Rule[] {
  const period = `${SETTLEMENT}/ram:BillingSpecifiedPeriod`;
  return [
    ...rules(
      'BR-FR-CO-03_BT-3',
      'BT-3 BT-12 BT-73 BT-74',
      'Un avoir global de remise (262) doit nommer le contrat, et les dates de début et de fin de la période : complétez-les.',
      'A global credit note (262) must name the contract, and the start and end of the period: complete them.',
      {
        ubl: at(
          ['cn:CreditNote'],
          (root) =>
            !anyOf(select(root, 'cbc:CreditNoteTypeCode'), '262') ||
            (textOf(select(root, 'cac:ContractDocumentReference/cbc:ID')) !== '' &&
              textOf(select(root, 'cac:InvoicePeriod/cbc:StartDate')) !== '' &&
              textOf(select(root, 'cac:InvoicePeriod/cbc:EndDate')) !== ''),
        ),
        cii: at(
          ciiRoot,
          (root) =>
            !anyOf(ciiTypes(root), '262') ||
            (textOf(select(root, `${AGREEMENT}/ram:ContractReferencedDocument/ram:IssuerAssignedID`)) !== '' &&
              textOf(select(root, `${period}/ram:StartDateTime/udt:DateTimeString`)) !== '' &&
              textOf(select(root, `${period}/ram:EndDateTime/udt:DateTimeString`)) !== ''),
        ),
      },
    ),
    ...rules(
      { ubl: 'BR-FR-CO-04_BT-3', cii: 'BR-FR-CO-04_BT-4' },
      'BT-3 BG-3',
      'Une facture rectificative (384, 471, 472, 473) doit nommer une facture antérieure et une seule.',
      'A corrective invoice (384, 471, 472, 473) must name one preceding invoice and no more.',
      {
        ubl: at(
          ublDocument(),
          (root) =>
            !anyOf(select(root, 'cbc:InvoiceTypeCode'), ...CORRECTIVES) ||
            select(root, 'cac:BillingReference').length === 1,
        ),
        cii: at(
          ciiRoot,
          (root) =>
            !anyOf(ciiTypes(root), ...CORRECTIVES) ||
            select(root, `${SETTLEMENT}/ram:InvoiceReferencedDocument`).length === 1,
        ),
      },
    ),
    ...rules(
      'BR-FR-CO-05_BT-3',
      'BT-3 BT-25 BT-26',
      'Un avoir doit nommer la facture antérieure avec sa date, en tête ou sur chaque ligne : complétez la référence.',
      'A credit note must name the preceding invoice with its date, in its head or on each line: complete the reference.',
      creditNoteNamesInvoice(),
    ),
    ...rules(
      'BR-FR-CO-07_BT-9',
      'BT-9 BT-2',
      "La date d'échéance précède la date d'émission : corrigez l'une ou l'autre.",
      'The due date is before the date of issue: correct one or the other.',
      {
        ubl: at(
          ublDocument(),
          (root) =>
            anyOf(ublTypes(root), ...DEPOSITS) ||
            anyOf(ublFrames(root), ...ALREADY_PAID) ||
            !ublDueDates(root).some((due) => select(root, 'cbc:IssueDate').some((issue) => due.value < issue.value)),
        ),
        cii: at(ciiRoot, (root) => {
          const due = ciiDueDates(root);
          if (!filledIn(due) || anyOf(ciiTypes(root), ...DEPOSITS) || anyOf(ciiFrames(root), ...ALREADY_PAID))
            return true;
          const issue = only(select(root, 'rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString'));
          return issue !== undefined && due.every(({ value }) => value >= issue.value);
        }),
      },
    ),
    ...rules(
      'BR-FR-CO-08_BT-23',
      'BT-23 BT-3',
      "Une facture d'acompte (386, 500, 503) ne peut avoir le cadre B4, S4 ou M4, qui dit un acompte déjà déduit : changez le cadre ou le type.",
      'A deposit invoice (386, 500, 503) may not have the frame B4, S4 or M4, which says that a deposit was deducted: change the frame or the type.',
      {
        ubl: at(
          ublDocument(),
          (root) => !anyOf(ublFrames(root), ...DEPOSIT_DEDUCTED) || !anyOf(ublTypes(root), ...DEPOSITS),
        ),
        cii: at(ciiRoot, (root) => !anyOf(ciiFrames(root), ...DEPOSIT_DEDUCTED) || !anyOf(ciiTypes(root), ...DEPOSITS)),
      },
    ),
    ...rules(
      'BR-FR-CO-09_BT-23-1',
      'BT-23 BT-113 BT-112',
      'Une facture déjà payée (cadre B2, S2, M2) doit avoir un montant payé égal au total TTC.',
      'An invoice already paid (frame B2, S2, M2) must have a paid amount equal to the total with VAT.',
      {
        ubl: at(
          ublDocument(),
          (root) =>
            !anyOf(ublFrames(root), ...ALREADY_PAID) ||
            sameAmount(
              select(root, 'cac:LegalMonetaryTotal/cbc:PrepaidAmount'),
              select(root, 'cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount'),
            ),
        ),
        cii: at(
          ciiRoot,
          (root) =>
            !anyOf(ciiFrames(root), ...ALREADY_PAID) ||
            sameAmount(
              select(root, `${TOTALS}/ram:TotalPrepaidAmount`),
              select(root, `${TOTALS}/ram:GrandTotalAmount`),
            ),
        ),
      },
    ),
    ...rules(
      'BR-FR-CO-09_BT-23-2',
      'BT-23 BT-115',
      'Une facture déjà payée (cadre B2, S2, M2) doit avoir un montant à payer nul.',
      'An invoice already paid (frame B2, S2, M2) must have an amount due of zero.',
      {
        ubl: at(
          ublDocument(),
          (root) =>
            !anyOf(ublFrames(root), ...ALREADY_PAID) ||
            isZero(select(root, 'cac:LegalMonetaryTotal/cbc:PayableAmount')),
        ),
        cii: at(
          ciiRoot,
          (root) => !anyOf(ciiFrames(root), ...ALREADY_PAID) || isZero(select(root, `${TOTALS}/ram:DuePayableAmount`)),
        ),
      },
    ),
    ...rules(
      'BR-FR-CO-09_BT-23-3',
      'BT-23 BT-9',
      "Une facture déjà payée (cadre B2, S2, M2) doit donner la date de paiement comme date d'échéance.",
      'An invoice already paid (frame B2, S2, M2) must give the day of payment as due date.',
      {
        ubl: at(ublDocument(), (root) => !anyOf(ublFrames(root), ...ALREADY_PAID) || textOf(ublDueDates(root)) !== ''),
        cii: at(ciiRoot, (root) => !anyOf(ciiFrames(root), ...ALREADY_PAID) || filledIn(ciiDueDates(root))),
      },
    ),
    ...rules(
      'BR-FR-CO-12_BT-5',
      'BT-5 BT-6 BT-111',
      "La facture n'est pas en euros : indiquez l'euro comme monnaie de TVA et le montant de la TVA en euros.",
      'The invoice is not in euros: give the euro as currency of VAT and the amount of VAT in euros.',
      {
        ubl: at(
          ublDocument(),
          (root) =>
            !select(root, 'cbc:DocumentCurrencyCode').some(({ value }) => value !== 'EUR') ||
            (anyOf(select(root, 'cbc:TaxCurrencyCode'), 'EUR') &&
              textOf(inEuros(select(root, 'cac:TaxTotal/cbc:TaxAmount'))) !== ''),
        ),
        cii: at(
          ciiRoot,
          (root) =>
            !select(root, `${SETTLEMENT}/ram:InvoiceCurrencyCode`).some(({ value }) => value !== 'EUR') ||
            (anyOf(select(root, `${SETTLEMENT}/ram:TaxCurrencyCode`), 'EUR') &&
              textOf(inEuros(select(root, `${TOTALS}/ram:TaxTotalAmount`))) !== ''),
        ),
      },
    ),
    ...rules(
      'BR-FR-CO-15_BT-29-1',
      'BT-29 BG-11 BT-63',
      "Le vendeur est membre d'un assujetti unique (identifiant de schéma 0231) : nommez celui-ci comme représentant fiscal, avec son numéro de TVA.",
      'The seller is a member of a single taxable person (identifier of scheme 0231): name it as tax representative, with its VAT number.',
      {
        ubl: at(ublDocument(), (root) => {
          const ids = select(root, 'cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID');
          return (
            withScheme(ids, '0231').length === 0 ||
            textOf(select(root, 'cac:TaxRepresentativeParty/cac:PartyTaxScheme/cbc:CompanyID')) !== ''
          );
        }),
        cii: at(
          ciiRoot,
          (root) =>
            ciiSellerIds(root, '0231').length === 0 ||
            textOf(
              withScheme(
                select(root, `${AGREEMENT}/ram:SellerTaxRepresentativeTradeParty/ram:SpecifiedTaxRegistration/ram:ID`),
                'VA',
              ),
            ) !== '',
        ),
      },
    ),
  ];
}

/** The amounts of VAT in euros, which an invoice in another currency owes (BR-FR-CO-12; Directive 2006/112/EC art. 230). */
const inEuros = (amounts: readonly XmlElement[]) =>
  amounts.filter((amount) => amount.attribute('currencyID') === 'EUR');

/** The document as a whole: BR-FR-01 to 04, 08, 17, 18, 29, 30, CO-03 to CO-15 but 10 and 14. */
export const documentRules = (): Rule[] => [
  ...numberRules(),
  ...dateRules(),
  ...codeRules(),
  ...referenceRules(),
  ...consistencyRules(),
];
