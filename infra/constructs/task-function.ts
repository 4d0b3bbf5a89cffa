import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyDocument, type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type CfnFunction, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { allow } from '../access.ts';
import type { FunctionPlan } from '../functions-of.ts';
import type { Names } from '../names.ts';
import type { StageSettings } from '../stages.ts';
import { explainWildcards } from '../wildcards.ts';
import { acknowledge } from './acknowledge.ts';
import { ALARM_PERIOD, TaskAlarm } from './task-alarm.ts';

export interface TaskFunctionProps {
  readonly area: string;
  readonly plan: FunctionPlan;
  readonly settings: StageSettings;
  readonly names: Names;
  /** The folder that the build fills: `<area>/<function>/index.js`. */
  readonly bundles: string;
  /** Everything it may do beyond writing its own log and traces. */
  readonly statements: readonly PolicyStatement[];
  readonly environment: Readonly<Record<string, string>>;
  readonly reservedConcurrency?: number;
}

/** A Lambda function with a role of its own that allows what its declaration says and nothing else, a log and an alarm. */
export class TaskFunction extends Construct {
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, id: string, props: TaskFunctionProps) {
    super(scope, id);
    const { area, plan, settings, names } = props;
    const functionName = names.inArea(area, plan.name);

    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const logArn = `arn:aws:logs:${Stack.of(this).region}:${Stack.of(this).account}:log-group:/aws/lambda/${functionName}`;
    const statements = [
      allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [`${logArn}:*`]),
      allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']),
      ...props.statements,
    ];
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      // IAM takes Latin-1 here.
      description: `${area}/${plan.name}: ${plan.summary}`.replace(/[^\t\n\r -~¡-ÿ]/g, '?').slice(0, 1000),
      inlinePolicies: { declared: new PolicyDocument({ minimize: true, statements }) },
    });
    explainWildcards(role, statements);

    this.lambda = new LambdaFunction(this, 'Function', {
      functionName,
      description: plan.summary.slice(0, 256),
      code: Code.fromAsset(bundleOf(props.bundles, area, plan.name)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      // The local cloud runs the Node of this machine.
      architecture: settings.local ? Architecture.X86_64 : Architecture.ARM_64,
      timeout: Duration.seconds(plan.timeout),
      memorySize: plan.memory,
      // What CDK would add to the role is said above instead, once and exactly.
      role: role.withoutPolicyUpdates(),
      logGroup,
      ...(props.reservedConcurrency && { reservedConcurrentExecutions: props.reservedConcurrency }),
      environment: {
        STAGE: settings.name,
        POWERTOOLS_SERVICE_NAME: area,
        POWERTOOLS_LOG_LEVEL: settings.logLevel,
        ...props.environment,
      },
    });
    (this.lambda.node.defaultChild as CfnFunction).tracingConfig = { mode: 'Active' };
    acknowledge(this, 'Serverless-LambdaStarPermissions', 'Serverless-LambdaDLQ');

    new TaskAlarm(this, 'Failures', {
      name: functionName,
      metric: this.lambda.metricErrors({ period: ALARM_PERIOD, statistic: Stats.SUM }),
      impact: plan.failureImpact,
      runbook: { area, section: plan.name },
      topicArn: names.alarmTopicArn,
    });
  }
}

function bundleOf(bundles: string, area: string, name: string): string {
  const folder = join(bundles, area, name);
  if (!existsSync(join(folder, 'index.js')))
    throw new Error(`There is no bundle ${join(folder, 'index.js')}: run \`npm run build\` first.`);
  return folder;
}
