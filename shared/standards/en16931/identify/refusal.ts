import type { Text } from '../rules/rule.ts';
import type { XmlError } from '../xml/error.ts';

export type RefusalCode =
  | 'empty'
  | 'too-large'
  | 'unknown-format'
  | 'image'
  | 'archive'
  | 'office-document'
  | 'web-page'
  | 'pdf-without-invoice'
  | 'pdf-encrypted'
  | 'pdf-damaged'
  | 'pdf-too-complex'
  | 'pdf-too-many-files'
  | 'pdf-unknown-filter'
  | 'xml-malformed'
  | 'xml-doctype'
  | 'xml-encoding'
  | 'xml-too-large'
  | 'xml-too-deep'
  | 'xml-too-many-nodes'
  | 'xml-foreign-element'
  | 'order-x'
  | 'zugferd-1'
  | 'other-xml';

/** Why a file is not read as an invoice. */
export interface Refusal {
  readonly code: RefusalCode;
  /** What is wrong and what to do. */
  readonly message: Text;
}

const ASK = {
  fr: "Demandez à l'émetteur une facture Factur-X, UBL ou CII.",
  en: 'Ask the sender for a Factur-X, UBL or CII invoice.',
};
const ASK_AGAIN = { fr: "Demandez à l'émetteur de renvoyer le fichier.", en: 'Ask the sender for the file again.' };

