import { type App, Tags } from 'aws-cdk-lib';
import type { AreaDeclaration } from '../shared/contracts/area.ts';
import { AreaStack } from './area-stack.ts';
import { AwsOnlyStack } from './aws-only-stack.ts';
import { ConsoleStack } from './console-stack.ts';
import { DataStack } from './data-stack.ts';
import { Names } from './names.ts';
import { PlatformStack } from './platform-stack.ts';
import type { StageSettings } from './stages.ts';

export interface Sources {
  readonly areas: readonly AreaDeclaration[];
  /** `<area>/<function>/index.js`, made by the build. */
  readonly bundles: string;
  /** `<area>/<name>.asl.json`. */
  readonly definitions: string;
  /** The built console. */
  readonly site: string;
}

/** Every stack of one stage. They know each other by names and parameters only; the order is that of a first deployment. */
export function addStacks(app: App, settings: StageSettings, { areas, bundles, definitions, site }: Sources): void {
  const env = { region: settings.region, ...(settings.account && { account: settings.account }) };
  const stack = (name: string, description: string) => ({
    env,
    description,
    stackName: Names.stack(settings, name),
    terminationProtection: settings.keepData && name === 'data',
  });

  const data = new DataStack(app, Names.stack(settings, 'data'), {
    ...stack('data', 'Coulisses: tables, documents, keys, user pool'),
    settings,
    areas,
  });
  const platform = new PlatformStack(app, Names.stack(settings, 'platform'), {
    ...stack('platform', 'Coulisses: event bus, authoriser, alarms'),
    settings,
    areas,
    bundles,
  });
  platform.addStackDependency(data);

  const console = new ConsoleStack(app, Names.stack(settings, 'console'), {
    ...stack('console', 'Coulisses: console and APIs under one origin'),
    settings,
    areas,
    bundles,
    site,
  });
  for (const area of areas) {
    const areaStack = new AreaStack(app, Names.stack(settings, area.id), {
      ...stack(area.id, `Coulisses: ${area.title.en}`),
      settings,
      area,
      areas,
      bundles,
      definitions,
    });
    areaStack.addStackDependency(platform);
    console.addStackDependency(areaStack);
    Tags.of(areaStack).add('area', area.id);
  }

  if (!settings.local)
    new AwsOnlyStack(app, Names.stack(settings, 'aws-only'), {
      ...stack('aws-only', 'Coulisses: budget, and alarms over several queues'),
      settings,
      areas,
    }).addStackDependency(platform);

  Tags.of(app).add('product', 'coulisses');
  Tags.of(app).add('stage', settings.name);
}
