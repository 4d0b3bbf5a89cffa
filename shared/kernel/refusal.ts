import type { Text, TextParameters } from './text.ts';

/**
 * A kind of expected business "no". It is declared once, named by every task that may answer it, documented in the
 * OpenAPI document and translated. `code` is stable for machines (`<area>.<what>` or `platform.<what>`), `status` is the
 * HTTP status of RFC 9110 that an app sees.
 */
export interface RefusalKind<P extends TextParameters = TextParameters> {
  readonly code: string;
  readonly status: 400 | 403 | 404 | 409 | 412 | 422 | 428 | 429;
  readonly title: Text;
  /** What is wrong and what to do; `{name}` is filled from the parameters of the refusal. */
  readonly detail: Text;
  /** It stops what a fraud would try: the log line of the call says `suspicious`, for whoever watches. */
  readonly suspicious?: true;
  /** Only for the type of the parameters. */
  readonly parameters?: P;
}

/** One entry of `errors[]` of a problem document: a JSON pointer (RFC 6901) into the request and what is wrong there. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** A "no" as a value: use cases return it, only the runtime turns it into an answer. It is never thrown. */
export class Refusal {
  readonly kind: RefusalKind;
  readonly parameters: TextParameters;
  readonly errors: readonly FieldError[];

  constructor(kind: RefusalKind, parameters: TextParameters, errors: readonly FieldError[] = []) {
    this.kind = kind;
    this.parameters = parameters;
    this.errors = errors;
  }
}

export function defineRefusal<P extends TextParameters = Record<never, never>>(kind: RefusalKind<P>): RefusalKind<P> {
  return kind;
}

export function refuse<P extends TextParameters>(
  kind: RefusalKind<P>,
  ...[parameters]: Record<never, never> extends P ? [parameters?: P] : [parameters: P]
): Refusal {
  return new Refusal(kind, parameters ?? {});
}
