export { FecChecker, type FecReport, type Finding } from './check.ts';
export { COLUMNS } from './columns.ts';
export { RULES } from './rules.ts';
export { FEC_HEADER, type FecLine, fecLine, fecName } from './write.ts';
