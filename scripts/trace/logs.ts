import {
  type CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';

/** What a function logs once per invocation (shared/runtime/lambda.ts), as far as a trace needs it. */
export interface LogLine {
  readonly level: string;
  readonly timestamp: string;
  readonly service: string;
  readonly message: string;
  readonly task?: string;
  readonly outcome?: string;
  readonly correlationId?: string;
  readonly correlationIds?: readonly string[];
  /** Of an outbox: the records that it published. */
  readonly published?: readonly Place[];
  readonly milliseconds?: number;
  readonly requestId?: string;
  readonly error?: { readonly name?: string; readonly message?: string };
}

/** Where a command record lies in its area's table, and the story that it is part of. */
export interface Place {
  readonly pk: string;
  readonly sk: string;
  readonly correlationId: string;
}

/** CloudWatch allows a few FilterLogEvents a second. */
const AT_ONCE = 4;

/** The logs of every function of a stage. */
export class FunctionLogs {
  readonly #client: CloudWatchLogsClient;
  readonly #stage: string;
  readonly #since: number;
  #groups: Promise<string[]> | undefined;

  constructor(client: CloudWatchLogsClient, stage: string, since: number) {
    this.#client = client;
    this.#stage = stage;
    this.#since = since;
  }

  /** Every line that names the text. */
  async naming(text: string): Promise<LogLine[]> {
    this.#groups ??= this.#names();
    const waiting = [...(await this.#groups)];
    const found: LogLine[] = [];
    const work = async () => {
      for (let group = waiting.pop(); group; group = waiting.pop()) found.push(...(await this.#in(group, text)));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return found;
  }

  async #names(): Promise<string[]> {
    const groups: string[] = [];
    const query = { logGroupNamePrefix: `/aws/lambda/coulisses-${this.#stage}-` };
    for await (const { logGroups = [] } of paginateDescribeLogGroups({ client: this.#client }, query))
      groups.push(...logGroups.flatMap(({ logGroupName }) => logGroupName ?? []));
    if (groups.length === 0)
      throw new Error(
        `Stage ${this.#stage} has no logs here: is it deployed, and are these the right account and region?`,
      );
    return groups;
  }

  async #in(logGroupName: string, text: string): Promise<LogLine[]> {
    const lines: LogLine[] = [];
    const query = { logGroupName, filterPattern: `"${text}"`, startTime: this.#since };
    for await (const { events = [] } of paginateFilterLogEvents({ client: this.#client }, query))
      for (const { message = '' } of events)
        for (const line of message.split('\n')) {
          const parsed = line.includes(text) ? parse(line) : undefined;
          if (parsed) lines.push(parsed);
        }
    return lines;
  }
}

function parse(line: string): LogLine | undefined {
  try {
    const parsed = JSON.parse(line) as LogLine;
    return parsed.timestamp && parsed.service ? parsed : undefined;
  } catch {
    return undefined; // what Lambda itself or a library wrote
  }
}
