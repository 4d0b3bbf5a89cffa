import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Alarm, ComparisonOperator, MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { AreaDeclaration } from '../shared/contracts/area.ts';
import { queuesOf } from './constructs/listener.ts';
import { MailDoor } from './constructs/mail-door.ts';
import { ALARM_PERIOD } from './constructs/task-alarm.ts';
import { Names } from './names.ts';
import type { StageSettings } from './stages.ts';

export interface AwsOnlyStackProps extends StackProps {
  readonly settings: StageSettings;
  readonly areas: readonly AreaDeclaration[];
}

/** CloudWatch takes ten metrics into one alarm by arithmetic. */
const METRICS_PER_ALARM = 10;
const OLDEST_MESSAGE = Duration.minutes(15);

/**
 * What the local cloud does not know, so that no run of it proves this stack: the budget, alarms that compute, and the door
 * for mail. Not here yet: an archive of all events, backup copies in a second region.
 */
export class AwsOnlyStack extends Stack {
  constructor(scope: Construct, id: string, { settings, areas, ...props }: AwsOnlyStackProps) {
    super(scope, id, props);
    const names = new Names(this, settings);

    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: names.bus,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: settings.monthlyBudgetUsd, unit: 'USD' },
        filterExpression: { tags: { key: 'stage', values: [settings.name] } },
      },
      notificationsWithSubscribers: [
        {
          notification: {
            notificationType: 'FORECASTED',
            comparisonOperator: 'GREATER_THAN',
            threshold: 100,
            thresholdType: 'PERCENTAGE',
          },
          subscribers: [{ subscriptionType: 'SNS', address: names.alarmTopicArn }],
        },
      ],
    });

    if (settings.mailDomain) new MailDoor(this, 'MailDoor', { names, domain: settings.mailDomain });

    const topic = new SnsAction(Topic.fromTopicArn(this, 'Alarms', names.alarmTopicArn));
    for (const { id: area, queues } of areas.map((declared) => ({
      id: declared.id,
      queues: queuesOf(declared, names),
    })))
      for (let first = 0; first < queues.length; first += METRICS_PER_ALARM) {
        const some = queues.slice(first, first + METRICS_PER_ALARM);
        const part = first === 0 ? '' : `-${first / METRICS_PER_ALARM + 1}`;
        const alarm = new Alarm(this, `${area}OldestMessage${part}`, {
          alarmName: `${names.inArea(area, 'oldest-message')}${part}`,
          alarmDescription: `Work of ${area} waits: a message is over ${OLDEST_MESSAGE.toMinutes()} minutes old, or ended in a dead-letter queue. Runbook: docs/runbooks/platform.md#oldest-message`,
          metric: new MathExpression({
            expression: `MAX([${some.map((_, index) => `q${index}`).join(', ')}])`,
            label: 'seconds',
            period: ALARM_PERIOD,
            usingMetrics: Object.fromEntries(some.map((queueName, index) => [`q${index}`, oldestMessage(queueName)])),
          }),
          threshold: OLDEST_MESSAGE.toSeconds(),
          evaluationPeriods: 1,
          comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
          treatMissingData: TreatMissingData.NOT_BREACHING,
        });
        alarm.addAlarmAction(topic);
      }
  }
}

function oldestMessage(queueName: string): Metric {
  return new Metric({
    namespace: 'AWS/SQS',
    metricName: 'ApproximateAgeOfOldestMessage',
    dimensionsMap: { QueueName: queueName },
    statistic: 'Maximum',
    period: ALARM_PERIOD,
  });
}
