/** The typed client of every area's API, for browsers and Node: paths, bodies and answers come from the OpenAPI document. */
import createFetchClient, {
  type ClientPathsWithMethod,
  type Client as FetchClient,
  type MaybeOptionalInit,
} from 'openapi-fetch';
import type { components, paths } from './generated/schema.ts';
import { Problem } from './problem.ts';
import { withRetries } from './retry.ts';

export { Problem } from './problem.ts';
/** The named schemas of the document: `Schemas['HumanTask']`. */
export type Schemas = components['schemas'];

export interface ClientOptions {
  /** Origin of the deployment; left out in the console, which has the same origin. */
  readonly baseUrl?: string;
  /** The access token to send, asked for with each request. Left out, requests carry no token. */
  readonly token?: TokenProvider;
  /** Language of texts for people. */
  readonly language?: () => 'fr' | 'en';
  /** Attempts of one call in all, where repeating is harmless; 5 when left out. */
  readonly attempts?: number;
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Makes an idempotency key; a random UUID when left out. */
  readonly newKey?: () => string;
  /** Waits some milliseconds between attempts. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** Gives an access token; `rejected` is the one that the gateway has just refused (401 or 403), so another is due. */
export type TokenProvider = (rejected?: string) => Promise<string | undefined> | string | undefined;

/** A success: the body, and the ETag of what it is about, for `If-Match`. */
export interface Answer<Data> {
  readonly data: Data;
  readonly etag: string | undefined;
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type PathWith<M extends Method> = ClientPathsWithMethod<FetchClient<paths>, M>;
/** The JSON of a success. openapi-fetch's own type for it turns read-only arrays into objects. */
type Data<Operation> = Operation extends { responses: infer Responses }
  ? Responses extends Record<200, { content: { 'application/json': infer Body } }>
    ? Body
    : undefined
  : never;

/**
 * Calls one operation. Throws a `Problem` for every answer that is no success. A command gets an `Idempotency-Key` unless
 * `params.header` gives one, and keeps it over all attempts.
 */
type Call<M extends Method> = <P extends PathWith<M>, Init extends MaybeOptionalInit<paths[P], M & keyof paths[P]>>(
  path: P,
  ...init: undefined extends Init ? [init?: Init] : [init: Init]
) => Promise<Answer<Data<paths[P][M & keyof paths[P]]>>>;

export interface Client {
  readonly get: Call<'get'>;
  readonly post: Call<'post'>;
  readonly put: Call<'put'>;
  readonly patch: Call<'patch'>;
  readonly delete: Call<'delete'>;
}

/** The ETag of a version that a list or an event showed. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

export function createClient({
  baseUrl = '',
  token,
  language,
  attempts = 5,
  fetch = globalThis.fetch,
  newKey = () => crypto.randomUUID(),
  wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}: ClientOptions = {}): Client {
  const client = createFetchClient<paths>({
    baseUrl,
    fetch: withRetries({ fetch: withToken(token, fetch), attempts, wait }),
  });
  client.use({
    onRequest({ request }) {
      if (request.method !== 'GET' && !request.headers.has('Idempotency-Key'))
        request.headers.set('Idempotency-Key', newKey());
      if (language) request.headers.set('Accept-Language', language());
    },
    async onResponse({ response }) {
      if (!response.ok) throw await Problem.from(response);
    },
  });
  const call =
    (method: Method) =>
    async (path: string, init: object = {}): Promise<Answer<unknown>> => {
      // The types of `Call` have checked path and init; openapi-fetch's own say the same in another way.
      const { data, response } = await client.request(method, path as never, init as never);
      return { data, etag: response.headers.get('ETag') ?? undefined };
    };
  return {
    get: call('get'),
    post: call('post'),
    put: call('put'),
    patch: call('patch'),
    delete: call('delete'),
  } as Client;
}

/** Sends the token; one that the gateway refuses (it answers 401 or 403 without a problem document) is renewed once. */
function withToken(token: TokenProvider | undefined, fetch: (request: Request) => Promise<Response>) {
  if (!token) return fetch;
  return async (request: Request): Promise<Response> => {
    const send = (value: string | undefined) => {
      const attempt = request.clone();
      if (value !== undefined) attempt.headers.set('Authorization', `Bearer ${value}`);
      return fetch(attempt);
    };
    const first = await token();
    const response = await send(first);
    const refusedByGateway =
      (response.status === 401 || response.status === 403) &&
      !response.headers.get('Content-Type')?.includes('problem+json');
    return refusedByGateway ? send(await token(first)) : response;
  };
}
