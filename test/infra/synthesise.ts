import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { AREAS } from '../../functions/areas.ts';
import { Names } from '../../infra/names.ts';
import { addStacks } from '../../infra/stacks.ts';
import { type StageSettings, stageSettings } from '../../infra/stages.ts';
import type { AreaDeclaration } from '../../shared/contracts/area.ts';
import { taskName } from '../../shared/contracts/names.ts';
import type { Deployment, Template } from './template.ts';

export const ACCOUNT = '111111111111';
export const DEFINITIONS = resolve(import.meta.dirname, '../../state-machines');

/** The product's stacks for one stage, with empty bundles: what the functions do is not what is tested here. */
export function synthesise(
  stage: StageSettings['name'],
  {
    areas = AREAS,
    definitions = DEFINITIONS,
    nag = false,
    overrides = {},
  }: {
    areas?: readonly AreaDeclaration[];
    definitions?: string;
    nag?: boolean;
    overrides?: Partial<StageSettings>;
  } = {},
): Deployment {
  const folder = mkdtempSync(join(tmpdir(), 'coulisses-infra-'));
  const bundles = join(folder, 'functions');
  for (const area of areas)
    for (const name of ['queries', 'outbox', ...area.tasks.map(({ id }) => taskName(id))])
      write(join(bundles, area.id, name), 'index.js', 'exports.handler = () => {};');
  const site = join(folder, 'site');
  write(site, 'index.html', '<!doctype html>');

  const settings = stageSettings(stage, {
    account: ACCOUNT,
    alarmEmail: 'alarms@example.com',
    mailDomain: 'mail.example.com',
    ...overrides,
  });
  const { context } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../cdk.json'), 'utf8'));
  const app = new App({ outdir: join(folder, 'cdk.out'), analyticsReporting: false, context });
  if (nag) Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  addStacks(app, settings, { areas, bundles, definitions, site });
  const prefix = Names.stack(settings, '');
  const stacks = app.synth().stacks.map(({ stackName, template }) => ({
    name: stackName.slice(prefix.length),
    template: template as Template,
  }));
  rmSync(folder, { recursive: true });
  return { stage, stacks };
}

function write(folder: string, name: string, content: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), content);
}
