// Reads one file as the command does and prints what it cost: { code, milliseconds of processor time, megabytes at most }.
import { readFileSync } from 'node:fs';
import { identify } from '../../../shared/standards/en16931/identify/identify.ts';
import { read } from '../../../shared/standards/en16931/read/read.ts';
import { peak } from './peak.ts';

const bytes = readFileSync(process.argv[2] ?? '');
const start = process.cpuUsage();
const found = await identify(bytes);
let code = found.kind === 'invoice' ? 'invoice' : found.refusal.code;
if (found.kind === 'invoice') {
  const { invoice, extensions, irregularities } = read(found.document, found.syntax);
  code += ` ${invoice.lines.length} lines, ${extensions.length} extensions, ${irregularities.length} irregularities`;
  for (const { location, path } of extensions) if (path === '' && location.line === 0) throw new Error('no line');
}
const { user, system } = process.cpuUsage(start);
console.log(JSON.stringify({ code, milliseconds: (user + system) / 1000, megabytes: peak() }));
