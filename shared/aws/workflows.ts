import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { workflowVariable } from '../contracts/names.ts';
import type { WorkflowDeclaration } from '../contracts/workflow.ts';

/** Starts executions and looks whether they still run. */
export class Workflows {
  readonly #client: SFNClient;

  constructor(client = new SFNClient({})) {
    this.#client = client;
  }

  /** Starts one; a repeat of the same name starts nothing. */
  async start(workflow: WorkflowDeclaration, name: string, input: unknown): Promise<void> {
    try {
      await this.#client.send(
        new StartExecutionCommand({ stateMachineArn: arnOf(workflow), name, input: JSON.stringify(input) }),
      );
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  }

  async isRunning(execution: string): Promise<boolean> {
    try {
      const { status } = await this.#client.send(new DescribeExecutionCommand({ executionArn: execution }));
      return status === 'RUNNING' || status === 'PENDING_REDRIVE';
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return false;
      throw error;
    }
  }
}

function arnOf({ id }: WorkflowDeclaration): string {
  const arn = process.env[workflowVariable(id)];
  if (!arn) throw new Error(`This task declares no access to the workflow ${id}`);
  return arn;
}

export const openWorkflows = (): Workflows => new Workflows();
