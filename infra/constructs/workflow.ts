import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { AreaDeclaration } from '../../shared/contracts/area.ts';
import { pascalCase, taskName } from '../../shared/contracts/names.ts';
import type { WorkflowDeclaration } from '../../shared/contracts/workflow.ts';
import { allow } from '../access.ts';
import { tasksOf } from '../functions-of.ts';
import type { Names } from '../names.ts';
import type { StageSettings } from '../stages.ts';
import { explainWildcards } from '../wildcards.ts';
import { ALARM_PERIOD, TaskAlarm } from './task-alarm.ts';

export interface WorkflowProps {
  readonly workflow: WorkflowDeclaration;
  readonly areas: readonly AreaDeclaration[];
  readonly settings: StageSettings;
  readonly names: Names;
  /** The folder of the definitions: `<area>/<name>.asl.json`. */
  readonly definitions: string;
  /** Takes files whose execution could not be started. */
  readonly undelivered: Queue;
}

/** A state machine from its file: placeholders replaced by functions, and leave to call exactly those. */
export class Workflow extends Construct {
  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    const { workflow, settings, names } = props;
    const stack = Stack.of(this);
    const [area = '', name = ''] = workflow.id.split('.');
    const { definition, steps } = readDefinition(props.definitions, workflow.id, props.areas);
    const functionArns = new Map(steps.map((step) => [step.placeholder, names.functionArn(step.area, step.function)]));

    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/vendedlogs/states/${names.workflow(workflow.id)}`,
      retention: settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const statements = [
      allow(['lambda:InvokeFunction'], [...functionArns.values()]),
      allow(LOG_DELIVERY, ['*']),
      allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']),
    ];
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
      }),
      inlinePolicies: { steps: new PolicyDocument({ minimize: true, statements }) },
    });
    explainWildcards(role, statements);
    const machine = new StateMachine(this, 'Machine', {
      stateMachineName: names.workflow(workflow.id),
      stateMachineType: StateMachineType.STANDARD,
      comment: workflow.summary,
      definitionBody: DefinitionBody.fromString(
        definition.replace(PLACEHOLDER, (_, placeholder) => functionArns.get(placeholder) as string),
      ),
      role: role.withoutPolicyUpdates(),
      // States and their order, never their data: a document's content does not belong into a log.
      logs: { destination: logGroup, level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: true,
    });

    new TaskAlarm(this, 'Failures', {
      name: names.workflow(workflow.id),
      metric: machine.metricFailed({ period: ALARM_PERIOD, statistic: Stats.SUM }),
      impact: workflow.failureImpact,
      runbook: { area, section: name },
      topicArn: names.alarmTopicArn,
    });

    if (workflow.startedBy) this.#startOnObject(props, machine, PREFIXES[workflow.startedBy]);
  }

  /** Events of S3 come on the account's default bus and nowhere else. */
  #startOnObject({ workflow, names, undelivered }: WorkflowProps, machine: StateMachine, prefix: string): void {
    const role = new Role(this, 'StartRole', {
      assumedBy: new ServicePrincipal('events.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      inlinePolicies: {
        start: new PolicyDocument({ statements: [allow(['states:StartExecution'], [machine.stateMachineArn])] }),
      },
    });
    new Rule(this, 'InboxObject', {
      ruleName: names.workflow(workflow.id),
      description: `An object under ${prefix} in the inbox starts ${workflow.id}`,
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [names.bucket('inbox')] }, object: { key: [{ prefix }] } },
      },
      targets: [
        new SfnStateMachine(machine, {
          role: role.withoutPolicyUpdates(),
          deadLetterQueue: undelivered,
          input: RuleTargetInput.fromEventPath('$'),
        }),
      ],
    });
  }
}

/** Under which objects start a workflow. */
const PREFIXES = { 'inbox-object': 'inbox/', 'mail-object': 'mail/' } as const;

const PLACEHOLDER = /\$\{([^}]*)\}/g;

/** AWS knows no resources for these: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
const LOG_DELIVERY = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];

interface Step {
  readonly placeholder: string;
  readonly area: string;
  readonly function: string;
}

/**
 * Reads a definition and finds the step behind each of its placeholders.
 * @throws Error of one sentence when the file is missing or no JSON, or a placeholder names no step.
 */
export function readDefinition(
  folder: string,
  workflowId: string,
  areas: readonly AreaDeclaration[],
): { definition: string; steps: Step[] } {
  const file = join(folder, `${workflowId.replace('.', '/')}.asl.json`);
  if (!existsSync(file)) throw new Error(`The workflow ${workflowId} has no definition: write ${file}.`);
  const definition = readFileSync(file, 'utf8');
  try {
    JSON.parse(definition);
  } catch (error) {
    throw new Error(`${file} is no JSON: ${(error as Error).message}.`);
  }
  const known = stepsByPlaceholder(areas);
  const named = new Set([...definition.matchAll(PLACEHOLDER)].map(([, placeholder = '']) => placeholder));
  const steps = [...named].map((placeholder) => {
    const step = known.get(placeholder);
    if (!step) throw new Error(`${file}: \${${placeholder}} is not the PascalCase id of any area's step.`);
    return step;
  });
  return { definition, steps };
}

/** Every step of every area, by the name that a definition calls it: `WorkOpenHumanTask` is `work.open-human-task`. */
function stepsByPlaceholder(areas: readonly AreaDeclaration[]): Map<string, Step> {
  return new Map(
    areas.flatMap((area) =>
      tasksOf(area, 'step').map((task) => {
        const placeholder = pascalCase(task.id);
        return [placeholder, { placeholder, area: area.id, function: taskName(task.id) }] as const;
      }),
    ),
  );
}
