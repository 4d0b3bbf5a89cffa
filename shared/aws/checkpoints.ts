import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import {
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ObjectLockRetentionMode,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { canonicalJson } from '../kernel/canonical.ts';
import type { Head } from '../kernel/hash-chain.ts';
import type { CompanyScope } from '../kernel/scope.ts';
import { lockedUntil, type Retention } from './archive.ts';

/** Digits of a number in a key, so that keys are in the order of numbers. */
const DIGITS = 12;

/** What was signed: at this moment link `number` of a chain had this hash. `holds`: the signature is ours, and for this chain. */
export interface Checkpoint extends Head {
  readonly at: string;
  readonly holds: boolean;
}

/**
 * Signed heads of chains, `<companyId>/checkpoints/<chain>/<number>`, under Object Lock: whoever rewrites a chain in its table
 * to the end can neither sign the new heads nor remove the old ones. All versions count, for a delete marker hides an object and
 * a newer version lies before it.
 */
export class Checkpoints {
  readonly #s3: S3Client;
  readonly #kms: KMSClient;
  readonly #bucket: string;
  readonly #key: string;
  readonly #lock: ObjectLockRetentionMode | undefined;
  #publicKey: Promise<KeyObject> | undefined;

  constructor(
    bucket: string,
    key: string,
    lock: ObjectLockRetentionMode | undefined,
    { s3 = new S3Client({}), kms = new KMSClient({}) } = {},
  ) {
    this.#bucket = bucket;
    this.#key = key;
    this.#lock = lock;
    this.#s3 = s3;
    this.#kms = kms;
  }

  /** Signs a head and keeps it; one that is kept already stays as it is. */
  async sign(scope: CompanyScope, chain: string, { number, hash }: Head, retention: Retention): Promise<void> {
    const { now } = retention;
    const text = statement(scope, chain, { number, hash, at: now });
    const { Signature } = await this.#kms.send(
      new SignCommand({
        KeyId: this.#key,
        Message: Buffer.from(text),
        MessageType: 'RAW',
        SigningAlgorithm: 'ECDSA_SHA_256',
      }),
    );
    if (!Signature || !this.#lock) throw new Error('This task declares no access to sign checkpoints');
    const signature = Buffer.from(Signature).toString('base64');
    try {
      await this.#s3.send(
        new PutObjectCommand({
          Bucket: this.#bucket,
          Key: `${prefix(scope, chain)}${String(number).padStart(DIGITS, '0')}`,
          Body: JSON.stringify({ number, hash, at: now, signature }),
          ContentType: 'application/json',
          IfNoneMatch: '*',
          ObjectLockMode: this.#lock,
          ObjectLockRetainUntilDate: lockedUntil(this.#lock, retention),
          ChecksumAlgorithm: 'SHA256',
        }),
      );
    } catch (error) {
      const kept = error instanceof S3ServiceException && error.name === 'PreconditionFailed';
      if (!kept) throw error;
    }
  }

  /** Every checkpoint of a chain with a number above `after`, in the order of numbers. */
  async of(scope: CompanyScope, chain: string, after = 0): Promise<Checkpoint[]> {
    const Prefix = prefix(scope, chain);
    const found: { key: string; version: string | undefined }[] = [];
    let next: { KeyMarker: string | undefined; VersionIdMarker?: string | undefined } | undefined = {
      KeyMarker: `${Prefix}${String(after).padStart(DIGITS, '0')}`,
    };
    while (next) {
      const page: { KeyMarker: string | undefined; VersionIdMarker?: string | undefined } = next;
      const {
        Versions = [],
        IsTruncated,
        NextKeyMarker,
        NextVersionIdMarker,
      } = await this.#s3.send(new ListObjectVersionsCommand({ Bucket: this.#bucket, Prefix, ...page }));
      for (const { Key = '', VersionId } of Versions)
        if (Number(Key.slice(Prefix.length)) > after) found.push({ key: Key, version: VersionId });
      next = IsTruncated ? { KeyMarker: NextKeyMarker, VersionIdMarker: NextVersionIdMarker } : undefined;
    }
    const publicKey = found.length > 0 ? await this.#ownKey() : undefined;
    const read = found.map(async ({ key, version }): Promise<Checkpoint> => {
      const number = Number(key.slice(Prefix.length));
      const { Body } = await this.#s3.send(
        new GetObjectCommand({ Bucket: this.#bucket, Key: key, ...(version && { VersionId: version }) }),
      );
      const { hash = '', at = '', signature = '' } = parsed(await Body?.transformToString());
      const text = statement(scope, chain, { number, hash, at });
      const holds =
        publicKey !== undefined && verify('sha256', Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));
      return { number, hash, at, holds };
    });
    return (await Promise.all(read)).sort((a, b) => a.number - b.number);
  }

  #ownKey(): Promise<KeyObject> {
    this.#publicKey ??= this.#kms
      .send(new GetPublicKeyCommand({ KeyId: this.#key }))
      .then(({ PublicKey = [] }) =>
        createPublicKey({ key: Buffer.from(PublicKey as Uint8Array), format: 'der', type: 'spki' }),
      );
    return this.#publicKey;
  }
}

const prefix = ({ companyId }: CompanyScope, chain: string): string => `${companyId}/checkpoints/${chain}/`;

/** The bytes that are signed: an auditor makes them again from what the checkpoint says. */
const statement = ({ companyId }: CompanyScope, chain: string, head: Head & { at: string }): string =>
  canonicalJson({ companyId, chain, ...head });

function parsed(text = ''): { hash?: string; at?: string; signature?: string } {
  try {
    return JSON.parse(text) as object;
  } catch {
    return {};
  }
}

export const openCheckpoints = (): Checkpoints =>
  new Checkpoints(
    process.env.DOCUMENTS_BUCKET ?? '',
    process.env.SIGNING_KEY ?? '',
    process.env.OBJECT_LOCK_MODE as ObjectLockRetentionMode | undefined,
  );
