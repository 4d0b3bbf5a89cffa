import {
  GetExecutionHistoryCommand,
  paginateListExecutions,
  paginateListStateMachines,
  SFNClient,
} from '@aws-sdk/client-sfn';

export interface RunningExecution {
  readonly name: string;
  readonly startedAt: string;
  /** The state it entered last; none when it has just begun. */
  readonly state: string | undefined;
}

export interface RunningWorkflow {
  /** Without product and stage: `purchasing-supplier-invoice-intake`. */
  readonly name: string;
  /** Newest first. */
  readonly executions: readonly RunningExecution[];
  /** There are more, at which nobody looked. */
  readonly more: boolean;
}

/** An execution's state costs a request of its own: so many are looked at, a few at a time (AWS allows some twenty a second). */
const MOST = 50;
const AT_ONCE = 10;
/** Events of one state: entered, scheduled, started, submitted, failed, retried. */
const EVENTS = 12;

/** Where the executions of every workflow stand. Their data is not asked for. */
export class Executions {
  readonly #client: SFNClient;
  readonly #prefix: string;

  constructor(stage: string, client = new SFNClient({})) {
    this.#client = client;
    this.#prefix = `coulisses-${stage}-`;
  }

  async running(): Promise<RunningWorkflow[]> {
    const workflows: RunningWorkflow[] = [];
    for await (const { stateMachines = [] } of paginateListStateMachines({ client: this.#client }, {}))
      for (const { name = '', stateMachineArn = '' } of stateMachines)
        if (name.startsWith(this.#prefix))
          workflows.push({ name: name.slice(this.#prefix.length), ...(await this.#runningOf(stateMachineArn)) });
    return workflows;
  }

  async #runningOf(stateMachineArn: string): Promise<Pick<RunningWorkflow, 'executions' | 'more'>> {
    const found: { arn: string; name: string; startedAt: string }[] = [];
    let more = false;
    const query = { stateMachineArn, statusFilter: 'RUNNING' as const };
    for await (const { executions = [], nextToken } of paginateListExecutions(
      { client: this.#client, pageSize: MOST },
      query,
    )) {
      for (const { executionArn = '', name = '', startDate } of executions)
        found.push({ arn: executionArn, name, startedAt: startDate?.toISOString() ?? '' });
      more = nextToken !== undefined || found.length > MOST;
      if (found.length >= MOST) break;
    }
    const executions: RunningExecution[] = [];
    for (let first = 0; first < Math.min(found.length, MOST); first += AT_ONCE)
      executions.push(
        ...(await Promise.all(
          found
            .slice(first, Math.min(first + AT_ONCE, MOST))
            .map(async ({ arn, ...execution }) => ({ ...execution, state: await this.#stateOf(arn) })),
        )),
      );
    return { executions, more };
  }

  async #stateOf(executionArn: string): Promise<string | undefined> {
    const { events = [] } = await this.#client.send(
      new GetExecutionHistoryCommand({
        executionArn,
        reverseOrder: true,
        maxResults: EVENTS,
        includeExecutionData: false,
      }),
    );
    return events.find(({ stateEnteredEventDetails }) => stateEnteredEventDetails)?.stateEnteredEventDetails?.name;
  }
}

export const openExecutions = (): Executions => new Executions(process.env.STAGE ?? '');
