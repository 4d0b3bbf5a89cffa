import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { operator, outputOf } from '../../../local/demo/deployment.ts';
import { type Client, Problem } from '../../../shared/client/client.ts';
import { startProduct } from '../../cloud.ts';
import { DATA } from '../../conformance/corpus.ts';
import { StoryCompany } from '../../story/company.ts';
import { until } from '../../story/until.ts';
import type { Trial } from '../../trial.ts';
import { type Deserved, deserved } from './deserved.ts';

const EINVOICES = join(DATA, 'einvoices');
/** In this order, so that of an invoice in several files the PDF is the first. */
const FOLDERS = ['facturx', 'xml/cii', 'xml/ubl', 'broken'];
const TABLE = join(import.meta.dirname, '../../../docs/generated/samples.md');

/** Where a file stood in the end, and what the rules said of it. */
type Found = Pick<Deserved, 'verdict' | 'fatal' | 'warnings' | 'end'>;

/**
 * Every sample of the public corpus goes through the inbox, one after the other, and ends in the state that its content
 * deserves: what that is, another reader and the official rules say. The table of what was found is docs/generated/samples.md.
 */
export const trial: Trial = {
  name: 'samples',
  async run() {
    const files = await samples();
    if (files.length === 0) throw new Error(`There are no samples at ${EINVOICES} (test/conformance/README.md)`);
    const expected = await deserved(files.map((file) => join(EINVOICES, file)));
    const found = await taken(files);
    const violations = files.flatMap((file, index) => {
      const [left, right] = [found[index], expected[index]].map((one) => one && told(one));
      return left === right ? [] : [`${file}: ${left}; it deserves ${right}`];
    });
    await writeFile(TABLE, tableOf(files, found, expected));
    const ends = Object.groupBy(found, ({ end }) => end);
    const states = Object.fromEntries(Object.entries(ends).map(([end, of]) => [end, of?.length]));
    console.table(states);
    return { figures: { files: files.length, ...states }, violations };
  },
};

const told = ({ verdict, fatal, warnings, end }: Found) =>
  `${end}, ${verdict ?? 'not judged'} (${fatal} fatal, ${warnings} warnings)`;

/** Drops each file, waits until it has ended or waits for a person, and drops the next. */
async function taken(files: readonly string[]): Promise<Found[]> {
  const product = await startProduct();
  try {
    const s3 = new S3Client({ ...operator(product), forcePathStyle: true });
    const Bucket = outputOf(product, 'data', 'InboxBucket');
    const company = await StoryCompany.make(product, 'Ateliers du Corpus');
    const clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
    const found: Found[] = [];
    for (const file of files) {
      const uploadId = `scan-${randomUUID()}`;
      const Key = `inbox/${company.companyId}/${uploadId}/${file.split('/').at(-1)}`;
      await s3.send(new PutObjectCommand({ Bucket, Key, Body: await readFile(join(EINVOICES, file)) }));
      found.push(await until(`the end of ${file}`, () => endOf(company, clerk, uploadId), 30));
    }
    return found;
  } finally {
    await product.stop();
  }
}

async function samples(): Promise<string[]> {
  const folders = FOLDERS.map(async (folder) => {
    const path = join(EINVOICES, folder);
    return existsSync(path) ? (await readdir(path)).toSorted().map((name) => `${folder}/${name}`) : [];
  });
  return (await Promise.all(folders)).flat().filter((name) => /\.(?:pdf|xml)$/i.test(name));
}

async function endOf({ companyId }: StoryCompany, clerk: Client, uploadId: string): Promise<Found | undefined> {
  try {
    const { data } = await clerk.get('/api/purchasing/v1/companies/{companyId}/uploads/{uploadId}', {
      params: { path: { companyId, uploadId } },
    });
    const { intake, upload } = data;
    const unread = { verdict: undefined, fatal: 0, warnings: 0 };
    if (!intake)
      return upload.state === 'awaited' ? undefined : { ...unread, end: `${upload.state} ${upload.reason?.code}` };
    if (intake.state === 'received') return undefined;
    const end = `${intake.state} ${intake.asked?.question ?? intake.reason?.code}`;
    const params = { path: { companyId, intakeId: intake.intakeId } };
    const { data: whole } = await clerk.get('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}', { params });
    const { verdict, fatal = 0, warnings = 0 } = whole.invoice?.checks ?? {};
    return { verdict, fatal, warnings, end };
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined;
    throw error;
  }
}

function tableOf(files: readonly string[], found: readonly Found[], expected: readonly Deserved[]): string {
  const rows = files.map((file, index) => {
    const { container, syntax, profile } = expected[index] as Deserved;
    const { verdict, fatal, warnings, end } = found[index] as Found;
    const [state, reason] = end.split(' ');
    const judged = verdict ? `${verdict} (${fatal}, ${warnings})` : '';
    return `| ${file} | ${container} | ${syntax} | ${profile} | ${judged} | ${state} | ${reason} |`;
  });
  return `# Every sample of the public corpus, through the inbox

Written by \`npm run trials -- --only samples\`, which compares each line with what factur-x reads and the official rules say. The
files arrive in this order at one company without suppliers: what is sound waits for its supplier to be named. Their
authors gave several invoices the same number: these wait for a person with the others of that number beside them, and a
second file of one and the same invoice is refused. In brackets: fatal findings, warnings.

| file | container | syntax | profile (BT-24) | verdict | state | question or reason |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
