import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CustomResource } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import { buildSync } from 'esbuild';
import { allow } from '../access.ts';
import { TaskFunction, type TaskFunctionProps } from './task-function.ts';

export interface SiteContentProps extends Pick<TaskFunctionProps, 'settings' | 'names' | 'bundles'> {
  /** Folder of the built site. */
  readonly site: string;
  readonly bucket: Bucket;
  /** What the deployment tells the site: its `config.json`. */
  readonly config: string;
}

/** Puts the built site into its bucket as part of the deployment, so that a roll-back takes it back as well. */
export class SiteContent extends Construct {
  constructor(scope: Construct, id: string, { site, bucket, config, ...props }: SiteContentProps) {
    super(scope, id);
    if (!existsSync(join(site, 'index.html')))
      throw new Error(`There is no console in ${site}: run \`npm run build:console\` first.`);
    const archive = new Asset(this, 'Archive', { path: site });
    const publisher = new TaskFunction(this, 'Publisher', {
      ...props,
      area: 'platform',
      plan: {
        name: 'publish-site',
        summary: 'Puts the built console into its bucket',
        tasks: [],
        access: {},
        failureImpact: 'The deployment of the console is rolled back; people keep the version before.',
        timeout: 120,
        memory: 1024,
      },
      bundles: bundlePublisher(props.bundles),
      statements: [
        allow(['s3:GetObject'], [`arn:aws:s3:::${archive.s3BucketName}/${archive.s3ObjectKey}`]),
        allow(['s3:ListBucket'], [bucket.bucketArn]),
        allow(['s3:PutObject', 's3:DeleteObject'], [bucket.arnForObjects('*')]),
      ],
      environment: {},
    });
    const content = new CustomResource(this, 'Content', {
      serviceToken: publisher.lambda.functionArn,
      properties: {
        archiveBucket: archive.s3BucketName,
        archiveKey: archive.s3ObjectKey,
        siteBucket: bucket.bucketName,
        config,
      },
    });
    if (bucket.policy) content.node.addDependency(bucket.policy);
  }
}

/** The only function whose code belongs to the infrastructure, so it is bundled here; beside the others, in `.build`. */
function bundlePublisher(bundles: string): string {
  const folder = resolve(bundles, '..', 'infra');
  buildSync({
    entryPoints: [resolve(import.meta.dirname, 'site-publisher.ts')],
    outfile: join(folder, 'platform', 'publish-site', 'index.js'),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    logLevel: 'error',
  });
  return folder;
}
