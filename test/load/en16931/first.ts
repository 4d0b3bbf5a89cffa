// The first document in a fresh process: prints the milliseconds of processor time to load our code and to judge it, and the memory.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { peak } from '../../conformance/readers/peak.ts';

const [, , file = '', library = ''] = process.argv;
const require = createRequire(import.meta.url);
const bytes = readFileSync(file);
/** Processor time of this process in milliseconds: other work on the machine does not count. */
const now = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const started = now();
const { identify, judge } = require(library) as typeof import('../../../shared/standards/en16931/index.ts');
const loaded = now();
const found = await identify(bytes);
if (found.kind !== 'invoice') throw new Error(found.refusal.message.en);
judge(found, ['en16931@1.3.16']);
const judged = now();
const rounded = (value: number) => Number(value.toFixed(1));
console.log(
  JSON.stringify({ load: rounded(loaded - started), judge: rounded(judged - loaded), megabytes: Math.round(peak()) }),
);
