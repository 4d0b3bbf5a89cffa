/**
 * The function behind `SiteContent`: unpacks the built console from the zip that CDK has uploaded and puts its files into
 * the site's bucket. Runs at deployment only.
 */
import { inflateRawSync } from 'node:zlib';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';

interface Properties {
  readonly archiveBucket: string;
  readonly archiveKey: string;
  readonly siteBucket: string;
  /** Content of `config.json`. */
  readonly config: string;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
  woff2: 'font/woff2',
};

const client = new S3Client({});

export async function handler(event: CloudFormationCustomResourceEvent): Promise<void> {
  let reason: string | undefined;
  const properties = event.ResourceProperties as unknown as Properties;
  try {
    if (event.RequestType === 'Delete') await removeAllBut(properties.siteBucket, new Set());
    else await publish(properties);
  } catch (error) {
    reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    console.error(error);
  }
  await fetch(event.ResponseURL, {
    method: 'PUT',
    body: JSON.stringify({
      Status: reason ? 'FAILED' : 'SUCCESS',
      Reason: reason ?? 'published',
      PhysicalResourceId: `${properties.siteBucket}/content`,
      StackId: event.StackId,
      RequestId: event.RequestId,
      LogicalResourceId: event.LogicalResourceId,
    }),
  });
}

/** New files first, then the page that names them, then away with the old ones: a visitor always finds a whole site. */
async function publish({ archiveBucket, archiveKey, siteBucket, config }: Properties): Promise<void> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: archiveBucket, Key: archiveKey }));
  const files = unzip(Buffer.from((await Body?.transformToByteArray()) ?? []));
  files.set('config.json', Buffer.from(config));
  const pages = [...files.keys()].filter((name) => name.endsWith('.html'));
  const others = [...files.keys()].filter((name) => !name.endsWith('.html'));
  for (const names of [others, pages])
    await Promise.all(names.map((name) => put(siteBucket, name, files.get(name) as Buffer)));
  await removeAllBut(siteBucket, files);
}

async function put(bucket: string, name: string, bytes: Buffer): Promise<void> {
  const contentType = CONTENT_TYPES[name.slice(name.lastIndexOf('.') + 1)];
  if (!contentType) throw new Error(`No content type is known for ${name}: add it to the publisher`);
  // The build names what lies in assets/ by the hash of its content.
  const cacheControl = name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  await client.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: name,
      Body: bytes,
      ContentType: contentType,
      CacheControl: cacheControl,
    }),
  );
}

async function removeAllBut(bucket: string, kept: { has(name: string): boolean }): Promise<void> {
  let token: string | undefined;
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, ContinuationToken: token }));
    const old = (page.Contents ?? []).flatMap(({ Key }) => (Key && !kept.has(Key) ? [{ Key }] : []));
    if (old.length > 0) await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: old } }));
    token = page.NextContinuationToken;
  } while (token);
}

/** Files of a zip by its central directory (PKWARE APPNOTE 4.3.12): stored or deflated, as CDK writes it. */
function unzip(zip: Buffer): Map<string, Buffer> {
  const END = 0x06054b50;
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== END) end--;
  if (end < 0) throw new Error('The archive of the site is no zip file');
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const method = zip.readUInt16LE(at + 10);
    const size = zip.readUInt32LE(at + 20);
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + size);
    if (!name.endsWith('/')) files.set(name, method === 0 ? packed : inflateRawSync(packed));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}
