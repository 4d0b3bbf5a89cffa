import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  paginateListQueues,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';

/** A message that was tried in vain, or could not be delivered. */
export interface DeadLetter {
  readonly messageId: string;
  /** When it was first sent, UTC. */
  readonly sentAt: string;
  readonly body: string;
  /** Why EventBridge or Scheduler could not deliver it; SQS itself says nothing. */
  readonly reason: string | undefined;
}

export interface DeadLetterQueue {
  /** Without product and stage: `work-resume-process-dead`. */
  readonly name: string;
  /** Roughly, as SQS counts. */
  readonly waiting: number;
  readonly letters: readonly DeadLetter[];
}

/** What became of the messages that an order names. */
export interface Cleared {
  readonly cleared: number;
  /** Left where they are: no listener's queue takes them back. */
  readonly left: number;
}

const PAGE = 10;
/** Long enough to send and delete ten messages. */
const HIDDEN_SECONDS = 30;
const MOST = 1000;

/** The dead-letter queues of the whole stage. */
export class DeadLetters {
  readonly #client: SQSClient;
  readonly #prefix: string;
  #urls: Promise<Map<string, string>> | undefined;

  constructor(stage: string, client = new SQSClient({ useQueueUrlAsEndpoint: false })) {
    this.#client = client;
    this.#prefix = `coulisses-${stage}-`;
  }

  /** Every dead-letter queue in which something waits, with its first messages, which stay where they are. */
  async waiting(): Promise<DeadLetterQueue[]> {
    const dead = [...(await this.#queues())].filter(([name]) => isDeadLetterQueue(name));
    const queues = await Promise.all(
      dead.map(async ([name, url]) => {
        const waiting = await this.#count(url);
        return { name, waiting, letters: waiting > 0 ? await this.#peek(url) : [] };
      }),
    );
    return queues
      .filter(({ waiting, letters }) => waiting > 0 || letters.length > 0)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Whether the stage has such a dead-letter queue. */
  async has(name: string): Promise<boolean> {
    return isDeadLetterQueue(name) && (await this.#queues()).has(name);
  }

  /**
   * Puts messages back to work, or drops them; at most a thousand. What arrived after `before` stays, so that a repeat does
   * not touch what nobody has seen. A message is sent before it is deleted: a crash between them leaves it in both queues,
   * and a listener drops what it has seen.
   * @param messageIds every message when left out.
   */
  async clear(
    name: string,
    {
      action,
      before,
      messageIds,
    }: { action: 'redrive' | 'drop'; before: string; messageIds?: readonly string[] | undefined },
  ): Promise<Cleared> {
    const queues = await this.#queues();
    const from = queues.get(name);
    if (!from || !isDeadLetterQueue(name)) throw new Error(`There is no dead-letter queue ${name}`);
    const seen = new Set<string>();
    let cleared = 0;
    let left = 0;
    while (seen.size < MOST) {
      const messages = (await this.#receive(from, HIDDEN_SECONDS)).filter(({ MessageId = '' }) => !seen.has(MessageId));
      if (messages.length === 0) break;
      for (const message of messages) {
        seen.add(message.MessageId ?? '');
        if (messageIds && !messageIds.includes(message.MessageId ?? '')) continue;
        if (letterOf(message).sentAt > before) continue;
        if (action === 'redrive') {
          const to = queues.get(sourceOf(name, message, this.#prefix));
          if (!to) {
            left++;
            continue;
          }
          await this.#client.send(new SendMessageCommand({ QueueUrl: to, MessageBody: message.Body }));
        }
        await this.#client.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle: message.ReceiptHandle }));
        cleared++;
      }
    }
    return { cleared, left };
  }

  /** URLs by name. The same for as long as the function lives: queues come with deployments, which renew it. */
  #queues(): Promise<Map<string, string>> {
    this.#urls ??= this.#list();
    return this.#urls;
  }

  async #list(): Promise<Map<string, string>> {
    const urls = new Map<string, string>();
    const query = { QueueNamePrefix: this.#prefix };
    for await (const { QueueUrls = [] } of paginateListQueues({ client: this.#client, pageSize: 1000 }, query))
      for (const url of QueueUrls) urls.set((url.split('/').at(-1) ?? '').slice(this.#prefix.length), url);
    return urls;
  }

  async #count(QueueUrl: string): Promise<number> {
    const { Attributes } = await this.#client.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
    );
    return Number(Attributes?.ApproximateNumberOfMessages ?? 0);
  }

  async #peek(url: string): Promise<DeadLetter[]> {
    return (await this.#receive(url, 0)).map(letterOf);
  }

  async #receive(QueueUrl: string, VisibilityTimeout: number): Promise<Message[]> {
    const { Messages = [] } = await this.#client.send(
      new ReceiveMessageCommand({
        QueueUrl,
        VisibilityTimeout,
        MaxNumberOfMessages: PAGE,
        MessageSystemAttributeNames: ['SentTimestamp'],
        MessageAttributeNames: ['All'],
      }),
    );
    return Messages;
  }
}

function isDeadLetterQueue(name: string): boolean {
  return /-(dead|undelivered)$/.test(name);
}

/** The listener's own queue; of what EventBridge could not deliver, the queue that it was for. */
function sourceOf(name: string, { MessageAttributes }: Message, prefix: string): string {
  if (name.endsWith('-dead')) return name.slice(0, -'-dead'.length);
  const [target = '', service = ''] = (MessageAttributes?.TARGET_ARN?.StringValue ?? '').split(':').toReversed();
  return service && target.startsWith(prefix) ? target.slice(prefix.length) : '';
}

function letterOf({ MessageId = '', Body = '', Attributes, MessageAttributes }: Message): DeadLetter {
  return {
    messageId: MessageId,
    sentAt: new Date(Number(Attributes?.SentTimestamp ?? 0)).toISOString(),
    body: Body,
    reason: MessageAttributes?.ERROR_MESSAGE?.StringValue,
  };
}

export const openDeadLetters = (): DeadLetters => new DeadLetters(process.env.STAGE ?? '');
