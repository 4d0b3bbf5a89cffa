import { on } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { answer, type Task, type Verdict } from './document.ts';

/** A part of an answer; the last one has the verdict. After any other the thread waits until it is asked for more. */
export interface Message {
  readonly part: string;
  readonly verdict?: Verdict;
}

const port = parentPort as MessagePort;
const requests = on(port, 'message');
const nextRequest = async (): Promise<string> => (await requests.next()).value?.[0];

for (;;) {
  const parts = answer(await nextRequest(), workerData as Task);
  let part = '';
  for (;;) {
    const { value, done } = await parts.next();
    if (done) {
      port.postMessage({ part, verdict: value } satisfies Message);
      break;
    }
    if (part !== '') {
      port.postMessage({ part } satisfies Message);
      await nextRequest();
    }
    part = value;
  }
}
