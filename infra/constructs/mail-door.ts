import { Stack } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnReceiptRule, CfnReceiptRuleSet } from 'aws-cdk-lib/aws-ses';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { allow } from '../access.ts';
import type { Names } from '../names.ts';
import { explainWildcards } from '../wildcards.ts';

export interface MailDoorProps {
  readonly names: Names;
  readonly domain: string;
}

/**
 * Every message to the domain is put under `mail/` of the inbox bucket as it came, with what SES found in its headers. SES uses
 * one rule set of an account, and which one CloudFormation cannot say: `aws ses set-active-receipt-rule-set` does, once.
 */
export class MailDoor extends Construct {
  constructor(scope: Construct, id: string, { names, domain }: MailDoorProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const dataKeyArn = StringParameter.valueForStringParameter(this, names.parameter('data-key'));
    const statements = [
      allow(['s3:PutObject'], [`${names.bucketArn('inbox')}/mail/*`]),
      allow(['kms:GenerateDataKey'], [dataKeyArn], {
        StringEquals: { 'kms:ViaService': `s3.${stack.region}.amazonaws.com` },
      }),
    ];
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('ses.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
      }),
      inlinePolicies: { put: new PolicyDocument({ statements }) },
    });
    explainWildcards(role, statements);
    const rules = new CfnReceiptRuleSet(this, 'Rules', { ruleSetName: names.bus });
    new CfnReceiptRule(this, 'Rule', {
      ruleSetName: rules.ref,
      rule: {
        name: names.bus,
        enabled: true,
        recipients: [domain],
        scanEnabled: true,
        tlsPolicy: 'Require',
        actions: [
          {
            s3Action: {
              bucketName: names.bucket('inbox'),
              objectKeyPrefix: 'mail/',
              iamRoleArn: role.roleArn,
            },
          },
        ],
      },
    });
  }
}
