import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

const PRIVATE: QueueProps = {
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.DESTROY,
};

/** Where messages wait for people once nothing more will be tried; kept as long as SQS can. */
export function deadLetterQueue(scope: Construct, id: string, queueName: string): Queue {
  const queue = new Queue(scope, id, { ...PRIVATE, queueName, retentionPeriod: Duration.days(14) });
  acknowledge(queue, 'AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy');
  return queue;
}

/** A queue whose messages are tried five times. */
export function workQueue(
  scope: Construct,
  id: string,
  props: { queueName: string; visibilityTimeout: Duration; deadLetters: Queue },
): Queue {
  return new Queue(scope, id, {
    ...PRIVATE,
    queueName: props.queueName,
    visibilityTimeout: props.visibilityTimeout,
    retentionPeriod: Duration.days(4),
    deadLetterQueue: { queue: props.deadLetters, maxReceiveCount: 5 },
  });
}
