import { Problem } from './problem.ts';

export interface RetryOptions {
  readonly fetch: (request: Request) => Promise<Response>;
  /** Attempts in all, the first included. */
  readonly attempts: number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

const FIRST_WAIT = 200;
const LONGEST_WAIT = 10_000;
/** API Gateway gives up after 30 seconds; whoever waits longer waits for nothing. */
const ATTEMPT_TIMEOUT = 31_000;

/**
 * Sends a request again, a bounded number of times, where that is harmless and may help: after a network error, 429, a 5xx
 * of the gateway (a function that was throttled), or a 409 that says "busy"; and only what may be repeated, which is a read
 * or a command with its `Idempotency-Key`.
 */
export function withRetries({ fetch, attempts, wait }: RetryOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const repeatable = request.method === 'GET' || request.headers.has('Idempotency-Key');
    for (let attempt = 1; ; attempt++) {
      const last = !repeatable || attempt >= attempts;
      let response: Response | undefined;
      try {
        const signal = AbortSignal.any([request.signal, AbortSignal.timeout(ATTEMPT_TIMEOUT)]);
        response = await fetch(new Request(request.clone(), { signal }));
        if (last || !(await mayHelp(response))) return response;
      } catch (cause) {
        request.signal.throwIfAborted();
        if (last) throw unreachable(cause);
      }
      await wait(pause(attempt, response));
      request.signal.throwIfAborted();
    }
  };
}

async function mayHelp(response: Response): Promise<boolean> {
  if (response.status === 429) return true;
  // A 5xx with a problem document is our own: the same defect would answer again.
  if (response.status >= 500) return !response.headers.get('Content-Type')?.includes('problem+json');
  return response.status === 409 && (await Problem.from(response.clone())).code === 'platform.busy';
}

/** The server's `Retry-After` in seconds, else a random time up to a bound that doubles, so that many clients do not come back at once. */
function pause(attempt: number, response: Response | undefined): number {
  const asked = Number(response?.headers.get('Retry-After') ?? Number.NaN);
  if (asked >= 0) return Math.min(asked * 1000, LONGEST_WAIT);
  return Math.random() * Math.min(FIRST_WAIT * 2 ** (attempt - 1), LONGEST_WAIT);
}

function unreachable(cause: unknown): Problem {
  return new Problem({ status: 0, code: 'network.unreachable', title: 'No answer', detail: String(cause) }, { cause });
}
