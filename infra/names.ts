import { Arn, ArnFormat, type Stack } from 'aws-cdk-lib';
import type { StageSettings } from './stages.ts';

const PRODUCT = 'coulisses';
/** AWS allows a function 64 characters. */
const MAX_FUNCTION_NAME = 64;
/** A restored table is a new generation beside the old one: `'prod-ledger-main': 2` here is the cut-over of one stage. */
const TABLE_GENERATIONS: Readonly<Record<string, number>> = {};

/** What a stage calls an area's table; for scripts of operators too. */
export function tableName(stage: string, area: string, table: 'main' | 'records'): string {
  return `${PRODUCT}-${stage}-${area}-${table}-${TABLE_GENERATIONS[`${stage}-${area}-${table}`] ?? 1}`;
}

export const TABLE_INDEXES = ['list1', 'list2', 'unfinished'] as const;

/**
 * What one stack calls a resource of another: stacks share names and SSM parameters and nothing else, so that each can be
 * deployed, rolled back and replaced alone.
 */
export class Names {
  readonly #stack: Stack;
  readonly #prefix: string;
  readonly #stage: string;

  constructor(stack: Stack, settings: StageSettings) {
    this.#stack = stack;
    this.#stage = settings.name;
    this.#prefix = `${PRODUCT}-${settings.name}`;
  }

  static stack(settings: StageSettings, name: string): string {
    return `${PRODUCT}-${settings.name}-${name}`;
  }

  get bus(): string {
    return this.#prefix;
  }

  get busArn(): string {
    return this.#arn('events', 'event-bus', this.bus);
  }

  get alarmTopic(): string {
    return `${this.#prefix}-alarms`;
  }

  get alarmTopicArn(): string {
    return Arn.format({ service: 'sns', resource: this.alarmTopic }, this.#stack);
  }

  get userPool(): string {
    return this.#prefix;
  }

  /** Cognito's own domain for signing in is one per region: the account makes it unique. */
  get signInDomain(): string {
    return `${this.#prefix}-${this.#stack.account}`;
  }

  alias(key: 'data' | 'signing'): string {
    return `alias/${this.#prefix}-${key}`;
  }

  table(area: string, table: 'main' | 'records'): string {
    return tableName(this.#stage, area, table);
  }

  tableArn(area: string, table: 'main' | 'records'): string {
    return this.#arn('dynamodb', 'table', this.table(area, table));
  }

  bucket(bucket: 'inbox' | 'documents' | 'console'): string {
    return `${this.#prefix}-${bucket}-${this.#stack.account}`;
  }

  bucketArn(bucket: 'inbox' | 'documents' | 'console'): string {
    return `arn:aws:s3:::${this.bucket(bucket)}`;
  }

  /** Of a function, queue, schedule, alarm or API that belongs to an area. */
  inArea(area: string, name: string): string {
    const full = `${this.#prefix}-${area}-${name}`;
    if (full.length > MAX_FUNCTION_NAME)
      throw new Error(
        `The function name ${full} has ${full.length} characters and may have ${MAX_FUNCTION_NAME}: shorten the task's name.`,
      );
    return full;
  }

  /** Of the queues that a pattern names: `*-dead`. */
  queueArn(pattern: string): string {
    return Arn.format({ service: 'sqs', resource: `${this.#prefix}-${pattern}` }, this.#stack);
  }

  functionArn(area: string, name: string): string {
    return Arn.format(
      {
        service: 'lambda',
        resource: 'function',
        resourceName: this.inArea(area, name),
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      },
      this.#stack,
    );
  }

  /** Of a workflow id `<area>.<name>`. */
  workflow(id: string): string {
    return `${this.#prefix}-${id.replace('.', '-')}`;
  }

  workflowArn(id: string): string {
    return `arn:aws:states:${this.#stack.region}:${this.#stack.account}:stateMachine:${this.workflow(id)}`;
  }

  executionsArn(id: string): string {
    return `arn:aws:states:${this.#stack.region}:${this.#stack.account}:execution:${this.workflow(id)}:*`;
  }

  /** Name of an SSM parameter that carries what only CloudFormation knows: ids of keys, pools and APIs. */
  parameter(name: 'data-key' | 'signing-key' | 'user-pool' | 'session' | `${string}/stream` | `${string}/api`): string {
    return `/${PRODUCT}/${this.#stage}/${name}`;
  }

  parameterArn(name: Parameters<Names['parameter']>[0]): string {
    return `arn:aws:ssm:${this.#stack.region}:${this.#stack.account}:parameter${this.parameter(name)}`;
  }

  /** Path of an area's secrets; below it `<companyId>/<name>`. */
  secrets(area: string): string {
    return `/${PRODUCT}/${this.#stage}/${area}/secrets`;
  }

  secretsArn(area: string): string {
    return `arn:aws:ssm:${this.#stack.region}:${this.#stack.account}:parameter${this.secrets(area)}/*`;
  }

  #arn(service: string, resource: string, resourceName: string): string {
    return Arn.format({ service, resource, resourceName }, this.#stack);
  }
}
