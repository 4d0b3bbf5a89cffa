import type { XmlDocument, XmlElement } from '../xml/tree.ts';

/** A text for a person, in both languages. */
export interface Text {
  readonly fr: string;
  readonly en: string;
}

export type Syntax = 'ubl' | 'cii';

/** A fatal finding makes the document invalid. */
export type Flag = 'fatal' | 'warning';

/**
 * The elements that a group of rules judges.
 *
 * Contexts of one pattern exclude each other: of all that match an element, only the first one declared in the rule set
 * applies (Schematron, ISO/IEC 19757-3 § 6.5), so their order in the rule set is part of the rules.
 */
export interface Context {
  /** Absent: the context excludes no other. */
  readonly pattern?: string;
  /**
   * Paths that end at the element, with the prefixes of `xml/names.ts`: `cac:Party/cbc:EndpointID` matches at any depth,
   * `/rsm:CrossIndustryInvoice` from the root.
   */
  readonly paths: readonly string[];
  /** Further condition on the element; an error in it counts as no match, as XSLT says of match patterns. */
  readonly when?: (element: XmlElement, document: XmlDocument) => boolean;
}

/** What a rule demands of each element of its context. */
export type Check = { readonly context: Context } & (
  | {
      /** True when the rule is kept. Throws `Undecidable` where a datum cannot be judged. */
      readonly holds: (element: XmlElement, document: XmlDocument) => boolean;
      /** Path from the element to the datum that is at fault, for the location of the finding; the element itself if absent. */
      readonly at?: string;
    }
  | {
      /**
       * Nothing may stand at any of these paths below the context. A path may end in an attribute (`cbc:ID/@schemeID`), and one
       * that begins with `//` is looked for in the whole document.
       */
      readonly absent: readonly string[];
    }
  | {
      /** At most one element may stand at this path below each element of the context. */
      readonly once: string;
    }
);

/** A rule as one reads it in the standard, with what it demands in each syntax. */
export interface Rule {
  readonly id: string;
  readonly flag: Flag;
  /** Business terms and groups that it is about: `BT-1`, `BG-23`. */
  readonly terms: readonly string[];
  /** What is wrong and what to do, one sentence or two. */
  readonly message: Text;
  readonly ubl?: Check;
  readonly cii?: Check;
}

/** All rules of one publication, as of one version. */
export interface RuleSet {
  /** `en16931`, `br-fr`, `extended-ctc-fr`. */
  readonly id: string;
  readonly version: string;
  /** Date of publication, ISO. */
  readonly published: string;
  readonly source: string;
  /** All contexts, in the order in which they take precedence. */
  readonly contexts: Readonly<Record<Syntax, readonly Context[]>>;
  readonly rules: readonly Rule[];
}

export interface Finding {
  /** Id of the rule, or of one of the findings of `own-findings.ts`. */
  readonly rule: string;
  readonly flag: Flag;
  readonly terms: readonly string[];
  readonly message: Text;
  readonly location: {
    readonly xpath: string;
    readonly line: number;
    readonly column: number;
    /** Path in the semantic model, `lines[2].itemInformation`; empty for the invoice itself, absent where it was not asked for. */
    readonly model?: string;
  };
  /** `id@version` of the rule set. */
  readonly ruleSet: string;
}
