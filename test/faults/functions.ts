import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Fault, FaultProxy } from './proxy.ts';

/** One crash point: the n-th AWS call of one invocation, and what happens there. */
export interface CrashPoint {
  readonly invocation: string;
  readonly call: number;
  readonly fault: Fault;
}

const MAX_TRIES = 4;

/** Functions of the build in processes of their own, called as AWS would call them: again until they answer. */
export class Functions {
  readonly #proxy: FaultProxy;
  readonly #folder: string;
  readonly #environment: (area: string) => NodeJS.ProcessEnv;
  readonly #children = new Map<string, ChildProcess>();
  /** AWS calls of each invocation of the last story, by its name. */
  readonly calls = new Map<string, number>();
  crashPoint: CrashPoint | undefined;
  crashed = false;
  #next = 0;

  constructor(proxy: FaultProxy, folder: string, environment: (area: string) => NodeJS.ProcessEnv) {
    this.#proxy = proxy;
    this.#folder = folder;
    this.#environment = environment;
  }

  /**
   * Calls `<area>/<function>`. When the process dies, or the function throws after a fault was injected, it is called again
   * with the same event, as a retry of Step Functions, SQS, a stream or an app would do.
   */
  async call(name: string, invocation: string, event: unknown): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      const child = await this.#child(name);
      const { crashPoint } = this;
      const planned = attempt === 1 && crashPoint?.invocation === invocation ? crashPoint : undefined;
      this.#proxy.begin(planned && { call: planned.call, fault: planned.fault, crash: () => child.kill('SIGKILL') });
      const result = await this.#send(child, event);
      if (this.#proxy.hit) this.crashed = true;
      if (attempt === 1 && !planned) this.calls.set(invocation, this.#proxy.calls);
      if (result !== 'died' && result.error === undefined) return result.answer;
      if (result === 'died') this.#children.delete(name);
      if (attempt === MAX_TRIES || (!this.#proxy.hit && attempt === 1))
        throw new Error(`${invocation} failed for good: ${result === 'died' ? 'its process died' : result.error}`);
    }
  }

  /** Calls a function several times at once; all of them read before any of them writes. No crash point is here. */
  async race(name: string, events: readonly unknown[]): Promise<unknown[]> {
    const child = await this.#child(name);
    this.#proxy.begin();
    this.#proxy.holdReads(events.length);
    return Promise.all(
      events.map(async (event) => {
        const result = await this.#send(child, event);
        if (result === 'died' || result.error) throw new Error(`A race of ${name} failed`);
        return result.answer;
      }),
    );
  }

  /** Calls a function beside its other calls, and again with the same event when it fails, as an app would. */
  async beside(name: string, event: unknown): Promise<unknown> {
    const child = await this.#child(name);
    for (let attempt = 1; ; attempt++) {
      const result = await this.#send(child, event);
      if (result !== 'died' && result.error === undefined) return result.answer;
      if (result === 'died' || attempt === MAX_TRIES) throw new Error(`${name} failed for good`);
    }
  }

  async stop(): Promise<void> {
    for (const child of this.#children.values()) child.kill('SIGKILL');
    this.#children.clear();
  }

  async #child(name: string): Promise<ChildProcess> {
    const alive = this.#children.get(name);
    if (alive) return alive;
    const [area = ''] = name.split('/');
    const child = fork(join(import.meta.dirname, 'worker.ts'), [join(this.#folder, name, 'index.js')], {
      env: {
        ...process.env,
        ...this.#environment(area),
        AWS_ENDPOINT_URL: this.#proxy.endpoint,
        POWERTOOLS_LOG_LEVEL: 'SILENT',
      },
      execArgv: ['--disable-warning=DEP0169'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    // As many as call at once.
    child.setMaxListeners(0);
    await once(child, 'message');
    this.#children.set(name, child);
    return child;
  }

  #send(child: ChildProcess, event: unknown): Promise<{ answer?: unknown; error?: string } | 'died'> {
    const id = ++this.#next;
    return new Promise((resolve) => {
      const answered = (message: { id: number; answer?: unknown; error?: string }) => {
        if (message.id !== id) return;
        child.off('exit', died);
        child.off('message', answered);
        resolve(message);
      };
      const died = () => {
        child.off('message', answered);
        resolve('died');
      };
      child.on('message', answered);
      child.once('exit', died);
      child.send({ id, event });
    });
  }
}
