import { Duration } from 'aws-cdk-lib';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { allow } from '../access.ts';
import { Schedule } from './schedule.ts';
import { TaskFunction, type TaskFunctionProps } from './task-function.ts';

export interface OutboxProps extends TaskFunctionProps {
  readonly streamArn: string;
  /** Takes the addresses of stream records that kept failing; the hourly sweep repeats what they announced. */
  readonly undelivered: Queue;
}

/** Publishes command records: at once from the table's stream, and by an hourly sweep what a stream forgot. */
export class Outbox extends Construct {
  readonly function: TaskFunction;

  constructor(scope: Construct, id: string, props: OutboxProps) {
    super(scope, id);
    this.function = new TaskFunction(this, 'Task', {
      ...props,
      statements: [
        ...props.statements,
        allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [props.streamArn]),
        // Lambda asks for it when the mapping is made; the action knows no resource.
        allow(['dynamodb:ListStreams'], ['*']),
        allow(['sqs:SendMessage'], [props.undelivered.queueArn]),
      ],
    });
    this.function.lambda.addEventSourceMapping('Stream', {
      eventSourceArn: props.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      parallelizationFactor: 2,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 10,
      maxRecordAge: Duration.hours(23),
      onFailure: new SqsDlq(props.undelivered),
      filters: [
        FilterCriteria.filter({
          dynamodb: {
            NewImage: { kind: { S: FilterRule.isEqual('command') }, unfinished: { S: FilterRule.exists() } },
          },
        }),
      ],
    });
    new Schedule(this, 'Sweep', {
      name: `${props.names.inArea(props.area, props.plan.name)}-sweep`,
      description: `Publishes what the stream of ${props.area} did not`,
      expression: 'rate(1 hour)',
      target: this.function.lambda,
      input: { sweep: true },
      undelivered: props.undelivered,
    });
  }
}
