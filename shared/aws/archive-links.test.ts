import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { companyScope } from '../kernel/scope.ts';
import { ArchiveLinks } from './archive-links.ts';

const scope = companyScope('brumaire');
const sha256 = '0f'.repeat(32);
const name = "L'état (1)*!.xml";
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token/+=' };

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2027-03-04T05:06:07Z'), toFake: ['Date'] });
  vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey);
  vi.stubEnv('AWS_SESSION_TOKEN', credentials.sessionToken);
  vi.stubEnv('AWS_ENDPOINT_URL', undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

test.each([
  ['on AWS', undefined],
  ['on the local cloud', 'http://127.0.0.1:4566'],
])('%s the address is the one that the S3 client signs', async (_, endpoint) => {
  const client = new S3Client({
    region: 'eu-west-3',
    credentials,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint && { endpoint, forcePathStyle: true }),
  });
  const command = new GetObjectCommand({
    Bucket: 'coulisses-dev-documents-123456789012',
    Key: `brumaire/${sha256}`,
    ResponseContentType: 'application/octet-stream',
    ResponseContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
  const links = new ArchiveLinks({ bucket: 'coulisses-dev-documents-123456789012', region: 'eu-west-3', endpoint });
  const ours = new URL(await links.sign(scope, sha256, name));
  const theirs = new URL(await getSignedUrl(client, command, { expiresIn: 300 }));
  expect(ours.origin + ours.pathname).toBe(theirs.origin + theirs.pathname);
  expect(Object.fromEntries(ours.searchParams)).toEqual(Object.fromEntries(theirs.searchParams));
});