/** `{detail}` is what the file says of itself: the root element, a format, a limit. */
const MESSAGES: Readonly<Record<RefusalCode, Text>> = {
  empty: { fr: `Le fichier est vide. ${ASK_AGAIN.fr}`, en: `The file is empty. ${ASK_AGAIN.en}` },
  'too-large': {
    fr: "Le fichier dépasse {detail}. Demandez à l'émetteur une facture aux pièces jointes plus légères.",
    en: 'The file is larger than {detail}. Ask the sender for an invoice with smaller attachments.',
  },
  'unknown-format': {
    fr: `Le fichier n'est ni un PDF, ni du XML, ni une image. ${ASK.fr}`,
    en: `The file is neither a PDF nor XML nor an image. ${ASK.en}`,
  },
  image: {
    fr: `Le fichier est une image ({detail}) : rien ne peut y être lu sûrement. Saisissez la facture. ${ASK.fr}`,
    en: `The file is an image ({detail}): nothing can be read from it reliably. Enter the invoice by hand. ${ASK.en}`,
  },
  archive: {
    fr: 'Le fichier est une archive ({detail}). Décompressez-la et déposez les fichiers un par un.',
    en: 'The file is an archive ({detail}). Unpack it and hand in its files one by one.',
  },
  'office-document': {
    fr: `Le fichier est un document de bureautique ({detail}). ${ASK.fr}`,
    en: `The file is an office document ({detail}). ${ASK.en}`,
  },
  'web-page': { fr: `Le fichier est une page web. ${ASK.fr}`, en: `The file is a web page. ${ASK.en}` },
  'pdf-without-invoice': {
    fr: `Ce PDF ne contient pas de facture électronique. Saisissez la facture. ${ASK.fr}`,
    en: `This PDF holds no electronic invoice. Enter the invoice by hand. ${ASK.en}`,
  },
  'pdf-encrypted': {
    fr: "Ce PDF est chiffré, ce que PDF/A interdit. Demandez à l'émetteur un fichier sans protection.",
    en: 'This PDF is encrypted, which PDF/A forbids. Ask the sender for a file without protection.',
  },
  'pdf-damaged': {
    fr: `Ce PDF est abîmé ou tronqué. ${ASK_AGAIN.fr}`,
    en: `This PDF is damaged or cut off. ${ASK_AGAIN.en}`,
  },
  'pdf-too-complex': {
    fr: `La structure de ce PDF ou la taille de ce qu'il contient dépasse ce qui est permis. ${ASK_AGAIN.fr}`,
    en: `The structure of this PDF or the size of what it holds is beyond what is allowed. ${ASK_AGAIN.en}`,
  },
  'pdf-too-many-files': {
    fr: "Ce PDF contient plus de 1 000 fichiers. Demandez à l'émetteur une facture aux pièces jointes moins nombreuses.",
    en: 'This PDF holds more than 1,000 files. Ask the sender for an invoice with fewer attachments.',
  },
  'pdf-unknown-filter': {
    fr: `La facture contenue dans ce PDF est compressée d'une façon inconnue. ${ASK_AGAIN.fr}`,
    en: `The invoice in this PDF is compressed in an unknown way. ${ASK_AGAIN.en}`,
  },
  'xml-malformed': {
    fr: `Le XML n'est pas bien formé{detail}. ${ASK_AGAIN.fr}`,
    en: `The XML is not well formed{detail}. ${ASK_AGAIN.en}`,
  },
  'xml-doctype': {
    fr: `Le XML contient une déclaration DOCTYPE{detail} : elle est refusée par sécurité, une facture n'en a pas. ${ASK_AGAIN.fr}`,
    en: `The XML has a DOCTYPE declaration{detail}: it is refused for safety, an invoice has none. ${ASK_AGAIN.en}`,
  },
  'xml-encoding': {
    fr: `Le jeu de caractères du XML est inconnu ou ne correspond pas à son contenu. ${ASK_AGAIN.fr}`,
    en: `The character encoding of the XML is unknown or does not match its content. ${ASK_AGAIN.en}`,
  },
  'xml-too-large': {
    fr: `Le XML dépasse la taille permise. ${ASK_AGAIN.fr}`,
    en: `The XML is larger than allowed. ${ASK_AGAIN.en}`,
  },
  'xml-too-deep': {
    fr: `Les éléments du XML sont imbriqués trop profondément{detail}. ${ASK_AGAIN.fr}`,
    en: `The elements of the XML are nested too deeply{detail}. ${ASK_AGAIN.en}`,
  },
  'xml-too-many-nodes': {
    fr: `Le XML contient trop d'éléments ou d'attributs{detail}. Demandez à l'émetteur de partager la facture.`,
    en: 'The XML has too many elements or attributes{detail}. Ask the sender to split the invoice.',
  },
  'xml-foreign-element': {
    fr: `La facture contient un élément étranger à sa syntaxe{detail} : elle n'est pas conforme au schéma. ${ASK_AGAIN.fr}`,
    en: `The invoice has an element that is foreign to its syntax{detail}: it does not follow the schema. ${ASK_AGAIN.en}`,
  },
  'order-x': {
    fr: `Le fichier est une commande (Order-X), pas une facture. ${ASK.fr}`,
    en: `The file is an order (Order-X), not an invoice. ${ASK.en}`,
  },
  'zugferd-1': {
    fr: `Le fichier est une facture ZUGFeRD 1, format remplacé depuis 2019. ${ASK.fr}`,
    en: `The file is a ZUGFeRD 1 invoice, a format replaced since 2019. ${ASK.en}`,
  },
  'other-xml': {
    fr: `Le fichier est du XML, mais pas une facture : son élément racine est « {detail} ». ${ASK.fr}`,
    en: `The file is XML, but not an invoice: its root element is "{detail}". ${ASK.en}`,
  },
};

export function refusal(code: RefusalCode, detail: Text | string = ''): Refusal {
  const { fr, en } = MESSAGES[code];
  const details = typeof detail === 'string' ? { fr: detail, en: detail } : detail;
  return {
    code,
    message: { fr: fr.replace('{detail}', () => details.fr), en: en.replace('{detail}', () => details.en) },
  };
}

/** An XML document that cannot be read; the position is told where it is known. */
export function xmlRefusal({ code, details: { line, column } }: XmlError): Refusal {
  return line === undefined || column === undefined
    ? refusal(`xml-${code}`)
    : refusal(`xml-${code}`, positionText({ line, column }));
}

/** An element that no schema of the syntax knows. */
export function foreignElementRefusal(name: string, position: { line: number; column: number }): Refusal {
  const { fr, en } = positionText(position);
  return refusal('xml-foreign-element', { fr: `, ${name}${fr}`, en: `, ${name}${en}` });
}

const positionText = ({ line, column }: { line: number; column: number }): Text => ({
  fr: ` (ligne ${line}, colonne ${column})`,
  en: ` (line ${line}, column ${column})`,
});
