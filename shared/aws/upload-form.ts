import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { CompanyScope } from '../kernel/scope.ts';

/** Long enough for a slow line, short enough that a leaked form is of little use. */
const SECONDS = 900;

export interface UploadForm {
  readonly url: string;
  readonly fields: Record<string, string>;
  readonly expiresAt: string;
}

/** Signs forms with which exactly one file of a stated size can be put into the inbox. */
export class UploadForms {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(bucket: string, client = new S3Client({})) {
    this.#bucket = bucket;
    this.#client = client;
  }

  async sign(scope: CompanyScope, uploadId: string, name: string, size: number, now: string): Promise<UploadForm> {
    const { url, fields } = await createPresignedPost(this.#client, {
      Bucket: this.#bucket,
      Key: `inbox/${scope.companyId}/${uploadId}/${name}`,
      Conditions: [['content-length-range', size, size]],
      Expires: SECONDS,
    });
    return { url, fields, expiresAt: new Date(Date.parse(now) + SECONDS * 1000).toISOString() };
  }
}

export const openUploadForms = (): UploadForms => new UploadForms(process.env.INBOX_BUCKET ?? '');
