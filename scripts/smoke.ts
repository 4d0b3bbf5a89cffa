/**
 * `npm run smoke -- --stage dev|staging|prod|local`: is what was deployed alive? In half a minute, with the operator's own
 * credentials: the console answers with its headers, the API asks who calls, and an empty file goes the whole way through
 * bucket, event, workflow, function, table, outbox, bus and audit trail. It belongs to a company of its own, and everything
 * that it left is deleted at the end.
 */
import { parseArgs } from 'node:util';
import { STAGE_NAMES } from '../infra/stages.ts';
import { clientSettings } from './aws.ts';
import { SmokeFile } from './smoke/file.ts';
import { answersOf, consoleOf } from './smoke/http.ts';

try {
  const { values } = parseArgs({ options: { stage: { type: 'string' } } });
  const { stage } = values;
  if (!stage || !STAGE_NAMES.some((name) => name === stage))
    throw new Error(`Say which: npm run smoke -- --stage ${STAGE_NAMES.join('|')}.`);
  const aws = clientSettings(stage);
  const origin = await consoleOf(stage, aws);
  for (const sentence of await answersOf(origin)) console.log(`ok  ${sentence}`);

  const file = new SmokeFile(stage, aws);
  try {
    await file.drop();
    console.log(`ok  a file was put into the inbox (${file.companyId})`);
    console.log(`ok  it was taken in and refused, being empty, in ${await file.refused()} s`);
    console.log(`ok  the audit trail has it after ${await file.audited()} s`);
  } finally {
    console.log(`ok  ${await file.cleanUp()} items deleted: nothing is left of it`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
