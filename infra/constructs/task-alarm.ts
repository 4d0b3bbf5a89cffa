import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

export interface TaskAlarmProps {
  readonly name: string;
  /** Counts what must not happen; one occurrence in five minutes is an alarm. */
  readonly metric: IMetric;
  /** What people notice, in the declaration's words. */
  readonly impact: string;
  /** Where to read on: `docs/runbooks/<area>.md#<section>`. */
  readonly runbook: { readonly area: string; readonly section: string };
  readonly topicArn: string;
}

/** Tells the people on call what users notice, and the section of the runbook that says what to do. */
export class TaskAlarm extends Construct {
  constructor(scope: Construct, id: string, { name, metric, impact, runbook, topicArn }: TaskAlarmProps) {
    super(scope, id);
    const alarm = new Alarm(this, 'Alarm', {
      alarmName: name,
      alarmDescription: `${impact} Runbook: docs/runbooks/${runbook.area}.md#${runbook.section}`,
      metric,
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(Topic.fromTopicArn(this, 'Topic', topicArn)));
  }
}

export const ALARM_PERIOD = Duration.minutes(5);
