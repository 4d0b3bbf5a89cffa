/**
 * What the product needs of an approved platform (plateforme agréée): the company's invoices and their statuses come and go
 * through it. The adapter speaks XP Z12-013 (`xp-z12-013.ts`).
 */

/** How a company is known to its platform. */
export interface PlatformAccess {
  /** Base of the flow service, below which `/v1/flows` lies. */
  readonly url: string;
  /** OAuth 2 token endpoint (client credentials, RFC 6749, 4.4). */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export type FlowSyntax = 'CII' | 'UBL' | 'Factur-X' | 'CDAR' | 'FRR';

/** A file that the platform has received, sent, or waits to process. */
export interface Flow {
  readonly flowId: string;
  readonly name: string;
  /** As the platform says them: a syntax or type that is not known here is kept as it is. */
  readonly syntax: string;
  readonly type: string;
  readonly direction: string;
  readonly trackingId?: string;
  /** Of the original, where the platform gives it: a download is compared with it. */
  readonly sha256?: string;
  /** Instants, UTC. `updatedAt` moves with every change and orders a search. */
  readonly submittedAt?: string;
  readonly updatedAt: string;
  readonly acknowledgement: Acknowledgement;
}

export interface Acknowledgement {
  readonly status: 'Pending' | 'Ok' | 'Error';
  /** Codes as the standard lists them: `AlreadyExistingFlow`, `InvoiceLCStatusError`. */
  readonly details: readonly { readonly code: string; readonly message: string }[];
}

export interface FlowSearch {
  /** Only what changed after this instant. */
  readonly updatedAfter: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface FlowPage {
  readonly flows: readonly Flow[];
  readonly nextCursor?: string;
}

/** The sent file itself, what the platform made of it for the receiver, or a picture of it for people. */
export type FlowForm = 'Original' | 'Converted' | 'ReadableView';

export interface Submission {
  readonly name: string;
  readonly syntax: FlowSyntax;
  /** Ours, the same each time: by it a submission whose answer was lost is found again. */
  readonly trackingId: string;
  readonly bytes: Uint8Array;
}

export interface Subscription {
  readonly webhookId: string;
  /** With it the platform signs what it calls back with. */
  readonly signingKey: string;
}

export interface ApprovedPlatform {
  /** @throws PlatformFailure when the service does not answer, or does not let the client in. */
  check(): Promise<void>;
  /** The company's incoming flows, and what became of those it submitted, oldest change first. */
  search(search: FlowSearch): Promise<FlowPage>;
  /** One submitted flow by its tracking id; nothing when the platform has none. */
  find(trackingId: string): Promise<Flow | undefined>;
  download(flow: Pick<Flow, 'flowId' | 'sha256'>, form: FlowForm): Promise<Uint8Array>;
  /** Hands a file over. A file it has already is answered as that flow. */
  submit(submission: Submission): Promise<{ readonly flowId: string }>;
  /** Asks to be called at `url` when a flow arrives or changes. */
  subscribe(url: string): Promise<Subscription>;
  unsubscribe(webhookId: string): Promise<void>;
}

/** Why the platform did not do as asked. */
export class PlatformFailure extends Error {
  /**
   * `unreachable`: no answer, or none in time, also after retries; the same call may succeed later.
   * `forbidden`: its address leads elsewhere than to the internet, or over an open line; nothing was sent.
   */
  readonly kind: 'unreachable' | 'forbidden' | 'denied' | 'refused' | 'gone';
  /** Codes of the standard, where it answered any. */
  readonly codes: readonly string[];
  /** Seconds after which it wants to be asked again. */
  readonly retryAfter: number | undefined;

  constructor(
    kind: PlatformFailure['kind'],
    message: string,
    { codes = [], retryAfter }: { codes?: readonly string[]; retryAfter?: number } = {},
  ) {
    super(message);
    this.name = 'PlatformFailure';
    this.kind = kind;
    this.codes = codes;
    this.retryAfter = retryAfter;
  }
}
