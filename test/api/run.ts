/** `node test/api/run.ts [--n N]`: the trial of the API alone; N examples of each operation. */
import { parseArgs } from 'node:util';
import { trial } from './trial.ts';

const { values } = parseArgs({ options: { n: { type: 'string', default: '12' } } });
const { figures, violations } = await trial.run({ cases: Number(values.n) });
console.log(JSON.stringify(figures, null, 2));
for (const violation of violations) console.error(violation);
process.exitCode = violations.length === 0 ? 0 : 1;
