import { InvalidToken, SendTaskSuccessCommand, SFNClient, TaskDoesNotExist, TaskTimedOut } from '@aws-sdk/client-sfn';

/** Answers workflows that wait with a task token. */
export class Callbacks {
  readonly #client: SFNClient;

  constructor(client = new SFNClient({})) {
    this.#client = client;
  }

  /** `gone`: that wait is over (answered before, timed out, or its execution ended); the resume job takes up the record. */
  async answer(taskToken: string, output: unknown): Promise<'delivered' | 'gone'> {
    try {
      await this.#client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }));
      return 'delivered';
    } catch (error) {
      if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken)
        return 'gone';
      throw error;
    }
  }
}

export const openCallbacks = (): Callbacks => new Callbacks();
