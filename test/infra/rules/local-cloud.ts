import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { first, type Rule } from '../rule.ts';
import { resourcesOf } from '../template.ts';

/** Resource types of ours that the pinned emulator makes; one that it does not know refuses the whole stack. */
const KNOWN = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudFormation::CustomResource',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolResourceServer',
  'AWS::DynamoDB::GlobalTable',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::IAM::Role',
  'AWS::KMS::Alias',
  'AWS::KMS::Key',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::Scheduler::Schedule',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::SSM::Parameter',
  'AWS::StepFunctions::StateMachine',
]);

/** Types of the list that the installed emulator does not make; undefined when none is installed. */
export function unknownToInstalledEmulator(): string[] | undefined {
  const [file] = globSync(
    resolve(
      import.meta.dirname,
      '../../../.venv/lib/python*/site-packages/ministack/services/cloudformation/provisioners.py',
    ),
  );
  if (!file) return undefined;
  const source = readFileSync(file, 'utf8');
  return [...KNOWN].filter((type) => !source.includes(`"${type}"`));
}

export const localCloudKnowsEveryType: Rule = {
  name: 'keeps what the local cloud does not know in the aws-only stack',
  check: (deployment) => {
    const stacks = deployment.stacks.filter(({ name }) => name !== 'aws-only');
    return [
      ...stacks.flatMap(({ name, template }) =>
        Object.entries(template.Resources)
          .filter(([, { Type }]) => !KNOWN.has(Type))
          .map(([id, { Type }]) => `${name}: ${id} is an ${Type}`),
      ),
      ...resourcesOf({ ...deployment, stacks }, 'AWS::CloudWatch::Alarm')
        .filter(({ properties }) => properties.Metrics)
        .map(({ id }) => `${id} computes, which the local cloud's alarms cannot`),
    ];
  },
  defects: {
    'a budget in the platform': ({ stacks }) => {
      const platform = stacks.find(({ name }) => name === 'platform');
      if (platform) platform.template.Resources.Budget = { Type: 'AWS::Budgets::Budget', Properties: {} };
    },
    'an alarm that computes': (deployment) => {
      first(deployment, 'AWS::CloudWatch::Alarm', ({ MetricName }) => MetricName).resource.Properties.Metrics = [{}];
    },
  },
};
