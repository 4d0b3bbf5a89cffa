/**
 * `npm run conformance:cdar`: every status that we write is judged by the official schema and rules (`fr.ctc:cdar:1.3` of phive
 * 4.2.3, its warnings too), which must find nothing; and whatever they find in defective messages, our rules must find.
 * Needs Java and Maven. Exit 1 on any difference, 2 when it could not run.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeLifecycleMessage, statusMessage, writeLifecycleMessage } from '../../../shared/standards/cdar/index.ts';
import { defects, everyStatus, given } from '../../../shared/standards/cdar/samples.ts';

const RULES = 'fr.ctc:cdar:1.3';
const home = join(import.meta.dirname, '../../../.local/oracles/phive-cdar');
const files = join(import.meta.dirname, '../../../.local/conformance/cdar');
/** Rules of 1.3.0 that look at an element from within it: what is missing altogether is found by ours alone. */
const STRICTER = ['01', '03', '04', '05', '06', '10', '12'].map((number) => `BR-FR-CDV-${number}`);

try {
  if (!existsSync(join(home, 'lib')))
    execFileSync(
      'mvn',
      [
        '--quiet',
        '--batch-mode',
        '--file',
        join(import.meta.dirname, 'pom.xml'),
        'dependency:copy-dependencies',
        '-DincludeScope=runtime',
        `-DoutputDirectory=${join(home, 'lib')}`,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
} catch (error) {
  console.log(`The comparison of lifecycle messages did not run: ${(error as Error).message}`);
  console.log('0 passed, 0 failed, 1 skipped');
  process.exit(2);
}

const statuses = everyStatus();
const broken = defects(statusMessage({ ...given, status: '210', reasons: ['NON_CONFORME', 'CMD_ERR'], action: 'NIN' }));
rmSync(files, { recursive: true, force: true });
mkdirSync(files, { recursive: true });
for (const [index, status] of statuses.entries())
  writeFileSync(join(files, `ours-${index}.xml`), writeLifecycleMessage(statusMessage(status)));
for (const [rule, message] of Object.entries(broken))
  writeFileSync(join(files, `defect-${rule}.xml`), writeLifecycleMessage(message));

const output = execFileSync(
  'java',
  ['-cp', join(home, 'lib', '*'), join(import.meta.dirname, 'Judge.java'), RULES, files],
  {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  },
);
const lines = output
  .trim()
  .split('\n')
  .map((line) => line.split('\t'));
const judged = Number(lines.at(-1)?.[1]);
const findings = lines.slice(0, -1) as [file: string, level: string, rule: string, text: string][];
const foundIn = (file: string) => findings.filter(([name]) => name === file);
/** `BR-FR-CDV-CL-09_MDT-113_210` → `BR-FR-CDV-CL-09`. */
const ruleOf = (id: string) => id.split('_')[0] ?? id;

const complaints: string[] = [];
if (judged !== statuses.length + Object.keys(broken).length) complaints.push(`only ${judged} files were judged`);
for (const [index, status] of statuses.entries())
  for (const [, , rule, text] of foundIn(`ours-${index}.xml`))
    complaints.push(`${status.status} ${status.reasons ?? ''}: ${rule} ${text}`);
let compared = 0;
for (const [defect, message] of Object.entries(broken)) {
  const official = foundIn(`defect-${defect}.xml`);
  // The rules are not asked where the schema has refused the file.
  if (official.some(([, , rule]) => !rule.startsWith('BR-FR'))) continue;
  compared++;
  const theirs = new Set(official.map(([, , rule]) => ruleOf(rule)));
  const ours = new Set(judgeLifecycleMessage(message, '1.3.0').map(({ rule }) => rule));
  for (const rule of theirs) if (!ours.has(rule)) complaints.push(`defect ${defect}: ${rule} is found by phive alone`);
  for (const rule of ours)
    if (!theirs.has(rule) && !STRICTER.includes(rule))
      complaints.push(`defect ${defect}: ${rule} is found by us alone`);
}
if (compared < 20) complaints.push(`only ${compared} defective messages were compared`);

for (const complaint of complaints) console.log(complaint);
console.log(`${statuses.length} statuses judged by ${RULES}, ${compared} defective messages compared.`);
console.log(`${complaints.length === 0 ? 2 : 1} passed, ${complaints.length === 0 ? 0 : 1} failed`);
process.exit(complaints.length === 0 ? 0 : 1);
