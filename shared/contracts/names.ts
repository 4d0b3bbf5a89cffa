import type { CommandTrigger, EndpointTrigger, QueryTrigger, TaskDeclaration } from './task.ts';

/** A task that is called over HTTP. */
export type HttpTask = TaskDeclaration<CommandTrigger | QueryTrigger | EndpointTrigger>;

/** `work` of `work.decide-human-task`. */
export function areaOf(id: string): string {
  return id.slice(0, id.indexOf('.'));
}

/** `decide-human-task` of `work.decide-human-task`. */
export function taskName(id: string): string {
  return id.slice(id.indexOf('.') + 1);
}

/** The path of a task under the one origin of a deployment: `/api/work/v1/companies/{companyId}/human-tasks/{taskId}`. */
export function routePath({ id, trigger }: HttpTask): string {
  return `/api/${areaOf(id)}/v1/${trigger.of === 'company' ? 'companies/{companyId}/' : ''}${trigger.path}`;
}

/** `GET /api/work/v1/companies/{companyId}/human-tasks`: the key under which API Gateway routes a task. */
export function routeKey(task: HttpTask): string {
  return `${task.trigger.method} ${routePath(task)}`;
}

/** `purchasing.supplier-invoice-intake` → `WORKFLOW_SUPPLIER_INVOICE_INTAKE`: the variable with the ARN of a workflow. */
export function workflowVariable(id: string): string {
  return `WORKFLOW_${taskName(id).replaceAll('-', '_').toUpperCase()}`;
}

/** `decide-human-task` → `decideHumanTask`. */
export function camelCase(name: string): string {
  return name.replace(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `work.decide-human-task` → `WorkDecideHumanTask`: the placeholder of a step in a workflow's definition. */
export function pascalCase(name: string): string {
  const camel = camelCase(name);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}
