import {
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { CompanyScope } from '../kernel/scope.ts';

export interface InboxFile {
  readonly bytes: Uint8Array;
  readonly size: number;
}

/** Read access to the inbox bucket, where files arrive under `inbox/<companyId>/<uploadId>/<name>` and stay 30 days. */
export class Inbox {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(bucket: string, client = new S3Client({})) {
    this.#bucket = bucket;
    this.#client = client;
  }

  /** The file's bytes; `too-large` (not read) beyond `limit` bytes; `gone` when it is no longer there. */
  async read(key: string, limit: number): Promise<InboxFile | 'too-large' | 'gone'> {
    try {
      const { Body, ContentLength = 0 } = await this.#client.send(
        new GetObjectCommand({ Bucket: this.#bucket, Key: key }),
      );
      if (ContentLength > limit) {
        // The socket must be freed although nobody reads the body.
        (Body as { destroy?: () => void } | undefined)?.destroy?.();
        return 'too-large';
      }
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      return { bytes, size: bytes.byteLength };
    } catch (error) {
      if (error instanceof NoSuchKey) return 'gone';
      throw error;
    }
  }

  /** Every object that arrived before `before`, page by page. */
  async *arrivedBefore(
    before: string,
    prefix: 'inbox/' | 'mail/' = 'inbox/',
  ): AsyncGenerator<{ readonly key: string; readonly etag: string | undefined }> {
    let token: string | undefined;
    do {
      const page = await this.#client.send(
        new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: prefix, ContinuationToken: token }),
      );
      // Events bring the ETag without its quotes.
      for (const { Key, LastModified, ETag } of page.Contents ?? [])
        if (Key && LastModified && LastModified.toISOString() < before)
          yield { key: Key, etag: ETag?.replaceAll('"', '') };
      token = page.NextContinuationToken;
    } while (token);
  }
}

export const openInbox = (): Inbox => new Inbox(process.env.INBOX_BUCKET ?? '');

/** Where files that came through another door than the inbox itself are laid down in it. */
export class InboxDoor {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(bucket: string, client = new S3Client({})) {
    this.#bucket = bucket;
    this.#client = client;
  }

  /** Puts a file, once: what lies there already stays as it is. */
  async put(scope: CompanyScope, uploadId: string, name: string, bytes: Uint8Array): Promise<void> {
    try {
      await this.#client.send(
        new PutObjectCommand({
          Bucket: this.#bucket,
          Key: `inbox/${scope.companyId}/${uploadId}/${name}`,
          Body: bytes,
          IfNoneMatch: '*',
        }),
      );
    } catch (error) {
      const there = error instanceof S3ServiceException && error.name === 'PreconditionFailed';
      if (!there) throw error;
    }
  }
}

export const openInboxDoor = (): InboxDoor => new InboxDoor(process.env.INBOX_BUCKET ?? '');
