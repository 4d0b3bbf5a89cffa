import { setTimeout as sleep } from 'node:timers/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type Client, Problem, type Schemas } from '../../shared/client/client.ts';
import { sha256 } from '../../shared/kernel/ids.ts';
import { type Deployment, operator, outputOf } from './deployment.ts';
import type { InboxFile } from './inbox.ts';
import { SEED } from './random.ts';

/** Where a file stands: on its way, or at one of its ends. */
export type State = 'arrived' | Exclude<Schemas['Upload']['state'], 'awaited'> | Schemas['Intake']['state'];

/** A file that was dropped, and what became of it so far. */
export interface Arrival {
  readonly file: InboxFile;
  readonly uploadId: string;
  /** False when an earlier start had dropped it. */
  readonly now: boolean;
  readonly state: State;
  readonly upload?: Schemas['Upload'] | undefined;
  readonly intake?: Schemas['Intake'] | undefined;
}

const ON_THE_WAY: readonly State[] = ['arrived', 'taken-in', 'received'];
export const hasEnded = ({ state }: Arrival): boolean => !ON_THE_WAY.includes(state);

/**
 * Drops a file into the inbox, once: the clerk's through a form signed for it, the scanner's straight into the bucket. A
 * file that was taken in before is not dropped again.
 */
async function drop(deployment: Deployment, clerk: Client, file: InboxFile): Promise<Arrival> {
  return file.by === 'scanner' ? scan(deployment, clerk, file) : post(clerk, file);
}

async function post(clerk: Client, file: InboxFile): Promise<Arrival> {
  const { companyId, name, bytes } = file;
  const content = sha256(bytes).slice(0, 32);
  for (let attempt = 1; ; attempt++) {
    const { data: form } = await clerk.post('/api/purchasing/v1/companies/{companyId}/uploads', {
      body: { name, size: bytes.length },
      params: {
        path: { companyId },
        header: { 'Idempotency-Key': `${SEED}-${sha256(name).slice(0, 16)}-${content}-${attempt}` },
      },
    });
    const { uploadId } = form;
    const before = await arrivalOf(clerk, { file, uploadId, now: false, state: 'arrived' });
    if (before.upload) return before;
    // The form of an earlier start, which was stopped before the file went, may have expired: take another.
    if (form.expiresAt < new Date().toISOString()) continue;
    const body = new FormData();
    for (const [field, value] of Object.entries(form.fields)) body.set(field, value);
    body.set('file', new Blob([Buffer.from(bytes)]));
    const answer = await fetch(form.url, { method: 'POST', body });
    if (!answer.ok) throw new Error(`The inbox refused ${name}: ${answer.status} ${await answer.text()}`);
    return { ...before, now: true };
  }
}

async function scan(deployment: Deployment, clerk: Client, file: InboxFile): Promise<Arrival> {
  const { companyId, name, bytes } = file;
  const uploadId = `scan-${sha256(`${name}\n${sha256(bytes)}`).slice(0, 32)}`;
  const before = await arrivalOf(clerk, { file, uploadId, now: false, state: 'arrived' });
  if (before.upload) return before;
  await new S3Client({ ...operator(deployment), forcePathStyle: true }).send(
    new PutObjectCommand({
      Bucket: outputOf(deployment, 'data', 'InboxBucket'),
      Key: `inbox/${companyId}/${uploadId}/${name}`,
      Body: bytes,
    }),
  );
  return { ...before, now: true };
}

async function arrivalOf(client: Client, dropped: Arrival): Promise<Arrival> {
  const path = { companyId: dropped.file.companyId, uploadId: dropped.uploadId };
  try {
    const { data } = await client.get('/api/purchasing/v1/companies/{companyId}/uploads/{uploadId}', {
      params: { path },
    });
    const { upload, intake } = data;
    if (upload.state === 'awaited') return dropped;
    return { ...dropped, upload, intake, state: upload.state === 'taken-in' && intake ? intake.state : upload.state };
  } catch (error) {
    // The scanner asks for no form: nothing is known of its file before the process has looked at it.
    if (error instanceof Problem && error.status === 404) return dropped;
    throw error;
  }
}

/** Each file on its way keeps a process of every step busy: few at a time are as fast and need less memory. */
const AT_A_TIME = 2;

/**
 * Drops files one after the other and meanwhile asks for each until it has ended, or until nothing has moved for a minute.
 * What an earlier start left on its way stays there: the resume job takes it up.
 *
 * @param tell hears of each new state of a file that is dropped now.
 */
export async function dropAndFollow(
  deployment: Deployment,
  clerk: Client,
  files: readonly InboxFile[],
  tell: (arrival: Arrival) => void,
): Promise<readonly Arrival[]> {
  const arrivals: Arrival[] = [];
  let moved = performance.now();
  const arrive = (index: number, arrival: Arrival) => {
    const news = arrival.state !== arrivals[index]?.state;
    arrivals[index] = arrival;
    if (!news) return;
    moved = performance.now();
    if (arrival.now) tell(arrival);
  };
  const onTheWay = () => arrivals.filter((arrival) => arrival.now && !hasEnded(arrival));
  const stuck = () => performance.now() - moved > 60_000;
  const dropAll = async () => {
    for (const [index, file] of files.entries()) {
      while (onTheWay().length >= AT_A_TIME && !stuck()) await sleep(50);
      arrive(index, await drop(deployment, clerk, file));
    }
  };
  const followAll = async () => {
    while ((arrivals.length < files.length || onTheWay().length > 0) && !stuck()) {
      for (const [index, arrival] of arrivals.entries())
        if (arrival.now && !hasEnded(arrival)) arrive(index, await arrivalOf(clerk, arrival));
      await sleep(100);
    }
  };
  await Promise.all([dropAll(), followAll()]);
  return arrivals;
}
