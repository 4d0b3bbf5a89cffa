/** The parts of the Amazon States Language that the gate looks at: https://states-language.net */
export interface State {
  readonly Type: string;
  readonly QueryLanguage?: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Default?: string;
  readonly Resource?: string;
  readonly Arguments?: Readonly<Record<string, unknown>>;
  readonly Output?: unknown;
  readonly Assign?: Readonly<Record<string, unknown>>;
  readonly TimeoutSeconds?: unknown;
  readonly HeartbeatSeconds?: unknown;
  readonly Retry?: readonly { readonly ErrorEquals: readonly string[]; readonly MaxAttempts?: number }[];
  readonly Catch?: readonly Transition[];
  readonly Choices?: readonly (Transition & { readonly Condition?: unknown })[];
  readonly ItemReader?: { readonly Resource: string };
  readonly ResultWriter?: { readonly Resource: string };
  readonly ItemProcessor?: Machine;
  readonly Branches?: readonly Machine[];
}

interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

export interface Transition {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly Assign?: Readonly<Record<string, unknown>>;
  readonly Output?: unknown;
}

/** States that see the same variables: the machine itself, each branch of a Parallel, the processor of a Map. */
export interface Scope {
  readonly startAt: string;
  readonly states: Record<string, State>;
  /** The state around it; its variables are seen inside, and never the reverse. */
  readonly within?: { readonly scope: Scope; readonly state: string };
}

/** The machine's scope and those inside it, outer before inner. */
export function scopesOf(definition: Record<string, unknown>): Scope[] {
  const machine = definition as unknown as Machine;
  const found: Scope[] = [];
  const visit = ({ StartAt, States }: Machine, within?: Scope['within']): void => {
    const scope: Scope = { startAt: StartAt, states: { ...States }, ...(within && { within }) };
    found.push(scope);
    for (const [state, { Branches = [], ItemProcessor }] of Object.entries(States))
      for (const inner of [...Branches, ...(ItemProcessor ? [ItemProcessor] : [])]) visit(inner, { scope, state });
  };
  visit({ StartAt: machine.StartAt, States: machine.States ?? {} });
  return found;
}
