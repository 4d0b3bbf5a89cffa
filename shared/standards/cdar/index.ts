export * from './codes.ts';
export { type Company, type StatusOfInvoice, statusMessage } from './compose.ts';
export type { Characteristic, InvoiceStatus, LifecycleMessage, Party, StatusDetail } from './message.ts';
export { NotALifecycleMessage, readLifecycleMessage } from './read.ts';
export { type Finding, judgeLifecycleMessage, PACKS, type Pack, RULES } from './rules.ts';
export { writeLifecycleMessage } from './write.ts';
