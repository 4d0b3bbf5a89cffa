import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import type { AreaDeclaration } from '../shared/contracts/area.ts';
import { pascalCase, taskName } from '../shared/contracts/names.ts';
import { accessContext, grantsOf, mergeGrants, publishGrant } from './access.ts';
import { AreaApi } from './constructs/area-api.ts';
import { Listener } from './constructs/listener.ts';
import { Outbox } from './constructs/outbox.ts';
import { deadLetterQueue } from './constructs/queues.ts';
import { Schedule } from './constructs/schedule.ts';
import { TaskFunction } from './constructs/task-function.ts';
import { Workflow } from './constructs/workflow.ts';
import { type FunctionPlan, outboxPlan, planOf, queriesPlan, tasksOf } from './functions-of.ts';
import { Names } from './names.ts';
import type { StageSettings } from './stages.ts';

export interface AreaStackProps extends StackProps {
  readonly settings: StageSettings;
  readonly area: AreaDeclaration;
  readonly areas: readonly AreaDeclaration[];
  readonly bundles: string;
  readonly definitions: string;
}

/** Everything of one area that can be thrown away and deployed again: it holds no state. */
export class AreaStack extends Stack {
  constructor(scope: Construct, id: string, props: AreaStackProps) {
    super(scope, id, props);
    const { settings, area, areas, bundles, definitions } = props;
    const names = new Names(this, settings);
    const context = accessContext(this, { names, area, settings });
    const base = { area: area.id, settings, names, bundles };

    const undelivered = deadLetterQueue(this, 'Undelivered', names.inArea(area.id, 'undelivered'));
    const functionFor = (plan: FunctionPlan) =>
      new TaskFunction(this, pascalCase(plan.name), { ...base, plan, ...grantsOf(plan.access, context) });

    const api = new AreaApi(this, 'Api', {
      name: names.inArea(area.id, 'api'),
      settings,
      authoriserArn: names.functionArn(...authoriserOf(areas)),
    });
    for (const task of tasksOf(area, 'command', 'endpoint')) api.route(task, functionFor(planOf(task)).lambda);
    const queries = queriesPlan(area);
    if (queries) {
      const { lambda } = functionFor(queries);
      for (const task of tasksOf(area, 'query')) api.route(task, lambda);
    }

    for (const task of tasksOf(area, 'step')) functionFor(planOf(task));

    for (const task of tasksOf(area, 'job'))
      new Schedule(this, `${pascalCase(taskName(task.id))}Schedule`, {
        name: names.inArea(area.id, taskName(task.id)),
        description: task.summary,
        expression: task.trigger.schedule,
        target: functionFor(planOf(task)).lambda,
        input: {},
        undelivered,
      });

    for (const task of tasksOf(area, 'listener'))
      new Listener(this, pascalCase(taskName(task.id)), {
        ...base,
        task,
        undelivered,
        ...grantsOf(task.access, context),
      });

    const outbox = outboxPlan(area);
    new Outbox(this, 'Outbox', {
      ...base,
      plan: outbox,
      undelivered,
      streamArn: StringParameter.valueForStringParameter(this, names.parameter(`${area.id}/stream`)),
      ...mergeGrants([grantsOf(outbox.access, context), publishGrant(context)]),
    });

    for (const workflow of area.workflows)
      new Workflow(this, `${pascalCase(taskName(workflow.id))}Workflow`, {
        workflow,
        areas,
        settings,
        names,
        definitions,
        undelivered,
      });

    new StringParameter(this, 'ApiParameter', {
      parameterName: names.parameter(`${area.id}/api`),
      stringValue: api.api.apiId,
    });
    new CfnOutput(this, 'ApiId', { value: api.api.apiId });
  }
}

/** Area and function of the one task that answers for every API who calls. */
export function authoriserOf(areas: readonly AreaDeclaration[]): [area: string, name: string] {
  const found = areas.flatMap((area) =>
    tasksOf(area, 'authoriser').map((task) => [area.id, taskName(task.id)] as const),
  );
  if (found.length !== 1) throw new Error(`Exactly one task must be the authoriser; there are ${found.length}.`);
  return [...(found[0] as readonly [string, string])];
}
