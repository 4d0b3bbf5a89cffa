import { first, type Rule } from '../rule.ts';
import { type Deployment, type Json, list, resourcesOf } from '../template.ts';

const ref = (value: Json): string | undefined => value?.['Fn::GetAtt']?.[0];

/** `<stack> <queue>` of every queue that something names as the place for what failed. */
function deadLetterQueues(deployment: Deployment): Set<string> {
  const found = new Set<string>();
  const visit = (stack: string, value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    const named = value.deadLetterTargetArn ?? value.DeadLetterConfig?.Arn ?? value.OnFailure?.Destination;
    if (named) found.add(`${stack} ${ref(named)}`);
    for (const child of Object.values(value)) visit(stack, child);
  };
  for (const { name, template } of deployment.stacks) visit(name, template.Resources);
  return found;
}

export const queuesEndSomewhere: Rule = {
  name: 'has for each queue a dead-letter queue, or it is one; each is private and asks for TLS',
  check: (deployment) => {
    const dead = deadLetterQueues(deployment);
    return resourcesOf(deployment, 'AWS::SQS::Queue').flatMap(({ stack, id, properties }) => {
      const findings: string[] = [];
      const isDead = dead.has(`${stack.name} ${id}`);
      if (!isDead && properties.RedrivePolicy?.maxReceiveCount !== 5)
        findings.push(`${stack.name}: ${id} repeats for ever, or gives up at another number than five`);
      if (isDead && properties.MessageRetentionPeriod !== 14 * 24 * 3600)
        findings.push(`${stack.name}: ${id} forgets before fourteen days`);
      if (properties.SqsManagedSseEnabled !== true) findings.push(`${stack.name}: ${id} is not encrypted`);
      const tls = resourcesOf(deployment, 'AWS::SQS::QueuePolicy').some(
        (policy) =>
          policy.stack === stack &&
          list<Json>(policy.properties.Queues).some(({ Ref }) => Ref === id) &&
          list<Json>(policy.properties.PolicyDocument.Statement).some(
            ({ Effect, Condition }) => Effect === 'Deny' && Condition?.Bool?.['aws:SecureTransport'] === 'false',
          ),
      );
      if (!tls) findings.push(`${stack.name}: ${id} takes messages without TLS`);
      return findings;
    });
  },
  defects: {
    'no dead-letter queue': (deployment) => {
      delete first(deployment, 'AWS::SQS::Queue', ({ RedrivePolicy }) => RedrivePolicy).resource.Properties
        .RedrivePolicy;
    },
    'no encryption': (deployment) => {
      delete first(deployment, 'AWS::SQS::Queue').resource.Properties.SqsManagedSseEnabled;
    },
    'no TLS': (deployment) => {
      const { template, id } = first(deployment, 'AWS::SQS::QueuePolicy');
      delete template.Resources[id];
    },
  },
};

export const queuesWaitForTheirFunction: Rule = {
  name: 'keeps a message hidden for six timeouts of the function that handles it',
  check: (deployment) =>
    resourcesOf(deployment, 'AWS::Lambda::EventSourceMapping').flatMap(({ stack, properties }) => {
      const queue = stack.template.Resources[ref(properties.EventSourceArn) ?? ''];
      const lambda = stack.template.Resources[properties.FunctionName?.Ref];
      if (!queue) return [];
      return queue.Properties.VisibilityTimeout >= 6 * lambda?.Properties.Timeout
        ? []
        : [`${stack.name}: ${ref(properties.EventSourceArn)} shows a message again while it is handled`];
    }),
  defects: {
    'a shorter time': (deployment) => {
      first(
        deployment,
        'AWS::SQS::Queue',
        ({ VisibilityTimeout }) => VisibilityTimeout,
      ).resource.Properties.VisibilityTimeout = 30;
    },
  },
};
