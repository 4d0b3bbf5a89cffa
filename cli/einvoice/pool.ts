import { Worker } from 'node:worker_threads';
import type { Answer, Task } from './document.ts';
import type { Message } from './worker.ts';

interface Job {
  readonly file: string;
  worker?: Worker;
  /** What the thread says next. */
  message: PromiseWithResolvers<Message>;
}

/** Threads that answer for files, each one file at a time. */
export class Pool {
  readonly #workers: Worker[];
  readonly #idle: Worker[];
  readonly #queue: Job[] = [];
  readonly #working = new Map<Worker, Job>();

  constructor(size: number, task: Task) {
    const start = () => new Worker(new URL('./worker.ts', import.meta.url), { workerData: task });
    this.#workers = Array.from({ length: size }, start);
    this.#idle = [...this.#workers];
    for (const worker of this.#workers) {
      worker.on('message', (message: Message) => {
        this.#working.get(worker)?.message.resolve(message);
        if (message.verdict === undefined) return;
        this.#working.delete(worker);
        this.#idle.push(worker);
        this.#next();
      });
      // A defect of ours, or no memory left: the run ends and says so.
      worker.on('error', (error: Error) => {
        for (const { message } of [...this.#working.values(), ...this.#queue.splice(0)]) message.reject(error);
      });
    }
  }

  /** The thread begins at once, and waits with a long answer until it is read. */
  answer(file: string): Answer {
    const job: Job = { file, message: awaited() };
    this.#queue.push(job);
    this.#next();
    return readAnswer(job);
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #next(): void {
    const job = this.#idle.length > 0 ? this.#queue.shift() : undefined;
    const worker = job && this.#idle.pop();
    if (!job || !worker) return;
    job.worker = worker;
    this.#working.set(worker, job);
    worker.postMessage(job.file);
  }
}

async function* readAnswer(job: Job): Answer {
  for (;;) {
    const { part, verdict } = await job.message.promise;
    yield part;
    if (verdict !== undefined) return verdict;
    job.message = awaited();
    job.worker?.postMessage('more');
  }
}

function awaited(): PromiseWithResolvers<Message> {
  const message = Promise.withResolvers<Message>();
  // An error that comes before anyone waits is told when someone does.
  message.promise.catch(() => {});
  return message;
}
