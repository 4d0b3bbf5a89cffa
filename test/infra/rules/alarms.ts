import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AREAS } from '../../../functions/areas.ts';
import { first, type Rule } from '../rule.ts';
import { type Deployment, type Json, list, resourcesOf, text } from '../template.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

const PARTS = ['Impact', 'Trigger', 'Causes', 'Steps'] as const;

/** Text of a section of a page; undefined when one or the other is missing. */
function sectionOf(page: string, section: string): string | undefined {
  const file = join(ROOT, page);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return text.split(/^## /m).find((part) => part.startsWith(`${section}\n`));
}

export const alarmsLeadToRunbooks: Rule = {
  name: 'says in each alarm what people notice, tells somebody, and leads to a section of a runbook that says trigger, impact, causes and steps',
  check: (deployment) =>
    resourcesOf(deployment, 'AWS::CloudWatch::Alarm').flatMap(({ stack, id, properties }) => {
      const description: string = properties.AlarmDescription ?? '';
      const [, impact = '', page = '', section = ''] =
        /^(.+) Runbook: (docs\/runbooks\/[a-z-]+\.md)#([a-z-]+)$/s.exec(description) ?? [];
      const findings: string[] = [];
      if (impact.length < 15) findings.push(`${stack.name}: ${id} does not say what people notice`);
      if (!page) findings.push(`${stack.name}: ${id} leads nowhere`);
      else {
        const written = sectionOf(page, section);
        if (!written) findings.push(`${page} has no section “${section}”: run \`npm run generate\``);
        else
          for (const part of PARTS)
            if (!(written.split(`**${part}.**`)[1] ?? '').trim())
              findings.push(`${page}: the section “${section}” does not say its ${part.toLowerCase()}`);
      }
      if (list(properties.AlarmActions).length === 0) findings.push(`${stack.name}: ${id} tells nobody`);
      return findings;
    }),
  defects: {
    'no runbook': (deployment) => {
      first(deployment, 'AWS::CloudWatch::Alarm').resource.Properties.AlarmDescription =
        'People wait for their invoices.';
    },
    'a section that is missing': (deployment) => {
      first(deployment, 'AWS::CloudWatch::Alarm').resource.Properties.AlarmDescription =
        'People wait for their invoices. Runbook: docs/runbooks/platform.md#nowhere';
    },
    'a section that is no procedure': (deployment) => {
      first(deployment, 'AWS::CloudWatch::Alarm').resource.Properties.AlarmDescription =
        'People wait for their invoices. Runbook: docs/runbooks/platform.md#roll-back';
    },
    'nobody told': (deployment) => {
      delete first(deployment, 'AWS::CloudWatch::Alarm').resource.Properties.AlarmActions;
    },
  },
};

export const everythingThatRunsHasAnAlarm: Rule = {
  name: 'has one error alarm for each function and workflow, with the declaration’s own words, and none else',
  check: (deployment) => {
    const alarms = resourcesOf(deployment, 'AWS::CloudWatch::Alarm').filter(({ properties }) => properties.MetricName);
    const watched = alarms.map(({ stack, properties }) => {
      const dimension = properties.Dimensions?.[0]?.Value;
      return `${stack.name} ${dimension?.Ref ?? text(stack, dimension)}`;
    });
    const running = resourcesOf(deployment, 'AWS::Lambda::Function', 'AWS::StepFunctions::StateMachine').map(
      ({ stack, id }) => `${stack.name} ${id}`,
    );
    const said = alarms.map(({ properties }) => properties.AlarmDescription as string);
    const impacts = AREAS.flatMap(({ tasks, workflows }) => [
      ...tasks.filter(({ trigger }) => trigger.kind !== 'query').map(({ failureImpact }) => failureImpact),
      ...workflows.map(({ failureImpact }) => failureImpact),
    ]);
    return [
      ...running
        .filter((name) => watched.filter((other) => other === name).length !== 1)
        .map((name) => `${name}: not one alarm`),
      ...watched
        .filter((name) => !running.includes(name))
        .map((name) => `an alarm watches ${name}, which does not run`),
      ...impacts
        .filter((impact) => !said.some((text) => text?.startsWith(impact)))
        .map((impact) => `no alarm says: ${impact}`),
    ];
  },
  defects: {
    'an alarm less': (deployment) => {
      const { template, id } = first(deployment, 'AWS::CloudWatch::Alarm', ({ MetricName }) => MetricName);
      delete template.Resources[id];
    },
    'an alarm in other words': (deployment) => {
      const { resource } = first(deployment, 'AWS::CloudWatch::Alarm', ({ AlarmDescription }) =>
        AlarmDescription.includes('#decide-human-task'),
      );
      resource.Properties.AlarmDescription = 'Something broke. Runbook: docs/runbooks/work.md#decide-human-task';
    },
  },
};

/** Only where alarms that compute exist: not in the local cloud. */
export const queuesOfAnAreaAreWatched: Rule = {
  name: 'watches the oldest message of every queue, in few alarms',
  check: (deployment) => {
    const watched = resourcesOf(deployment, 'AWS::CloudWatch::Alarm').flatMap(({ properties }) =>
      list<Json>(properties.Metrics).flatMap(({ MetricStat }) =>
        (MetricStat?.Metric.Dimensions ?? []).map(({ Value }: Json) => Value as string),
      ),
    );
    const alarms = resourcesOf(deployment, 'AWS::CloudWatch::Alarm').filter(({ properties }) => properties.Metrics);
    const queues = resourcesOf(deployment, 'AWS::SQS::Queue').map(({ stack, properties }) =>
      text(stack, properties.QueueName),
    );
    return [
      ...queues.filter((name) => !watched.includes(name)).map((name) => `nobody watches ${name}`),
      ...watched
        .filter((name) => !queues.includes(name))
        .map((name) => `an alarm watches ${name}, which does not exist`),
      ...alarms
        .filter(({ properties }) => properties.Metrics.length > 11)
        .map(({ id }) => `${id} has more than ten metrics`),
    ];
  },
  defects: {
    'a queue that nobody watches': (deployment: Deployment) => {
      first(deployment, 'AWS::SQS::Queue').resource.Properties.QueueName = 'other';
    },
  },
};
