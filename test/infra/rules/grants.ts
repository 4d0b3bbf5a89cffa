/**
 * What one service may do to another. The local cloud does not evaluate these grants, so a missing one would first be seen
 * on AWS: each integration is paired here with what allows it.
 */
import { first, type Rule } from '../rule.ts';
import { type Deployment, type Found, type Json, list, permissionsOf, resourcesOf, roleOf, text } from '../template.ts';

const ref = (value: Json): string | undefined => value?.Ref ?? value?.['Fn::GetAtt']?.[0];

/** Statements of a role, one line each: `<action> <resource>`. */
function may(deployment: Deployment, found: Found, roleArn: Json, service: string): (permission: string) => boolean {
  const role = roleOf(deployment, found.stack, roleArn);
  const trusted = list<Json>(role?.properties.AssumeRolePolicyDocument.Statement).some(
    ({ Principal }) => Principal.Service === service,
  );
  const permissions = role ? permissionsOf(role).map((line) => line.replace(/ \[.*/, '')) : [];
  return (permission) => trusted && permissions.includes(permission);
}

/** Whether a queue's policy lets a service send on behalf of one sender. */
function queueLetsIn(deployment: Deployment, queue: string, { stack, id }: Found): boolean {
  return resourcesOf(deployment, 'AWS::SQS::QueuePolicy').some(
    (policy) =>
      policy.stack === stack &&
      list<Json>(policy.properties.Queues).some((name) => ref(name) === queue) &&
      list<Json>(policy.properties.PolicyDocument.Statement).some(
        ({ Effect, Action, Principal, Condition }) =>
          Effect === 'Allow' &&
          Principal.Service === 'events.amazonaws.com' &&
          list(Action).includes('sqs:SendMessage') &&
          ref(Condition?.ArnEquals?.['aws:SourceArn']) === id,
      ),
  );
}

/** Whether a function may be invoked by a service for one source. */
function invocable(
  deployment: Deployment,
  { stack }: Found,
  isFunction: (name: Json) => boolean,
  sourceArn: string,
): boolean {
  return resourcesOf(deployment, 'AWS::Lambda::Permission').some(
    ({ stack: where, properties }) =>
      where === stack &&
      isFunction(properties.FunctionName) &&
      properties.Action === 'lambda:InvokeFunction' &&
      properties.Principal === 'apigateway.amazonaws.com' &&
      text(stack, properties.SourceArn).endsWith(sourceArn),
  );
}

export const apiMayCallItsFunctions: Rule = {
  name: 'lets each API call its functions and the authoriser, and no more',
  check: (deployment) => [
    ...resourcesOf(deployment, 'AWS::ApiGatewayV2::Integration').flatMap((integration) => {
      const target = ref(integration.properties.IntegrationUri);
      const api = ref(integration.properties.ApiId);
      return invocable(deployment, integration, (name) => ref(name) === target, `:<${api}>/*/*/*`)
        ? []
        : [`${integration.stack.name}: nothing lets API Gateway call ${target}`];
    }),
    ...resourcesOf(deployment, 'AWS::ApiGatewayV2::Authorizer').flatMap((authoriser) => {
      const uri = text(authoriser.stack, authoriser.properties.AuthorizerUri);
      const api = ref(authoriser.properties.ApiId);
      const called = (name: Json) => typeof name === 'string' && uri.includes(`${name}/invocations`);
      return invocable(deployment, authoriser, called, `:<${api}>/authorizers/<${authoriser.id}>`)
        ? []
        : [`${authoriser.stack.name}: nothing lets API Gateway call the authoriser`];
    }),
  ],
  defects: {
    'a permission less': (deployment) => {
      const { template, id } = first(
        deployment,
        'AWS::Lambda::Permission',
        ({ FunctionName }) => typeof FunctionName !== 'string',
      );
      delete template.Resources[id];
    },
    'no permission for the authoriser': (deployment) => {
      const { template, id } = first(
        deployment,
        'AWS::Lambda::Permission',
        ({ FunctionName }) => typeof FunctionName === 'string',
      );
      delete template.Resources[id];
    },
    'a permission for another API': (deployment) => {
      first(deployment, 'AWS::Lambda::Permission').resource.Properties.SourceArn =
        'arn:aws:execute-api:x:y:other/*/*/*';
    },
  },
};

export const rulesMayReachTheirTargets: Rule = {
  name: 'lets each rule reach its target and its dead-letter queue',
  check: (deployment) =>
    resourcesOf(deployment, 'AWS::Events::Rule').flatMap((rule) =>
      list<Json>(rule.properties.Targets).flatMap((target) => {
        const id = ref(target.Arn) as string;
        const type = rule.stack.template.Resources[id]?.Type;
        const findings: string[] = [];
        const dead = ref(target.DeadLetterConfig?.Arn);
        if (!dead) findings.push(`${rule.stack.name}: ${rule.id} loses what it cannot deliver`);
        else if (!queueLetsIn(deployment, dead, rule)) findings.push(`${rule.id} may not send to ${dead}`);
        if (type === 'AWS::SQS::Queue') {
          if (!queueLetsIn(deployment, id, rule)) findings.push(`${rule.id} may not send to ${id}`);
        } else if (type === 'AWS::StepFunctions::StateMachine') {
          if (!may(deployment, rule, target.RoleArn, 'events.amazonaws.com')(`states:StartExecution <${id}>`))
            findings.push(`${rule.id} may not start ${id}`);
        } else findings.push(`${rule.id} has a target of a kind that no grant is known for: ${type}`);
        return findings;
      }),
    ),
  defects: {
    'a queue that lets nobody in': (deployment) => {
      for (const { resource } of resourcesOf(deployment, 'AWS::SQS::QueuePolicy').slice(0, 1))
        resource.Properties.PolicyDocument.Statement = resource.Properties.PolicyDocument.Statement.filter(
          ({ Effect }: Json) => Effect === 'Deny',
        );
    },
    'a rule without a dead-letter queue': (deployment) => {
      delete first(deployment, 'AWS::Events::Rule').resource.Properties.Targets[0].DeadLetterConfig;
    },
    'a role that may not start': (deployment) => {
      const { resource } = first(
        deployment,
        'AWS::IAM::Role',
        (properties) =>
          JSON.stringify(properties).includes('states:StartExecution') &&
          JSON.stringify(properties.AssumeRolePolicyDocument).includes('events.amazonaws.com'),
      );
      resource.Properties.Policies[0].PolicyDocument.Statement[0].Action = 'states:StopExecution';
    },
  },
};

export const schedulesMayCall: Rule = {
  name: 'lets each schedule call its function and send to its dead-letter queue, in Paris time',
  check: (deployment) =>
    resourcesOf(deployment, 'AWS::Scheduler::Schedule').flatMap((schedule) => {
      const { Target, ScheduleExpressionTimezone } = schedule.properties;
      const allows = may(deployment, schedule, Target.RoleArn, 'scheduler.amazonaws.com');
      const findings: string[] = [];
      if (!allows(`lambda:InvokeFunction <${ref(Target.Arn)}.Arn>`)) findings.push(`${schedule.id} may not call`);
      if (!Target.DeadLetterConfig) findings.push(`${schedule.id} has no dead-letter queue`);
      else if (!allows(`sqs:SendMessage <${ref(Target.DeadLetterConfig.Arn)}.Arn>`))
        findings.push(`${schedule.id} may not send to its dead-letter queue`);
      if (ScheduleExpressionTimezone !== 'Europe/Paris') findings.push(`${schedule.id} runs in another time zone`);
      return findings;
    }),
  defects: {
    'a role that trusts another service': (deployment) => {
      const { resource } = first(
        deployment,
        'AWS::IAM::Role',
        ({ AssumeRolePolicyDocument }) =>
          AssumeRolePolicyDocument.Statement[0].Principal.Service === 'scheduler.amazonaws.com',
      );
      resource.Properties.AssumeRolePolicyDocument.Statement[0].Principal.Service = 'events.amazonaws.com';
    },
    'another time zone': (deployment) => {
      first(deployment, 'AWS::Scheduler::Schedule').resource.Properties.ScheduleExpressionTimezone = 'UTC';
    },
  },
};

export const sourcesMayBeRead: Rule = {
  name: 'lets each function read the queue or stream that feeds it, and answers per message',
  check: (deployment) =>
    resourcesOf(deployment, 'AWS::Lambda::EventSourceMapping').flatMap((mapping) => {
      const { stack, properties } = mapping;
      const name = ref(properties.FunctionName) as string;
      const lambda = stack.template.Resources[name];
      const allows = may(deployment, mapping, lambda?.Properties.Role, 'lambda.amazonaws.com');
      const source = text(stack, properties.EventSourceArn);
      const isStream = source.endsWith('/stream');
      const needed = isStream
        ? ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream']
        : ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
      const findings = needed
        .filter((action) => !allows(`${action} ${source}`))
        .map((action) => `${name} lacks ${action}`);
      if (isStream) {
        const failed = ref(properties.DestinationConfig?.OnFailure?.Destination);
        if (!allows(`sqs:SendMessage <${failed}.Arn>`)) findings.push(`${name} may not send to ${failed}`);
        if (!properties.FilterCriteria) findings.push(`${name} is called for every change`);
        if (!properties.BisectBatchOnFunctionError) findings.push(`${name} stands still at one bad record`);
      }
      if (!list(properties.FunctionResponseTypes).includes('ReportBatchItemFailures'))
        findings.push(`${name} repeats a whole batch for one failure`);
      return findings;
    }),
  defects: {
    'a stream that may not be read': (deployment) => {
      const { resource } = first(
        deployment,
        'AWS::Lambda::EventSourceMapping',
        ({ StartingPosition }) => StartingPosition,
      );
      resource.Properties.EventSourceArn = 'arn:aws:dynamodb:other/stream';
    },
    'a queue that may not be read': (deployment) => {
      const { resource } = first(
        deployment,
        'AWS::Lambda::EventSourceMapping',
        ({ StartingPosition }) => !StartingPosition,
      );
      resource.Properties.EventSourceArn = 'arn:aws:sqs:other';
    },
    'whole batches': (deployment) => {
      delete first(deployment, 'AWS::Lambda::EventSourceMapping').resource.Properties.FunctionResponseTypes;
    },
  },
};

export const workflowsMayCallTheirSteps: Rule = {
  name: 'lets each workflow call exactly the functions that its definition names',
  check: (deployment) =>
    resourcesOf(deployment, 'AWS::StepFunctions::StateMachine').flatMap((machine) => {
      const { stack, properties } = machine;
      const role = roleOf(deployment, stack, properties.RoleArn);
      const definition = text(stack, properties.DefinitionString);
      const named = new Set(definition.match(/arn:aws:lambda:[\w-]+:\d+:function:[\w-]+/g));
      const invoked = (role ? permissionsOf(role) : [])
        .filter((line) => line.startsWith('lambda:InvokeFunction '))
        .map((line) => line.split(' ')[1] as string);
      const functions = resourcesOf(deployment, 'AWS::Lambda::Function').map(
        (found) => `arn:aws:lambda:eu-west-3:111111111111:function:${text(found.stack, found.properties.FunctionName)}`,
      );
      return [
        ...(definition.includes('${') ? [`${machine.id} keeps a placeholder`] : []),
        ...(may(deployment, machine, properties.RoleArn, 'states.amazonaws.com')('logs:CreateLogDelivery *')
          ? []
          : [`${machine.id} may not write its log`]),
        ...[...named]
          .filter((arn) => !functions.includes(arn))
          .map((arn) => `${machine.id} names ${arn}, which nobody deploys`),
        ...[...named].filter((arn) => !invoked.includes(arn)).map((arn) => `${machine.id} may not call ${arn}`),
        ...invoked.filter((arn) => !named.has(arn)).map((arn) => `${machine.id} may call ${arn} and never does`),
      ];
    }),
  defects: {
    'a step that may not be called': (deployment) => {
      const { resource } = first(deployment, 'AWS::IAM::Role', stepsRole);
      const statement = resource.Properties.Policies[0].PolicyDocument.Statement.find(({ Action }: Json) =>
        JSON.stringify(Action).includes('lambda:'),
      );
      statement.Resource = statement.Resource.slice(1);
    },
    'a function that is never called': (deployment) => {
      const { resource } = first(deployment, 'AWS::IAM::Role', stepsRole);
      resource.Properties.Policies[0].PolicyDocument.Statement.push({
        Effect: 'Allow',
        Action: 'lambda:InvokeFunction',
        Resource: 'arn:aws:lambda:eu-west-3:111111111111:function:other',
      });
    },
    'a placeholder that nobody substituted': (deployment) => {
      first(deployment, 'AWS::StepFunctions::StateMachine').resource.Properties.DefinitionString = `{"a":"\${B}"}`;
    },
  },
};
const stepsRole = ({ AssumeRolePolicyDocument }: Json) =>
  AssumeRolePolicyDocument.Statement[0].Principal.Service === 'states.amazonaws.com';

export const alarmsMayPublish: Rule = {
  name: 'lets the account’s alarms and budget publish to the topic that people subscribed to',
  check: (deployment) => {
    const allowed = resourcesOf(deployment, 'AWS::SNS::TopicPolicy')
      .flatMap(({ properties }) => list<Json>(properties.PolicyDocument.Statement))
      .filter(({ Effect, Action }) => Effect === 'Allow' && Action === 'sns:Publish')
      .flatMap(({ Principal }) => list<string>(Principal.Service));
    const senders = [
      ...resourcesOf(deployment, 'AWS::CloudWatch::Alarm').map(() => 'cloudwatch.amazonaws.com'),
      ...resourcesOf(deployment, 'AWS::Budgets::Budget').map(() => 'budgets.amazonaws.com'),
    ];
    return [...new Set(senders)]
      .filter((sender) => !allowed.includes(sender))
      .map((sender) => `${sender} may not publish: a policy of the topic’s own replaces the default one`);
  },
  defects: {
    'a topic for TLS alone': (deployment) => {
      const { PolicyDocument } = first(deployment, 'AWS::SNS::TopicPolicy').resource.Properties;
      PolicyDocument.Statement = PolicyDocument.Statement.filter(({ Effect }: Json) => Effect === 'Deny');
    },
    'a budget that nobody hears of': (deployment) => {
      const { PolicyDocument } = first(deployment, 'AWS::SNS::TopicPolicy').resource.Properties;
      for (const statement of PolicyDocument.Statement)
        if (statement.Effect === 'Allow') statement.Principal.Service = 'cloudwatch.amazonaws.com';
    },
  },
};

export const consoleReadsItsBucket: Rule = {
  name: 'lets CloudFront alone read the console’s bucket',
  check: (deployment) =>
    resourcesOf(deployment, 'AWS::CloudFront::Distribution').flatMap(({ stack, id, properties }) => {
      const buckets = list<Json>(properties.DistributionConfig.Origins).filter(
        ({ OriginAccessControlId }) => OriginAccessControlId,
      );
      const reads = resourcesOf(deployment, 'AWS::S3::BucketPolicy')
        .filter((policy) => policy.stack === stack)
        .flatMap((policy) => list<Json>(policy.properties.PolicyDocument.Statement))
        .filter(
          ({ Effect, Principal, Condition }) =>
            Effect === 'Allow' &&
            Principal.Service === 'cloudfront.amazonaws.com' &&
            text(stack, Condition?.StringEquals?.['AWS:SourceArn']).endsWith(`distribution/<${id}>`),
        );
      return buckets.length === 1 && reads.length === 1
        ? []
        : [`${id} has ${buckets.length} buckets and ${reads.length} grants`];
    }),
  defects: {
    'a bucket for every distribution': (deployment) => {
      const { resource } = first(deployment, 'AWS::S3::BucketPolicy', (properties) =>
        JSON.stringify(properties).includes('cloudfront.amazonaws.com'),
      );
      for (const statement of resource.Properties.PolicyDocument.Statement) delete statement.Condition;
    },
  },
};
