import { normalizeSpace, select } from '../../xml/path.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { Rule } from '../rule.ts';
import { anyOf, at, ciiDocument, ciiRoot, rules, textOf, ublDocument, withScheme } from './declare.ts';

/** Notes with a subject code that every French invoice must carry (C. com. L441-9, L441-10). */
const MANDATORY = [
  ['PMT', 'indemnité forfaitaire de recouvrement de 40 €', 'fixed recovery charge of 40 €'],
  ['PMD', 'pénalités de retard', 'late payment penalties'],
  ['AAB', 'escompte pour paiement anticipé, ou son absence', 'discount for early payment, or none'],
] as const;

/** What a note BAR may say of how the invoice is to be processed. */
const TREATMENTS = ['B2B', 'B2BINT', 'B2C', 'B2CINT', 'OUTOFSCOPE', 'ARCHIVEONLY'];

const times = (text: string, part: string) => text.split(part).length - 1;

/** All notes of a UBL document; the subject code of a note is written before its text as `#PMT#`. */
const ublNotes = (root: XmlElement) =>
  select(root, 'cbc:Note')
    .map(({ value }) => value)
    .join('#');

/** What stands behind the first `#CODE#`, up to the next `#`. */
function ublNote(root: XmlElement, subject: string): string {
  const notes = ublNotes(root);
  const start = notes.indexOf(`#${subject}#`);
  if (start === -1) return '';
  const after = notes.slice(start + subject.length + 2);
  const end = after.indexOf('#');
  return end === -1 ? after : after.slice(0, end);
}

/** How a UBL document says that it is to be processed (note BAR), empty when it does not. */
export const treatment = (root: XmlElement): string => ublNote(root, 'BAR');

const ciiNotes = (document: XmlElement, subject: string) =>
  select(document, 'ram:IncludedNote').filter((note) => anyOf(select(note, 'ram:SubjectCode'), subject));

/** Notes with a subject code: BR-FR-05, 06, 20, 31, CO-14. */
export function noteRules(): Rule[] {
  return [
    ...MANDATORY.flatMap(([subject, fr, en], index) =>
      rules(
        { ubl: `BR-FR-05_BT-22-${index + 1}`, cii: `BR-FR-05_BT-22_${subject}` },
        'BT-21 BT-22',
        `La mention obligatoire « ${fr} » manque : ajoutez une note de code ${subject}.`,
        `The mandatory mention "${en}" is missing: add a note with the code ${subject}.`,
        {
          ubl: at(ublDocument(), (root) => ublNotes(root).includes(`#${subject}#`)),
          cii: at(ciiDocument(), (document) => ciiNotes(document, subject).length > 0),
        },
      ),
    ),
    ...['PMT', 'PMD', 'AAB', 'TXD'].flatMap((subject, index) =>
      rules(
        { ubl: `BR-FR-06_BT-21-${index + 1}`, cii: `BR-FR-06_BT-21_${subject}` },
        'BT-21',
        `Il y a plusieurs notes de code ${subject} : gardez-en une seule.`,
        `There are several notes with the code ${subject}: keep only one.`,
        {
          ubl: at(ublDocument(), (root) => times(ublNotes(root), `#${subject}#`) <= 1),
          cii: at(ciiDocument(), (document) => ciiNotes(document, subject).length <= 1),
        },
      ),
    ),
    ...rules(
      'BR-FR-20_BT-21',
      'BT-21 BT-22',
      `La note BAR doit dire le traitement de la facture par l'un de ces mots : ${TREATMENTS.join(', ')}.`,
      `The note BAR must say how the invoice is processed by one of these words: ${TREATMENTS.join(', ')}.`,
      {
        ubl: at(ublDocument(), (root) => treatment(root) === '' || TREATMENTS.includes(treatment(root))),
        cii: at(
          ciiDocument('ram:IncludedNote'),
          (note) => TREATMENTS.includes(textOf(select(note, 'ram:Content'))),
          (note) => anyOf(select(note, 'ram:SubjectCode'), 'BAR'),
        ),
      },
    ),
    ...rules(
      // The publishers number it 30 in UBL, by oversight.
      { ubl: 'BR-FR-30_BT-21', cii: 'BR-FR-31_BT-21' },
      'BT-21 BT-22',
      'Plusieurs notes BAR disent le traitement de la facture : gardez-en une seule.',
      'Several notes BAR say how the invoice is processed: keep only one.',
      {
        ubl: at(ublDocument(), (root) => {
          const notes = select(root, 'cbc:Note').filter(({ value }) => value.includes('#BAR#'));
          const text = `${notes.map(({ value }) => value).join('')}#`;
          return TREATMENTS.reduce((sum, word) => sum + times(text, `BAR#${word}#`), 0) <= 1;
        }),
        cii: at(
          ciiDocument(),
          (document) =>
            ciiNotes(document, 'BAR').filter((note) =>
              TREATMENTS.includes(normalizeSpace(textOf(select(note, 'ram:Content')))),
            ).length <= 1,
        ),
      },
    ),
    ...rules(
      'BR-FR-CO-14_BT-29-1',
      'BT-29 BT-22',
      "Le vendeur est membre d'un assujetti unique (identifiant de schéma 0231) : ajoutez une note TXD « MEMBRE_ASSUJETTI_UNIQUE ».",
      'The seller is a member of a single taxable person (identifier of scheme 0231): add a note TXD "MEMBRE_ASSUJETTI_UNIQUE".',
      {
        ubl: at(
          ublDocument(),
          (root) =>
            withScheme(select(root, 'cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID'), '0231')
              .length === 0 || ublNote(root, 'TXD') === 'MEMBRE_ASSUJETTI_UNIQUE',
        ),
        cii: at(
          ciiRoot,
          (root) =>
            ciiSellerIds(root, '0231').length === 0 ||
            select(root, 'rsm:ExchangedDocument').some((document) =>
              ciiNotes(document, 'TXD').some((note) => anyOf(select(note, 'ram:Content'), 'MEMBRE_ASSUJETTI_UNIQUE')),
            ),
        ),
      },
    ),
  ];
}

export const ciiSellerIds = (root: XmlElement, scheme: string) =>
  withScheme(
    select(
      root,
      'rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement/ram:SellerTradeParty/ram:GlobalID',
    ),
    scheme,
  );
