import { plainText } from '../../infra/wildcards.ts';

// biome-ignore lint/suspicious/noExplicitAny: a CloudFormation property may be anything
export type Json = any;

export interface Resource {
  Type: string;
  Properties: Json;
  DependsOn?: string | string[];
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

export interface Template {
  Resources: Record<string, Resource>;
  Parameters?: Record<string, { Default?: string }>;
  Outputs?: Record<string, { Export?: unknown }>;
}

/** One synthesised stack. */
export interface StackTemplate {
  /** `data`, `platform`, `console`, `aws-only` or the id of an area. */
  readonly name: string;
  readonly template: Template;
}

/** The stacks of one stage. */
export interface Deployment {
  readonly stage: string;
  readonly stacks: readonly StackTemplate[];
}

export interface Found {
  readonly stack: StackTemplate;
  readonly id: string;
  readonly properties: Json;
  readonly resource: Resource;
}

/** Every resource of a type, in every stack. */
export function resourcesOf({ stacks }: Deployment, ...types: string[]): Found[] {
  return stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources)
      .filter(([, { Type }]) => types.includes(Type))
      .map(([id, resource]) => ({ stack, id, resource, properties: resource.Properties ?? {} })),
  );
}

/** Text of a value; `<Id.Attribute>` for what is known at deployment only, `ssm:<name>` for a parameter of another stack. */
export function text(stack: StackTemplate, value: Json): string {
  if (value === undefined) return '';
  return plainText(value).replace(/<([A-Za-z0-9]+)>/g, (whole, id: string) => {
    const parameter = stack.template.Parameters?.[id]?.Default;
    return parameter ? `ssm:${parameter}` : whole;
  });
}

export const list = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T];

/** Allow statements of a role, one line for each action on each resource; conditions in brackets. */
export function permissionsOf({ stack, properties }: Found): string[] {
  return list<Json>(properties.Policies)
    .flatMap(({ PolicyDocument }) => list<Json>(PolicyDocument.Statement))
    .flatMap(({ Effect, Action, Resource, Condition }) => {
      if (Effect !== 'Allow') return [];
      const condition = Condition ? ` [${JSON.stringify(Condition)}]` : '';
      return list<string>(Action).flatMap((action) =>
        list<Json>(Resource).map((resource) => `${action} ${text(stack, resource)}${condition}`),
      );
    })
    .sort();
}

/** The role in the same stack that a property names by its ARN. */
export function roleOf(deployment: Deployment, stack: StackTemplate, roleArn: Json): Found | undefined {
  const id = roleArn?.['Fn::GetAtt']?.[0];
  return resourcesOf(deployment, 'AWS::IAM::Role').find((role) => role.stack === stack && role.id === id);
}
