/** What is wrong at one place of the request: a JSON pointer (RFC 6901) into the input. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

interface ProblemFields {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly instance?: string | undefined;
  readonly errors?: readonly FieldError[];
}

/**
 * Every answer that is no success, whoever gave it: a problem of the product (`application/problem+json`, RFC 9457), the
 * API gateway's `{"message"}`, or no answer at all (`status` 0).
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  /** HTTP status; 0 when no answer arrived. */
  readonly status: number;
  /** Stable for machines: `work.human-task-claimed`; `gateway.<status>` and `network.unreachable` when no task answered. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** The request id, to be reported with a failure. */
  readonly instance: string | undefined;
  readonly errors: readonly FieldError[];

  constructor({ status, code, title, detail = '', instance, errors = [] }: ProblemFields, options?: ErrorOptions) {
    super(detail ? `${title}: ${detail}` : title, options);
    this.status = status;
    this.code = code;
    this.title = title;
    this.detail = detail;
    this.instance = instance;
    this.errors = errors;
  }

  /** Reads an answer that is no success; consumes its body. */
  static async from(response: Response): Promise<Problem> {
    const { status } = response;
    const gateway = { status, code: `gateway.${status}`, title: response.statusText || `HTTP ${status}` };
    let body: unknown;
    try {
      body = await response.json();
    } catch {
      return new Problem(gateway);
    }
    if (!isRecord(body)) return new Problem(gateway);
    const { code, title, detail, instance, errors, message } = body;
    if (!isText(code))
      return new Problem({
        ...gateway,
        ...(isText(message) && { title: message }),
        instance: response.headers.get('apigw-requestid') ?? undefined,
      });
    return new Problem({
      status,
      code,
      title: isText(title) ? title : code,
      detail: isText(detail) ? detail : undefined,
      instance: isText(instance) ? instance : undefined,
      errors: Array.isArray(errors) ? errors : [],
    });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
