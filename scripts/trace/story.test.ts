import { expect, test } from 'vitest';
import type { CommandRecord } from '../../shared/aws/command-record.ts';
import type { LogLine } from './logs.ts';
import { storyOf } from './story.ts';

const command = (at: string, task: string, kind: string, id: string, correlationId: string) =>
  ({ at, id: `${at}-${task}`, task, subject: { kind, id }, correlationId, events: [] }) as unknown as CommandRecord;
const line = (timestamp: string, service: string, more: Partial<LogLine>): LogLine => ({
  level: 'INFO',
  timestamp,
  service,
  message: `${service}.something`,
  requestId: `${service}-${timestamp}`,
  ...more,
});
const place = (pk: string, sk: string, correlationId: string) => ({ pk, sk, correlationId });

/** A file comes in (story a) and asks a question that a person answers (story b); its supplier is known since story z. */
const RECORDS: Record<string, CommandRecord[]> = {
  'purchasing b#intake#itk_1': [command('1', 'purchasing.take-in', 'intake', 'itk_1', 'a')],
  'work b#human-task#htk_1': [
    command('2', 'work.open', 'human-task', 'htk_1', 'a'),
    command('4', 'work.decide', 'human-task', 'htk_1', 'b'),
  ],
  'purchasing b#supplier-use#sup_1': [
    command('0', 'purchasing.count', 'supplier-use', 'sup_1', 'z'),
    command('5', 'purchasing.count', 'supplier-use', 'sup_1', 'b'),
  ],
};
const LINES = [
  line('1', 'purchasing', { published: [place('b#intake#itk_1', 's', 'a'), place('b#intake#itk_9', 's', 'other')] }),
  line('2', 'work', { correlationId: 'a', published: [place('b#human-task#htk_1', 's', 'a')] }),
  line('4', 'work', { correlationId: 'b', outcome: 'done' }),
  line('5', 'purchasing', { published: [place('b#supplier-use#sup_1', 's', 'b')] }),
];
const logs = {
  naming: async (text: string) =>
    LINES.filter((found) => JSON.stringify(found).includes(`"${text}`) || JSON.stringify(found).includes(`#${text}"`)),
};
const records = {
  at: async (area: string, places: readonly { pk: string }[]) =>
    places.flatMap(({ pk }) => RECORDS[`${area} ${pk}`]?.slice(-1) ?? []),
  about: async (area: string, pk: string) => RECORDS[`${area} ${pk}`] ?? [],
};

test('a file’s story goes on with the decision about it, and does not spread over its supplier', async () => {
  const story = await storyOf('itk_1', logs, records);
  const commands = story.flatMap((moment) => ('command' in moment ? [`${moment.at} ${moment.command.task}`] : []));
  expect(commands).toEqual(['1 purchasing.take-in', '2 work.open', '4 work.decide', '5 purchasing.count']);
});

test('what an outbox published for others is none of it', async () => {
  expect(JSON.stringify(await storyOf('itk_1', logs, records))).not.toContain('"at":"0"');
  expect(await storyOf('itk_unknown', logs, records)).toEqual([]);
});
