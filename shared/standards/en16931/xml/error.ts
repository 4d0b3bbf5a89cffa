export type XmlErrorCode = 'malformed' | 'doctype' | 'too-large' | 'too-deep' | 'too-many-nodes' | 'encoding';

export interface XmlErrorDetails {
  readonly line?: number;
  readonly column?: number;
  /** The limit that was exceeded. */
  readonly limit?: number;
  /** What the parser said, in English. */
  readonly detail?: string;
}

const MESSAGES: Record<XmlErrorCode, { fr: string; en: string }> = {
  malformed: {
    fr: "Le fichier n'est pas un document XML bien formé.",
    en: 'The file is not a well-formed XML document.',
  },
  doctype: {
    fr: "Le document contient une déclaration DOCTYPE : elle est refusée, une facture n'en a pas besoin.",
    en: 'The document has a DOCTYPE declaration: it is refused, an invoice needs none.',
  },
  'too-large': { fr: 'Le document dépasse la taille permise.', en: 'The document is larger than allowed.' },
  'too-deep': { fr: 'Les éléments sont imbriqués trop profondément.', en: 'Elements are nested too deeply.' },
  'too-many-nodes': {
    fr: "Le document contient trop d'éléments et d'attributs.",
    en: 'The document has too many elements and attributes.',
  },
  encoding: {
    fr: "Le jeu de caractères du document n'est pas connu ou ne correspond pas à son contenu.",
    en: 'The character encoding of the document is unknown or does not match its content.',
  },
};

/** A document that cannot be read as XML, with the reason and, where known, the position of the fault. */
export class XmlError extends Error {
  readonly code: XmlErrorCode;
  readonly details: XmlErrorDetails;

  constructor(code: XmlErrorCode, details: XmlErrorDetails = {}) {
    super(MESSAGES[code].en);
    this.name = 'XmlError';
    this.code = code;
    this.details = details;
  }

  /** The sentence for a person, with the position of the fault. */
  get messages(): { fr: string; en: string } {
    const { line, column, limit } = this.details;
    const { fr, en } = MESSAGES[this.code];
    const maximum = limit === undefined ? '' : ` (maximum ${limit})`;
    return line === undefined
      ? { fr: fr + maximum, en: en + maximum }
      : {
          fr: `${fr}${maximum} Ligne ${line}, colonne ${column}.`,
          en: `${en}${maximum} Line ${line}, column ${column}.`,
        };
  }
}
