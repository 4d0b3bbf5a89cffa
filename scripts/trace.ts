/**
 * `npm run trace -- <id> [--stage local] [--since 14d] [--json]`: the whole story of a request or of a thing, in time order:
 * what each area's command records say, and what the functions logged. The id is of a request (the `instance` of an answer),
 * a story (`X-Correlation-Id`), an upload, a file, a human task, or anything else that a log line or a record's key names.
 *
 * The logs are the index: their lines carry the story's id, and an outbox's lines say where the records lie. So it needs
 * leave to read logs and tables, and finds nothing older than the logs.
 */
import { parseArgs } from 'node:util';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { AREAS } from '../functions/areas.ts';
import { clientSettings } from './aws.ts';
import { FunctionLogs } from './trace/logs.ts';
import { CommandRecords } from './trace/records.ts';
import { storyOf } from './trace/story.ts';
import { tell } from './trace/tell.ts';

const DAY = 86_400_000;

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      stage: { type: 'string', default: 'local' },
      since: { type: 'string', default: '14d' },
      json: { type: 'boolean', default: false },
    },
  });
  const [id] = positionals;
  if (!id || positionals.length > 1 || !/^[\w=/+.:-]{4,200}$/.test(id))
    throw new Error(
      'Say which: npm run trace -- <id of a request, a story, an upload, a file or a task> [--stage dev]',
    );
  const days = Number(/^(\d{1,3})d$/.exec(values.since)?.[1]);
  if (!days) throw new Error(`--since is "${values.since}": give days, such as 14d.`);
  const aws = clientSettings(values.stage);
  const logs = new FunctionLogs(new CloudWatchLogsClient(aws), values.stage, Date.now() - days * DAY);
  const records = new CommandRecords(new DynamoDBClient(aws), values.stage, AREAS);
  const story = await storyOf(id, logs, records);
  if (story.length === 0)
    throw new Error(
      `No log of stage ${values.stage} names ${id} in the last ${days} days: check the id, the stage, or look further back with --since.`,
    );
  for (const moment of story) console.log(values.json ? JSON.stringify(moment) : tell(moment));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
