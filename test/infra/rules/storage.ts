import { first, type Rule } from '../rule.ts';
import { type Json, list, resourcesOf, text } from '../template.ts';

const STATEFUL = [
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
  'AWS::KMS::Key',
  'AWS::Cognito::UserPool',
];

export const bucketsArePrivate: Rule = {
  name: 'keeps buckets private, encrypted, versioned and TLS only',
  check: (deployment) =>
    resourcesOf(deployment, 'AWS::S3::Bucket').flatMap(({ stack, id, properties }) => {
      const findings: string[] = [];
      const block = properties.PublicAccessBlockConfiguration ?? {};
      if (
        ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].some(
          (name) => block[name] !== true,
        )
      )
        findings.push(`${id} may become public`);
      const rule = properties.BucketEncryption?.ServerSideEncryptionConfiguration?.[0]?.ServerSideEncryptionByDefault;
      const wanted = stack.name === 'data' ? 'aws:kms' : 'AES256';
      if (rule?.SSEAlgorithm !== wanted) findings.push(`${id} is not encrypted with ${wanted}`);
      if (properties.VersioningConfiguration?.Status !== 'Enabled') findings.push(`${id} keeps no versions`);
      if (properties.OwnershipControls?.Rules?.[0]?.ObjectOwnership !== 'BucketOwnerEnforced')
        findings.push(`${id} has ACLs`);
      const tls = resourcesOf(deployment, 'AWS::S3::BucketPolicy').some(
        (policy) =>
          policy.stack === stack &&
          policy.properties.Bucket.Ref === id &&
          list<Json>(policy.properties.PolicyDocument.Statement).some(
            ({ Effect, Condition }) => Effect === 'Deny' && Condition?.Bool?.['aws:SecureTransport'] === 'false',
          ),
      );
      if (!tls) findings.push(`${id} answers without TLS`);
      if (id === 'Documents' && properties.ObjectLockEnabled !== true) findings.push(`${id} cannot lock objects`);
      if (id === 'Inbox' && !properties.NotificationConfiguration?.EventBridgeConfiguration?.EventBridgeEnabled)
        findings.push(`${id} tells nobody of its files`);
      return findings;
    }),
  defects: {
    'public policies': (deployment) => {
      first(deployment, 'AWS::S3::Bucket').resource.Properties.PublicAccessBlockConfiguration.BlockPublicPolicy = false;
    },
    'no versions': (deployment) => {
      delete first(deployment, 'AWS::S3::Bucket').resource.Properties.VersioningConfiguration;
    },
    'no encryption': (deployment) => {
      delete first(deployment, 'AWS::S3::Bucket').resource.Properties.BucketEncryption;
    },
    'no TLS': (deployment) => {
      const { template, id } = first(deployment, 'AWS::S3::BucketPolicy');
      delete template.Resources[id];
    },
  },
};

export const tablesAreKept: Rule = {
  name: 'can restore each table to any second, encrypts it with our key and pays per request',
  check: (deployment) =>
    resourcesOf(deployment, 'AWS::DynamoDB::GlobalTable').flatMap(({ id, stack, properties }) => {
      const [replica] = list<Json>(properties.Replicas);
      const findings: string[] = [];
      if (properties.Replicas?.length !== 1) findings.push(`${id} has ${properties.Replicas?.length} replicas`);
      if (replica?.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled !== true)
        findings.push(`${id} has no PITR`);
      if (replica?.DeletionProtectionEnabled !== (deployment.stage !== 'local'))
        findings.push(`${id}: deletion protection`);
      if (properties.BillingMode !== 'PAY_PER_REQUEST') findings.push(`${id} costs money at rest`);
      if (properties.SSESpecification?.SSEType !== 'KMS' || !replica?.SSESpecification?.KMSMasterKeyId)
        findings.push(`${id} is not encrypted with our key`);
      const name = text(stack, properties.TableName);
      if (/-main-\d+$/.test(name) && properties.StreamSpecification?.StreamViewType !== 'NEW_IMAGE')
        findings.push(`${id} has no stream of new images`);
      if (/-records-\d+$/.test(name) && properties.StreamSpecification)
        findings.push(`${id} has a stream that nobody reads`);
      return findings;
    }),
  defects: {
    'no PITR': (deployment) => {
      delete first(deployment, 'AWS::DynamoDB::GlobalTable').resource.Properties.Replicas[0]
        .PointInTimeRecoverySpecification;
    },
    'no key of ours': (deployment) => {
      delete first(deployment, 'AWS::DynamoDB::GlobalTable').resource.Properties.SSESpecification;
    },
    'other deletion protection': (deployment) => {
      const [replica] = first(deployment, 'AWS::DynamoDB::GlobalTable').resource.Properties.Replicas;
      replica.DeletionProtectionEnabled = !replica.DeletionProtectionEnabled;
    },
  },
};

export const stateIsInTheDataStack: Rule = {
  name: 'holds state in the data stack alone, under ids that no refactoring changes, and keeps it when the stack goes',
  check: (deployment) =>
    resourcesOf(deployment, ...STATEFUL).flatMap(({ stack, id, resource }) => {
      // The console's bucket holds what a deployment puts there, nothing else.
      if (stack.name === 'console' && resource.Type === 'AWS::S3::Bucket') return [];
      const findings: string[] = [];
      if (stack.name !== 'data') findings.push(`${stack.name} holds state: ${id}`);
      if (/[0-9A-F]{8}$/.test(id)) findings.push(`${id} has an id that depends on where it stands in the code`);
      const policy = deployment.stage === 'local' ? 'Delete' : 'Retain';
      if (resource.DeletionPolicy !== policy || resource.UpdateReplacePolicy !== policy)
        findings.push(`${id} has the deletion policy ${resource.DeletionPolicy}`);
      return findings;
    }),
  defects: {
    'a table in an area': ({ stacks }) => {
      const area = stacks.find(({ name }) => name === 'work');
      if (area) area.template.Resources.Table = { Type: 'AWS::DynamoDB::GlobalTable', Properties: {} };
    },
    'an id of its place': (deployment) => {
      const { template, resource, id } = first(deployment, 'AWS::DynamoDB::GlobalTable');
      delete template.Resources[id];
      template.Resources.TableCD117FA1 = resource;
    },
    'another deletion policy': (deployment) => {
      first(deployment, 'AWS::Cognito::UserPool').resource.DeletionPolicy = 'Snapshot';
    },
  },
};
