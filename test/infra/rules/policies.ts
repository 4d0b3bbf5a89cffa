import { WILDCARDS } from '../../../infra/wildcards.ts';
import { first, type Rule } from '../rule.ts';
import { type Json, list, permissionsOf, resourcesOf, text } from '../template.ts';

export const wildcardsHaveAReason: Rule = {
  name: 'allows nothing by a wildcard whose reason is not written down',
  check: (deployment) => [
    ...resourcesOf(deployment, 'AWS::IAM::Role').flatMap((role) =>
      permissionsOf(role)
        .map((line) => line.replace(/ \[.*/, ''))
        .filter((line) => line.includes('*'))
        .flatMap((line) => {
          const [action = '', resource = ''] = line.split(' ');
          const known = WILDCARDS.some((wildcard) => wildcard.resource.test(resource) && wildcard.actions.test(action));
          return known ? [] : [`${role.stack.name}: ${role.id} may ${line}`];
        }),
    ),
    // Policies of resources: everybody or everything only in a denial; a key's own administration is the account's.
    ...resourcesOf(deployment, 'AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy').flatMap(
      ({ stack, id, properties }) =>
        list<Json>(properties.PolicyDocument.Statement).flatMap(({ Effect, Principal, Action }) => {
          if (Effect === 'Deny') return [];
          if (Principal === '*' || Principal?.AWS === '*') return [`${stack.name}: ${id} lets everybody in`];
          return list<string>(Action)
            .filter((action) => action.includes('*'))
            .map((action) => `${id} allows ${action}`);
        }),
    ),
  ],
  defects: {
    'every item of every table': (deployment) => {
      const { resource } = first(deployment, 'AWS::IAM::Role', (properties) =>
        JSON.stringify(properties).includes('dynamodb:'),
      );
      for (const statement of resource.Properties.Policies[0].PolicyDocument.Statement)
        if (JSON.stringify(statement.Action).includes('dynamodb:')) statement.Resource = '*';
    },
    'every action': (deployment) => {
      first(deployment, 'AWS::IAM::Role').resource.Properties.Policies[0].PolicyDocument.Statement[0].Action = 's3:*';
    },
    'a queue open to everybody': (deployment) => {
      first(deployment, 'AWS::SQS::QueuePolicy').resource.Properties.PolicyDocument.Statement.push({
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: 'sqs:SendMessage',
        Resource: 'arn:aws:sqs:x',
      });
    },
  },
};

export const rolesTrustOneService: Rule = {
  name: 'lets one service take on each role, and where another account could lead it there, this account only',
  check: (deployment) =>
    resourcesOf(deployment, 'AWS::IAM::Role').flatMap(({ stack, id, properties }) => {
      const [statement, ...more] = list<Json>(properties.AssumeRolePolicyDocument.Statement);
      const service = statement?.Principal?.Service;
      if (more.length > 0 || typeof service !== 'string') return [`${stack.name}: ${id} is trusted to several`];
      if (service === 'lambda.amazonaws.com') return [];
      return text(stack, statement.Condition?.StringEquals?.['aws:SourceAccount']) === '111111111111'
        ? []
        : [`${stack.name}: ${id} works for other accounts too`];
    }),
  defects: {
    'a deputy of everybody': (deployment) => {
      for (const { properties } of resourcesOf(deployment, 'AWS::IAM::Role'))
        delete properties.AssumeRolePolicyDocument.Statement[0].Condition;
    },
  },
};
