/**
 * An approved platform on this machine, faithful to XP Z12-013 (OpenAPI 1.3.0) as far as a company sees it: OAuth 2, flow
 * search, download, submission, webhooks, health. It keeps its flows in memory; what went wrong on real platforms it does
 * on demand: repeat, reorder, delay, time out, lose an answer, send a wrong checksum, deliver late.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { webhookSignature } from '../../shared/outside/webhook-signature.ts';

/** A flow as the wire shows it, with its files. */
export interface SimulatedFlow {
  readonly owner: string;
  readonly flowId: string;
  readonly name: string;
  readonly flowSyntax: string;
  readonly flowType: string;
  readonly flowDirection: 'In' | 'Out';
  readonly processingRule: string;
  readonly trackingId?: string;
  readonly submittedAt: string;
  updatedAt: string;
  acknowledgement: {
    status: 'Pending' | 'Ok' | 'Error';
    details?: { reasonCode: string; reasonMessage: string; level: 'Error'; item: string }[];
  };
  readonly original: Uint8Array;
  readonly converted?: Uint8Array;
  readonly readable?: Uint8Array;
  /** Shown in searches from then on, although its `updatedAt` says earlier. */
  hiddenUntil: number;
}

/** What goes wrong, each with a probability of 0 to 1; drawn from a seeded stream, so that a trial can be repeated. */
export interface Misbehaviour {
  /** A page lists a flow twice. */
  repeat?: number;
  /** A page is not in the order of changes. */
  reorder?: number;
  /** The request is carried out, and its answer never comes. */
  loseAnswer?: number;
  /** Nothing is carried out, and nothing is answered. */
  timeOut?: number;
  /** 429 with Retry-After. */
  tooMany?: number;
  /** 500. */
  fail?: number;
  /** A download is cut off in the middle. */
  corrupt?: number;
  /** A webhook is called twice. */
  notifyTwice?: number;
  /** A webhook is not called at all. */
  notifyNever?: number;
  /** Milliseconds before each answer. */
  delay?: number;
}

export interface PlatformClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Whose flows it sees: the SIREN. */
  readonly owner: string;
}

export interface Platform {
  readonly name: string;
  readonly url: string;
  readonly tokenUrl: string;
  readonly flows: readonly SimulatedFlow[];
  /** Calls answered, by method and path without ids. */
  readonly calls: Readonly<Record<string, number>>;
  misbehave(how: Misbehaviour): void;
  register(client: PlatformClient): void;
  /** A flow arrives for a company: an invoice, or a lifecycle message about one. */
  deliver(flow: {
    owner: string;
    name: string;
    syntax: 'CII' | 'UBL' | 'Factur-X' | 'CDAR';
    type: 'SupplierInvoice' | 'SupplierInvoiceLC';
    bytes: Uint8Array;
    readable?: Uint8Array;
    /** It shows in searches only so many milliseconds later. */
    lateBy?: number;
    /** The same each time: delivered again, it is the flow it was. */
    flowId?: string;
  }): Promise<SimulatedFlow>;
  stop(): Promise<void>;
}

const TOKEN_SECONDS = 600;
const PAGE = 25;

