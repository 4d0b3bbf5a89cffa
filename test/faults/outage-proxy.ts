import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** What a function of the product may find closed. */
export type Dependency = 'bus' | 'table' | 'documents' | 'workflows' | 'identity provider';

/** AWS services by how their calls look: JSON protocols name the target, S3 does not. */
const TARGETS: readonly (readonly [prefix: string, dependency: Dependency])[] = [
  ['AWSEvents.', 'bus'],
  ['DynamoDB_', 'table'],
  ['AWSStepFunctions.', 'workflows'],
  ['AWSCognitoIdentityProviderService.', 'identity provider'],
];

/** Stands between the functions and the local cloud, and refuses every call to one service while it is told to. */
export class OutageProxy {
  /** Calls that were refused since it was last closed. */
  refused = 0;
  #closed: Dependency | undefined;
  #upstream: URL | undefined;
  readonly #server = createServer((incoming, outgoing) => this.#answer(incoming, outgoing));

  static async start(): Promise<OutageProxy> {
    const proxy = new OutageProxy();
    await new Promise<void>((listening) => proxy.#server.listen(0, '127.0.0.1', listening));
    return proxy;
  }

  get endpoint(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy does not listen');
    return `http://127.0.0.1:${address.port}`;
  }

  /** The cloud must know our address before it starts, so we learn its own afterwards. */
  forwardTo(upstream: string): void {
    this.#upstream = new URL(upstream);
  }

  close(dependency: Dependency): void {
    this.refused = 0;
    this.#closed = dependency;
  }

  open(): void {
    this.#closed = undefined;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  #answer(incoming: IncomingMessage, outgoing: ServerResponse): void {
    if (this.#closed !== undefined && dependencyOf(incoming.headers) === this.#closed) {
      this.refused++;
      incoming.resume();
      outgoing.writeHead(503, { 'content-type': 'application/json' });
      outgoing.end('{"__type":"ServiceUnavailable","message":"Closed by the trial"}');
      return;
    }
    const upstream = request(
      {
        host: this.#upstream?.hostname,
        port: this.#upstream?.port,
        method: incoming.method,
        path: incoming.url,
        headers: incoming.headers,
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    upstream.on('error', () => outgoing.destroy());
    incoming.pipe(upstream);
  }
}

function dependencyOf(headers: IncomingHttpHeaders): Dependency | undefined {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return TARGETS.find(([prefix]) => target.startsWith(prefix))?.[1];
  return /\/s3\/aws4_request/.test(headers.authorization ?? '') ? 'documents' : undefined;
}
