import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { S3RequestPresigner } from '@aws-sdk/s3-request-presigner';
import type { CompanyScope } from '../kernel/scope.ts';
import { defaultProvider } from './lambda-credentials.ts';

const SECONDS = 300;

interface Settings {
  readonly bucket: string;
  readonly region: string;
  /** Of another cloud than AWS: `http://127.0.0.1:4566`. */
  readonly endpoint?: string | undefined;
}

/**
 * Signs addresses of archived documents. An address is computed, nothing is asked for it: the S3 client, a third of the
 * function that answers queries, has no part in it.
 */
export class ArchiveLinks {
  readonly #signer: S3RequestPresigner;
  readonly #base: URL;

  constructor({ bucket, region, endpoint }: Settings) {
    this.#signer = new S3RequestPresigner({ region, credentials: defaultProvider(), sha256: Sha256 });
    this.#base = new URL(endpoint ? `${endpoint}/${bucket}/` : `https://${bucket}.s3.${region}.amazonaws.com/`);
  }

  /** An address for five minutes; the browser saves it under the file's own name and never runs what is in it. */
  async sign(scope: CompanyScope, sha256: string, name: string): Promise<string> {
    const { protocol, hostname, port, pathname } = this.#base;
    const { query = {} } = await this.#signer.presign(
      {
        method: 'GET',
        protocol,
        hostname,
        ...(port && { port: Number(port) }),
        path: `${pathname}${scope.companyId}/${sha256}`,
        headers: {},
        query: {
          'response-content-type': 'application/octet-stream',
          'response-content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
          'x-id': 'GetObject',
        },
      },
      { expiresIn: SECONDS },
    );
    const parameters = Object.entries(query).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const signed = parameters.map(([key, value]) => `${escaped(key)}=${escaped(String(value))}`).join('&');
    return `${this.#base.href}${scope.companyId}/${sha256}?${signed}`;
  }
}

/** Stricter than encodeURIComponent, as signatures of AWS want it (RFC 3986, 2.3). */
const escaped = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Node's own hash in the shape that the signer asks for. */
class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as Uint8Array);
  }

  update(data: Uint8Array): void {
    this.#hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  /** The signer makes a new one for each hash. */
  reset(): never {
    throw new Error('A hash is used once');
  }
}

export const openArchiveLinks = (): ArchiveLinks =>
  new ArchiveLinks({
    bucket: process.env.DOCUMENTS_BUCKET ?? '',
    region: process.env.AWS_REGION ?? '',
    endpoint: process.env.AWS_ENDPOINT_URL,
  });
