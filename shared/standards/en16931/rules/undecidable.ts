import type { XmlElement } from '../xml/tree.ts';
import type { OwnFinding } from './own-findings.ts';
import type { Text } from './rule.ts';

/**
 * Reasons for which a rule cannot be judged. The official stylesheets stop with an error there and give no report; we go on,
 * and the document is invalid.
 */
export type UndecidableReason = 'not-a-decimal' | 'not-a-boolean' | 'not-a-date' | 'repeated' | 'missing';

const MESSAGES: Record<UndecidableReason, (name: string, value: string) => Text> = {
  'not-a-decimal': (name, value) => ({
    fr: `${name} doit être un nombre décimal (chiffres et point, sans espace ni exposant) ; on lit « ${value} ».`,
    en: `${name} must be a decimal number (digits and a point, no blank or exponent); it reads "${value}".`,
  }),
  'not-a-boolean': (name, value) => ({
    fr: `${name} doit être « true » ou « false » ; on lit « ${value} ».`,
    en: `${name} must be "true" or "false"; it reads "${value}".`,
  }),
  'not-a-date': (name, value) => ({
    fr: `${name} doit être une date valide ; on lit « ${value} ».`,
    en: `${name} must be a valid date; it reads "${value}".`,
  }),
  repeated: (name) => ({
    fr: `${name} ne peut figurer qu'une fois ici : gardez une seule valeur.`,
    en: `${name} may stand here only once: keep a single value.`,
  }),
  missing: (name) => ({
    fr: `${name} ne dit pas s'il s'agit d'une remise ou de frais : ajoutez l'indicateur.`,
    en: `${name} does not say whether it is an allowance or a charge: add the indicator.`,
  }),
};

/** Thrown by a test that meets a datum which it cannot judge. */
export class Undecidable extends Error {
  readonly reason: UndecidableReason;
  readonly element: XmlElement;

  constructor(reason: UndecidableReason, element: XmlElement) {
    super(reason);
    this.reason = reason;
    this.element = element;
  }

  /** Id of the finding, outside the name space of the official rules. */
  get id(): OwnFinding {
    return `DATUM-${this.reason.toUpperCase() as Uppercase<UndecidableReason>}`;
  }

  /** The sentence for a person. */
  explain(name: string): Text {
    const value = this.element.value;
    return MESSAGES[this.reason](name, value.length > 40 ? `${value.slice(0, 40)}…` : value);
  }
}
