import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import {
  type ApprovedPlatform,
  type Flow,
  type FlowForm,
  type FlowPage,
  type FlowSearch,
  type PlatformAccess,
  PlatformFailure,
  type Submission,
  type Subscription,
} from './approved-platform.ts';
import { ForbiddenAddress, guardedRequest } from './guarded-request.ts';

/** How long the adapter waits, in milliseconds. */
export interface Patience {
  /** For the answer to one attempt. */
  readonly timeout: number;
  readonly attempts: number;
  /** Before the second attempt, doubled before each further one; a platform may ask for more by Retry-After. */
  readonly pause: number;
  readonly longestPause: number;
}
const PATIENCE: Patience = { timeout: 10_000, attempts: 4, pause: 250, longestPause: 5_000 };
/** Of a person who waits for the answer and can ask again. */
const IMPATIENCE: Patience = { timeout: 5_000, attempts: 1, pause: 0, longestPause: 0 };
/** A token is renewed so long before it ends. */
const TOKEN_MARGIN_MILLISECONDS = 30_000;
/** Tokens of clients that were used lately, for as long as the process lives. */
const tokens = new Map<string, { readonly value: string; readonly until: number }>();

const Details = z.array(z.object({ reasonCode: z.string().optional(), reasonMessage: z.string().optional() }));
const WireFlow = z.object({
  flowId: z.string(),
  name: z.string().default(''),
  flowSyntax: z.string(),
  flowType: z.string(),
  flowDirection: z.string(),
  trackingId: z.string().nullish(),
  sha256: z.string().nullish(),
  submittedAt: z.string().nullish(),
  updatedAt: z.string(),
  acknowledgement: z.object({ status: z.enum(['Pending', 'Ok', 'Error']), details: Details.nullish() }),
});
const WirePage = z.object({ results: z.array(WireFlow), nextCursor: z.string().nullish() });
const Token = z.object({ access_token: z.string(), expires_in: z.number().default(300) });

/** The flow service of AFNOR XP Z12-013 (OpenAPI 1.3.0), with client credentials, time-outs and retries. */
export class XpZ12013 implements ApprovedPlatform {
  readonly #access: PlatformAccess;
  readonly #patience: Patience;

  constructor(access: PlatformAccess, patience = PATIENCE) {
    this.#access = access;
    this.#patience = patience;
  }

  async check(): Promise<void> {
    await this.#call('GET', '/v1/healthcheck', { open: true });
    await this.#token();
  }

  async search({ updatedAfter, cursor, limit }: FlowSearch): Promise<FlowPage> {
    const where = { updatedAfter, flowType: ['SupplierInvoice', 'SupplierInvoiceLC'] };
    return this.#search({ where, limit, ...(cursor && { cursor }) });
  }

  async find(trackingId: string): Promise<Flow | undefined> {
    const { flows } = await this.#search({ where: { trackingId }, limit: 1 });
    return flows.find((flow) => flow.trackingId === trackingId);
  }

