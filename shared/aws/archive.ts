import {
  GetObjectCommand,
  type ObjectLockRetentionMode,
  PutObjectCommand,
  PutObjectRetentionCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { CompanyScope } from '../kernel/scope.ts';

const DAY_MILLISECONDS = 24 * 3600 * 1000;

/** Instants: the moment of the call, and until when the law wants the document kept. */
export interface Retention {
  readonly now: string;
  readonly until: string;
}

/**
 * Under COMPLIANCE nobody can delete an object before its legal date. GOVERNANCE is for stages that hold no real books: it
 * shows the same refusal for a day.
 */
export function lockedUntil(mode: ObjectLockRetentionMode, { now, until }: Retention): Date {
  return mode === 'COMPLIANCE' ? new Date(until) : new Date(Date.parse(now) + DAY_MILLISECONDS);
}

/** Documents by the hash of their content, `<companyId>/<sha256>`: written once, never changed. */
export class Archive {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #lock: ObjectLockRetentionMode | undefined;

  /** @param lock how documents are locked; without it they cannot be. */
  constructor(bucket: string, lock: ObjectLockRetentionMode | undefined, client = new S3Client({})) {
    this.#bucket = bucket;
    this.#lock = lock;
    this.#client = client;
  }

  /** Keeps a document; when it is there already, nothing is written. Without a retention it may be deleted again. */
  async put(scope: CompanyScope, sha256: string, bytes: Uint8Array, retention?: Retention): Promise<void> {
    try {
      await this.#client.send(
        new PutObjectCommand({
          Bucket: this.#bucket,
          Key: `${scope.companyId}/${sha256}`,
          Body: bytes,
          IfNoneMatch: '*',
          ...(retention && { ObjectLockMode: this.#mode(), ObjectLockRetainUntilDate: this.#until(retention) }),
          ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
        }),
      );
    } catch (error) {
      const kept = error instanceof S3ServiceException && error.name === 'PreconditionFailed';
      if (!kept) throw error;
    }
  }

  /** Locks a document that was put without a retention. */
  async lock(scope: CompanyScope, sha256: string, retention: Retention): Promise<void> {
    await this.#client.send(
      new PutObjectRetentionCommand({
        Bucket: this.#bucket,
        Key: `${scope.companyId}/${sha256}`,
        Retention: { Mode: this.#mode(), RetainUntilDate: this.#until(retention) },
      }),
    );
  }

  #until(retention: Retention): Date {
    return lockedUntil(this.#mode(), retention);
  }

  #mode(): ObjectLockRetentionMode {
    if (!this.#lock) throw new Error('This task declares no access to lock documents');
    return this.#lock;
  }

  async get(scope: CompanyScope, sha256: string): Promise<Uint8Array> {
    const { Body } = await this.#client.send(
      new GetObjectCommand({ Bucket: this.#bucket, Key: `${scope.companyId}/${sha256}` }),
    );
    if (!Body) throw new Error(`The archive answered without the document ${sha256}`);
    return Body.transformToByteArray();
  }
}

export const openArchive = (): Archive =>
  new Archive(process.env.DOCUMENTS_BUCKET ?? '', process.env.OBJECT_LOCK_MODE as ObjectLockRetentionMode | undefined);
