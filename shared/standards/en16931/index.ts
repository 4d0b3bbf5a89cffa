export {
  type ElectronicInvoice,
  type Identified,
  identify,
  LIMITS,
  type Limits,
  type NoInvoice,
} from './identify/identify.ts';
export type { EmbeddedFile } from './identify/pdf/embedded-files.ts';
export { type Profile, profileOf } from './identify/profiles.ts';
export type { Refusal, RefusalCode } from './identify/refusal.ts';
export { INVOICE, type Invoice, type InvoiceLine } from './model/invoice.ts';
export type { BinaryObject, Identifier } from './model/schema.ts';
export { type Extension, type InvoiceDocument, type Irregularity, read } from './read/read.ts';
export type { SourceLocation } from './read/source.ts';
export { type Explanation, explain } from './report/explain.ts';
export { judge, type Report } from './report/report.ts';
export { ruleSetsFor } from './rules/choose.ts';
export { evaluate } from './rules/evaluate.ts';
export { ruleSet, ruleSetNames } from './rules/registry.ts';
export type { Check, Context, Finding, Flag, Rule, RuleSet, Syntax, Text } from './rules/rule.ts';
export { decodeXml } from './xml/decode.ts';
export { XmlError, type XmlErrorCode } from './xml/error.ts';
export { xpathOf } from './xml/names.ts';
export { DEFAULT_LIMITS, parseXml, type XmlDocument, type XmlElement, type XmlLimits } from './xml/tree.ts';
