import { resolve } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { AREAS } from '../functions/areas.ts';
import { addStacks } from './stacks.ts';
import { stageSettings } from './stages.ts';

const root = resolve(import.meta.dirname, '..');
const app = new App({ analyticsReporting: false });
const context = (name: string): string | undefined => app.node.tryGetContext(name);

const domain = context('domain');
const settings = stageSettings(context('stage') ?? 'local', {
  account: context('account') ?? process.env.CDK_DEFAULT_ACCOUNT,
  region: context('region'),
  alarmEmail: context('alarmEmail'),
  mailDomain: context('mailDomain'),
  domain: domain ? { name: domain, certificateArn: context('certificateArn') ?? '' } : undefined,
});
// The local cloud gets what AWS gets; checking it once is enough.
if (settings.name !== 'local') Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));

addStacks(app, settings, {
  areas: AREAS,
  bundles: resolve(root, '.build/functions'),
  definitions: resolve(root, 'state-machines'),
  site: resolve(root, '.build/console'),
});
