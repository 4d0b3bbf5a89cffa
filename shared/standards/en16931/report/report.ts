import type { ElectronicInvoice } from '../identify/identify.ts';
import { read } from '../read/read.ts';
import type { Source } from '../read/source.ts';
import { ruleSetsFor } from '../rules/choose.ts';
import { evaluate } from '../rules/evaluate.ts';
import { ruleSet } from '../rules/registry.ts';
import type { Finding, Text } from '../rules/rule.ts';
import type { XmlElement } from '../xml/tree.ts';
import { summarize } from './summary.ts';

/** What rules say of one invoice, and by which versions of them. */
export interface Report {
  /** `id@version` of each rule set, in the order in which they were applied. */
  readonly ruleSets: readonly string[];
  /** No fatal finding. */
  readonly valid: boolean;
  readonly fatal: number;
  readonly warnings: number;
  readonly findings: readonly Finding[];
  /** What a person who knows no rules needs: the verdict and what to correct first. */
  readonly summary: Text;
}

/** Judges an invoice by the rule sets that are named, or by those that its profile and the country of its seller ask for. */
export function judge(invoice: ElectronicInvoice, names: readonly string[] = ruleSetsFor(invoice)): Report {
  const { document, syntax } = invoice;
  let source: Source | undefined;
  const modelPath = (element: XmlElement) => {
    // Only an invoice with findings is read to the model.
    source ??= read(document, syntax).source;
    return source.pathOf(element);
  };
  const findings = names.flatMap((name) => evaluate(document, syntax, ruleSet(name), modelPath));
  const fatal = findings.reduce((count, { flag }) => (flag === 'fatal' ? count + 1 : count), 0);
  return {
    ruleSets: names,
    valid: fatal === 0,
    fatal,
    warnings: findings.length - fatal,
    findings,
    summary: summarize(findings),
  };
}