  async #search(body: object): Promise<FlowPage> {
    const answer = await this.#call('POST', '/v1/flows/search', { json: body });
    const { results, nextCursor } = parsed(WirePage, await answer.json());
    return { flows: results.map(flowOf), ...(nextCursor && { nextCursor }) };
  }

  async download({ flowId, sha256 }: Pick<Flow, 'flowId' | 'sha256'>, form: FlowForm): Promise<Uint8Array> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#call('GET', `/v1/flows/${encodeURIComponent(flowId)}?docType=${form}`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (form !== 'Original' || sha256 === undefined || hashOf(bytes) === sha256.toLowerCase()) return bytes;
      if (attempt >= this.#patience.attempts)
        throw new PlatformFailure('unreachable', `The file of flow ${flowId} is not the one that was announced`);
    }
  }

  async submit({ name, syntax, trackingId, bytes }: Submission): Promise<{ flowId: string }> {
    const flowInfo = {
      flowSyntax: syntax,
      name,
      trackingId,
      processingRule: 'B2B',
      sha256: hashOf(bytes),
    };
    const form = () => {
      const parts = new FormData();
      parts.set('flowInfo', new Blob([JSON.stringify(flowInfo)], { type: 'application/json' }));
      parts.set('file', new Blob([Buffer.from(bytes)]), name);
      return parts;
    };
    try {
      const answer = await this.#call('POST', '/v1/flows', { form });
      return parsed(z.object({ flowId: z.string() }), await answer.json());
    } catch (error) {
      // An earlier attempt arrived although its answer was lost.
      if (!(error instanceof PlatformFailure) || !error.codes.includes('AlreadyExistingFlow')) throw error;
      const flow = await this.find(trackingId);
      if (!flow) throw error;
      return { flowId: flow.flowId };
    }
  }

  async subscribe(url: string): Promise<Subscription> {
    const json = { callback: { url }, metadata: { flowDirection: 'In', flowType: 'SupplierInvoice' } };
    const answer = await this.#call('POST', '/v1/webhooks', { json });
    const Created = z.object({ webhookId: z.string(), signingKey: z.string() });
    return parsed(Created, await answer.json());
  }

  async unsubscribe(webhookId: string): Promise<void> {
    await this.#call('DELETE', `/v1/webhooks/${encodeURIComponent(webhookId)}`);
  }

  /** Every call is safe to repeat: a submission by its tracking id and content, everything else by its nature. */
  async #call(
    method: string,
    path: string,
    { json, form, open = false }: { json?: object; form?: () => FormData; open?: boolean } = {},
  ): Promise<Response> {
    return this.#persist(async () => {
      const token = open ? undefined : await this.#token();
      const body = form?.() ?? (json && JSON.stringify(json));
      const answer = await this.#send(`${this.#access.url}${path}`, {
        method,
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(json && { 'content-type': 'application/json' }),
        },
        ...(body && { body }),
      });
      // A token may be withdrawn before its time; the next attempt asks for another.
      const withdrawn = answer.status === 401 && tokens.delete(this.#key());
      if (withdrawn) throw new PlatformFailure('unreachable', 'The platform took back its token');
      return answer;
    });
  }

  /** Tries again what may succeed later. */
  async #persist(attempt: () => Promise<Response>): Promise<Response> {
    const { attempts, pause, longestPause } = this.#patience;
    for (let made = 1; ; made++) {
      try {
        const answer = await attempt();
        if (answer.ok) return answer;
        throw await failureOf(answer);
      } catch (error) {
        if (!(error instanceof PlatformFailure) || error.kind !== 'unreachable' || made >= attempts) throw error;
        await sleep(Math.min((error.retryAfter ?? 0) * 1000 || pause * 2 ** (made - 1), longestPause));
      }
    }
  }

  async #send(url: string, request: RequestInit): Promise<Response> {
    try {
      return await guardedRequest(url, { ...request, timeout: this.#patience.timeout });
    } catch (error) {
      const { message } = error as Error;
      if (error instanceof ForbiddenAddress) throw new PlatformFailure('forbidden', message);
      throw new PlatformFailure('unreachable', `${new URL(url).hostname} did not answer: ${message}`);
    }
  }

  #key(): string {
    return `${this.#access.tokenUrl}\n${this.#access.clientId}`;
  }

  async #token(): Promise<string> {
    const known = tokens.get(this.#key());
    const now = performance.timeOrigin + performance.now();
    if (known && known.until > now) return known.value;
    const { tokenUrl, clientId, clientSecret } = this.#access;
    const answer = await this.#persist(() =>
      this.#send(tokenUrl, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64')}`,
        },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      }),
    );
    const { access_token: value, expires_in: seconds } = parsed(Token, await answer.json());
    tokens.set(this.#key(), { value, until: now + seconds * 1000 - TOKEN_MARGIN_MILLISECONDS });
    return value;
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function flowOf({ acknowledgement, trackingId, submittedAt, sha256, ...flow }: z.infer<typeof WireFlow>): Flow {
  return {
    flowId: flow.flowId,
    name: flow.name,
    syntax: flow.flowSyntax,
    type: flow.flowType,
    direction: flow.flowDirection,
    updatedAt: flow.updatedAt,
    ...(trackingId && { trackingId }),
    ...(submittedAt && { submittedAt }),
    ...(sha256 && { sha256 }),
    acknowledgement: {
      status: acknowledgement.status,
      details: (acknowledgement.details ?? []).map(({ reasonCode = '', reasonMessage = '' }) => ({
        code: reasonCode,
        message: reasonMessage,
      })),
    },
  };
}

/** What the platform answers is its word, not ours: it is checked, and a wrong one is as good as none. */
function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new PlatformFailure(
    'unreachable',
    `The platform answered what XP Z12-013 does not know: ${result.error.message}`,
  );
}

async function failureOf(answer: Response): Promise<PlatformFailure> {
  const text = await answer.text().catch(() => '');
  const codes = [...text.matchAll(/"(?:errorCode|reasonCode|code)"\s*:\s*"(\w+)"/g)].map(([, code]) => code as string);
  const { status } = answer;
  const kind =
    status === 401 || status === 403
      ? 'denied'
      : status === 404
        ? 'gone'
        : status === 429 || status >= 500
          ? 'unreachable'
          : 'refused';
  return new PlatformFailure(
    kind,
    `The platform answered ${status}${codes.length > 0 ? ` (${codes.join(', ')})` : ''}`,
    {
      codes,
      retryAfter: Number(answer.headers.get('retry-after') ?? 0),
    },
  );
}

/** Opens the platforms that companies name. */
export interface ApprovedPlatforms {
  open(access: PlatformAccess): ApprovedPlatform;
  /** For a person who waits: one attempt, and a short one. */
  try(access: PlatformAccess): ApprovedPlatform;
}
export const openApprovedPlatforms = (): ApprovedPlatforms => ({
  open: (access) => new XpZ12013(access),
  try: (access) => new XpZ12013(access, IMPATIENCE),
});