export async function startPlatform({
  name,
  port = 0,
  seed = name,
  say = () => {},
}: {
  name: string;
  port?: number;
  seed?: string;
  say?: (line: string) => void;
}): Promise<Platform> {
  const flows: SimulatedFlow[] = [];
  const clients = new Map<string, PlatformClient>();
  const tokens = new Map<string, { owner: string; until: number }>();
  const webhooks = new Map<string, { owner: string; url: string; signingKey: string }>();
  const calls: Record<string, number> = {};
  const notices = new Set<Promise<unknown>>();
  let how: Misbehaviour = {};
  let drawn = 0;
  let clock = 0;

  const happens = (probability = 0): boolean => {
    if (probability <= 0) return false;
    const value = createHash('sha256').update(`${seed}#${drawn++}`).digest().readUInt32BE() / 2 ** 32;
    return value < probability;
  };
  /** Strictly increasing, so that a cursor by time never loses one of two changes in the same millisecond. */
  const stamp = (): string => {
    clock = Math.max(clock + 1, Date.now());
    return new Date(clock).toISOString();
  };

  async function notify(flow: SimulatedFlow): Promise<void> {
    for (const [webhookId, { owner, url, signingKey }] of webhooks) {
      if (owner !== flow.owner || happens(how.notifyNever)) continue;
      const body = JSON.stringify({ webhookId, flowInfo: shown(flow) });
      const seconds = Math.floor(Date.now() / 1000);
      const send = () =>
        fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'afnor-signature': webhookSignature(body, seconds, signingKey),
            'afnor-signature-timestamp': String(seconds),
          },
          body,
          signal: AbortSignal.timeout(10_000),
        }).catch((error: Error) => say(`${name}: the webhook did not answer (${error.message})`));
      await send();
      if (happens(how.notifyTwice)) await send();
    }
  }
  function announce(flow: SimulatedFlow): void {
    const notice: Promise<unknown> = notify(flow).finally(() => notices.delete(notice));
    notices.add(notice);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://platform');
    const route = `${request.method} ${url.pathname.replace(/^\/v1\/(flows|webhooks)\/(?!search$)[^/]+$/, '/v1/$1/{id}')}`;
    calls[route] = (calls[route] ?? 0) + 1;
    const body = await bytesOf(request);
    if (how.delay) await sleep(how.delay);
    if (happens(how.timeOut)) return hang(response);
    if (happens(how.tooMany)) return send(response, 429, { errorCode: 'TooManyRequests' }, { 'retry-after': '1' });
    if (happens(how.fail)) return send(response, 500, { errorCode: 'InternalError' });
    const lost = happens(how.loseAnswer);
    const reply: typeof send = lost ? async () => hang(response) : send;

    if (route === 'POST /token') {
      const [id = '', secret = ''] = Buffer.from((request.headers.authorization ?? '').slice(6), 'base64')
        .toString()
        .split(':')
        .map(decodeURIComponent);
      const client = clients.get(id);
      if (!client || client.clientSecret !== secret) return reply(response, 401, { error: 'invalid_client' });
      const token = randomBytes(16).toString('hex');
      tokens.set(token, { owner: client.owner, until: Date.now() + TOKEN_SECONDS * 1000 });
      return reply(response, 200, { access_token: token, token_type: 'Bearer', expires_in: TOKEN_SECONDS });
    }
    if (route === 'GET /v1/healthcheck') return reply(response, 200, { status: 'OK' });

    const token = tokens.get((request.headers.authorization ?? '').replace(/^Bearer /, ''));
    if (!token || token.until < Date.now()) return reply(response, 401, { errorCode: 'Unauthorized' });
    const own = flows.filter(({ owner, hiddenUntil }) => owner === token.owner && hiddenUntil <= Date.now());

    if (route === 'POST /v1/flows/search') {
      const {
        where = {},
        limit = PAGE,
        cursor,
      } = JSON.parse(body.toString() || '{}') as {
        where?: Record<string, string | string[]>;
        limit?: number;
        cursor?: string;
      };
      if (Object.keys(where).length === 0) return reply(response, 400, { errorCode: 'CriterionMissing' });
      const after = cursor ?? (where.updatedAfter as string | undefined) ?? '';
      const found = own
        .filter(
          (flow) =>
            flow.updatedAt > after &&
            among(where.flowType, flow.flowType) &&
            among(where.flowDirection, flow.flowDirection) &&
            among(where.trackingId, flow.trackingId),
        )
        .sort((a, b) => a.updatedAt.localeCompare(b.updatedAt));
      const page = found.slice(0, limit);
      const nextCursor = found.length > page.length ? page.at(-1)?.updatedAt : undefined;
      const results = page.flatMap((flow) => (happens(how.repeat) ? [shown(flow), shown(flow)] : [shown(flow)]));
      if (happens(how.reorder)) results.reverse();
      return reply(response, 200, { limit, filters: where, results, ...(nextCursor && { nextCursor }) });
    }
    if (route === 'GET /v1/flows/{id}') {
      const flow = own.find(({ flowId }) => flowId === decodeURIComponent(url.pathname.slice('/v1/flows/'.length)));
      if (!flow) return reply(response, 404, { errorCode: 'NotFound' });
      const form = url.searchParams.get('docType') ?? 'Metadata';
      if (form === 'Metadata') return reply(response, 200, shown(flow));
      const file = { Original: flow.original, Converted: flow.converted, ReadableView: flow.readable }[form];
      if (!file) return reply(response, 404, { errorCode: 'NotFound' });
      const bytes = happens(how.corrupt) ? file.subarray(0, Math.floor(file.length / 2)) : file;
      if (lost) return hang(response);
      response.writeHead(200, {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(flow.name)}`,
      });
      response.end(bytes);
      return;
    }
    if (route === 'POST /v1/flows') {
      const form = await new Response(Buffer.from(body), {
        headers: { 'content-type': request.headers['content-type'] ?? '' },
      }).formData();
      const info = JSON.parse(await textOf(form.get('flowInfo'))) as Record<string, string>;
      const file = form.get('file');
      const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
      const hash = createHash('sha256').update(bytes).digest('hex');
      if (bytes.length === 0) return reply(response, 422, { errorCode: 'EmptyFlow' });
      if (info.sha256 && info.sha256 !== hash) return reply(response, 422, { errorCode: 'ChecksumMismatch' });
      const same = flows.find(
        ({ owner, flowDirection, original }) =>
          owner === token.owner && flowDirection === 'Out' && Buffer.compare(original, bytes) === 0,
      );
      if (same) return reply(response, 422, { errorCode: 'AlreadyExistingFlow' });
      const at = stamp();
      const flow: SimulatedFlow = {
        owner: token.owner,
        flowId: randomUUID(),
        name: info.name ?? '',
        flowSyntax: info.flowSyntax ?? '',
        flowType: info.flowSyntax === 'CDAR' ? 'SupplierInvoiceLC' : 'CustomerInvoice',
        flowDirection: 'Out',
        processingRule: info.processingRule ?? 'Undefined',
        ...(info.trackingId && { trackingId: info.trackingId }),
        submittedAt: at,
        updatedAt: at,
        acknowledgement: { status: 'Pending' },
        original: bytes,
        hiddenUntil: 0,
      };
      flows.push(flow);
      // A platform takes its time to look at what it was handed.
      setTimeout(() => {
        flow.acknowledgement = { status: 'Ok' };
        flow.updatedAt = stamp();
        announce(flow);
      }, 50).unref();
      return reply(response, 202, { ...shown(flow) });
    }
    if (route === 'POST /v1/webhooks') {
      const { callback } = JSON.parse(body.toString()) as { callback: { url: string } };
      const webhookId = randomUUID();
      const signingKey = randomBytes(32).toString('base64');
      webhooks.set(webhookId, { owner: token.owner, url: callback.url, signingKey });
      return reply(response, 201, { webhookId, signingKey });
    }
    if (route === 'GET /v1/webhooks')
      return reply(
        response,
        200,
        [...webhooks]
          .filter(([, { owner }]) => owner === token.owner)
          .map(([webhookId, { url }]) => ({ webhookId, callback: { url } })),
      );
    if (route === 'DELETE /v1/webhooks/{id}') {
      webhooks.delete(decodeURIComponent(url.pathname.slice('/v1/webhooks/'.length)));
      if (lost) return hang(response);
      response.writeHead(204).end();
      return;
    }
    return reply(response, 404, { errorCode: 'NotFound' });
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => {
      say(`${name}: ${error.message}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    name,
    url,
    tokenUrl: `${url}/token`,
    flows,
    calls,
    misbehave(next) {
      how = next;
    },
    register(client) {
      clients.set(client.clientId, client);
    },
    async deliver({ owner, name: fileName, syntax, type, bytes, readable, lateBy = 0, flowId = randomUUID() }) {
      const known = flows.find((flow) => flow.flowId === flowId);
      if (known) return known;
      const at = stamp();
      const flow: SimulatedFlow = {
        owner,
        flowId,
        name: fileName,
        flowSyntax: syntax,
        flowType: type,
        flowDirection: 'In',
        processingRule: 'B2B',
        submittedAt: at,
        updatedAt: at,
        acknowledgement: { status: 'Ok' },
        original: bytes,
        ...(readable && { readable }),
        hiddenUntil: Date.now() + lateBy,
      };
      flows.push(flow);
      announce(flow);
      return flow;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await Promise.allSettled([...notices]);
    },
  };
}

function shown({ owner: _, original, converted: __, readable: ___, hiddenUntil: ____, ...flow }: SimulatedFlow) {
  return { ...flow, sha256: createHash('sha256').update(original).digest('hex') };
}

const among = (wanted: string | string[] | undefined, value: string | undefined): boolean =>
  wanted === undefined || (Array.isArray(wanted) ? wanted : [wanted]).some((one) => one === value);

/** The client hears nothing, until it gives up. */
function hang(response: ServerResponse): void {
  setTimeout(() => response.destroy(), 30_000).unref();
}

async function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<void> {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const textOf = async (part: Blob | string | null): Promise<string> =>
  part instanceof Blob ? part.text() : (part ?? '{}');
