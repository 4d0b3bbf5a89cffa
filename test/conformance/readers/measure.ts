// Reads one file as the command does and prints what it cost: { code, milliseconds, megabytes at most }.
import { readFileSync } from 'node:fs';
import { identify } from '../../../shared/standards/en16931/identify/identify.ts';
import { read } from '../../../shared/standards/en16931/read/read.ts';
import { peak } from './peak.ts';

const bytes = readFileSync(process.argv[2] ?? '');
const start = process.cpuUsage();
const began = performance.now();
const found = await identify(bytes);
let code = found.kind === 'invoice' ? 'invoice' : found.refusal.code;
if (found.kind === 'invoice') {
  const { invoice, extensions, irregularities } = read(found.document, found.syntax);
  code += ` ${invoice.lines.length} lines, ${extensions.length} extensions, ${irregularities.length} irregularities`;
  for (const { location, path } of extensions) if (path === '' && location.line === 0) throw new Error('no line');
}
const { user, system } = process.cpuUsage(start);
// A person waits for the time that passes; on a machine that is busy with other work, for what the processors did:
// that counts the threads that collect garbage beside the one that reads, so that either alone would be too much.
const milliseconds = Math.min(performance.now() - began, (user + system) / 1000);
console.log(JSON.stringify({ code, milliseconds, megabytes: peak() }));
