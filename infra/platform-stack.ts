import { Stack, type StackProps } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, MathExpression, PeriodOverride } from 'aws-cdk-lib/aws-cloudwatch';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { AreaDeclaration } from '../shared/contracts/area.ts';
import { taskName } from '../shared/contracts/names.ts';
import { accessContext, authoriserGrant, grantsOf, mergeGrants } from './access.ts';
import { authoriserOf } from './area-stack.ts';
import { acknowledge } from './constructs/acknowledge.ts';
import { ALARM_PERIOD } from './constructs/task-alarm.ts';
import { TaskFunction } from './constructs/task-function.ts';
import { planOf } from './functions-of.ts';
import { Names } from './names.ts';
import type { StageSettings } from './stages.ts';

export interface PlatformStackProps extends StackProps {
  readonly settings: StageSettings;
  readonly areas: readonly AreaDeclaration[];
  readonly bundles: string;
}

/** What every area uses and none owns: the bus, the authoriser, where alarms go, the dashboard. */
export class PlatformStack extends Stack {
  constructor(scope: Construct, id: string, { settings, areas, bundles, ...props }: PlatformStackProps) {
    super(scope, id, props);
    const names = new Names(this, settings);

    new EventBus(this, 'Bus', { eventBusName: names.bus, description: 'Business events of every area' });

    const alarms = new Topic(this, 'Alarms', { topicName: names.alarmTopic, enforceSSL: true });
    // Its own policy (TLS only) replaces the default one, which let the account's alarms in.
    alarms.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com'), new ServicePrincipal('budgets.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [alarms.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    if (settings.alarmEmail)
      acknowledge(alarms.addSubscription(new EmailSubscription(settings.alarmEmail)), 'Serverless-SNSRedrivePolicy');

    const [areaId, name] = authoriserOf(areas);
    const area = areas.find(({ id: found }) => found === areaId) as AreaDeclaration;
    const task = area.tasks.find((candidate) => taskName(candidate.id) === name) as AreaDeclaration['tasks'][number];
    const context = accessContext(this, { names, area, settings });
    new TaskFunction(this, 'Authoriser', {
      area: areaId,
      plan: planOf(task),
      settings,
      names,
      bundles,
      reservedConcurrency: settings.authoriserReservedConcurrency,
      ...mergeGrants([grantsOf(task.access, context), authoriserGrant(context)]),
    });

    this.#dashboard(names);
  }

  /** One page for the whole product; searches find new functions, queues and APIs by themselves. */
  #dashboard(names: Names): void {
    // A value in quotes would have to be the whole name; without, every word of it must occur.
    const words = names.bus.replaceAll('-', ' AND ');
    const graph = (title: string, namespace: string, dimension: string, metric: string, statistic: string) =>
      new GraphWidget({
        title,
        width: 12,
        left: [
          new MathExpression({
            expression: `SEARCH('{${namespace},${dimension}} MetricName="${metric}" ${dimension}=(${words})', '${statistic}')`,
            label: '',
            period: ALARM_PERIOD,
          }),
        ],
      });
    new Dashboard(this, 'Dashboard', {
      dashboardName: names.bus,
      periodOverride: PeriodOverride.AUTO,
      widgets: [
        [
          graph('Failed calls of functions', 'AWS/Lambda', 'FunctionName', 'Errors', 'Sum'),
          graph('Milliseconds of functions, 95th percentile', 'AWS/Lambda', 'FunctionName', 'Duration', 'p95'),
        ],
        [
          graph('Oldest waiting message, seconds', 'AWS/SQS', 'QueueName', 'ApproximateAgeOfOldestMessage', 'Maximum'),
          graph('Throttled writes to tables', 'AWS/DynamoDB', 'TableName', 'WriteThrottleEvents', 'Sum'),
        ],
        [
          graph('Started executions of workflows', 'AWS/States', 'StateMachineArn', 'ExecutionsStarted', 'Sum'),
          graph('Failed executions of workflows', 'AWS/States', 'StateMachineArn', 'ExecutionsFailed', 'Sum'),
        ],
      ],
    });
  }
}
