import { Duration } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { AreaDeclaration } from '../../shared/contracts/area.ts';
import { taskName } from '../../shared/contracts/names.ts';
import type { ListenerTrigger } from '../../shared/contracts/task.ts';
import { allow } from '../access.ts';
import { planOf, type TaskOf, tasksOf } from '../functions-of.ts';
import type { Names } from '../names.ts';
import { acknowledge } from './acknowledge.ts';
import { deadLetterQueue, workQueue } from './queues.ts';
import { TaskFunction, type TaskFunctionProps } from './task-function.ts';

export interface ListenerProps extends Omit<TaskFunctionProps, 'plan'> {
  readonly task: TaskOf<ListenerTrigger>;
  /** Takes events that EventBridge could not deliver to the queue. */
  readonly undelivered: Queue;
}

/** Events of the bus → a rule → a queue of its own → the function, which answers for each message by itself. */
export class Listener extends Construct {
  readonly function: TaskFunction;
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: ListenerProps) {
    super(scope, id);
    const { area, task, names, settings } = props;
    const plan = planOf(task);
    const queueName = names.inArea(area, taskName(task.id));
    this.deadLetters = deadLetterQueue(this, 'DeadLetters', deadLettersOf(queueName));
    this.queue = workQueue(this, 'Queue', {
      queueName,
      // AWS asks for six times the function's timeout: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
      visibilityTimeout: Duration.seconds(plan.timeout * 6),
      deadLetters: this.deadLetters,
    });

    new Rule(this, 'Rule', {
      ruleName: queueName,
      description: task.summary,
      eventBus: EventBus.fromEventBusName(this, 'Bus', names.bus),
      eventPattern: { detailType: task.trigger.events.map(({ type }) => type) },
      targets: [new SqsQueue(this.queue, { deadLetterQueue: props.undelivered, maxEventAge: Duration.hours(24) })],
    });

    this.function = new TaskFunction(this, 'Task', {
      ...props,
      plan,
      statements: [...props.statements, consume(this.queue)],
    });
    const mapping = this.function.lambda.addEventSourceMapping('Events', {
      eventSourceArn: this.queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
      // Batches of one company wait for each other: few and full ones are what such a listener wants.
      ...(task.trigger.together
        ? { maxBatchingWindow: Duration.seconds(5), maxConcurrency: 2 }
        : { maxConcurrency: settings.listenerConcurrency }),
    });
    acknowledge(mapping, 'Serverless-LambdaEventSourceMappingDestination');
  }
}

/** Names of every queue of an area: each listener's two, and where the area's undelivered things go. */
export function queuesOf(area: AreaDeclaration, names: Names): string[] {
  const listeners = tasksOf(area, 'listener').map((task) => names.inArea(area.id, taskName(task.id)));
  return [...listeners.flatMap((name) => [name, deadLettersOf(name)]), names.inArea(area.id, 'undelivered')];
}

function deadLettersOf(queueName: string): string {
  return `${queueName}-dead`;
}

function consume(queue: Queue): PolicyStatement {
  return allow(
    ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
    [queue.queueArn],
  );
}
