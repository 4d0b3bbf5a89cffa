/** The parts of a definition in the Amazon States Language that its drawing shows. */
export interface Definition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Catch?: readonly { readonly Next: string }[];
  readonly Branches?: readonly Definition[];
  readonly ItemProcessor?: Definition;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'next' | 'catch';
}

/** Every state, those within a Parallel or Map too, in the order of the file. */
export function statesOf({ States }: Definition): string[] {
  return Object.entries(States).flatMap(([name, state]) => [name, ...within(state).flatMap(statesOf)]);
}

/** Ways from state to state, each once; into what a Parallel or Map holds as well. */
export function edgesOf({ States }: Definition): Edge[] {
  const edges = new Map<string, Edge>();
  const add = (from: string, to: string | undefined, kind: Edge['kind']) => {
    if (to && !edges.has(`${from} ${to}`)) edges.set(`${from} ${to}`, { from, to, kind });
  };
  for (const [name, state] of Object.entries(States)) {
    for (const to of [state.Next, state.Default, ...(state.Choices ?? []).map(({ Next }) => Next)])
      add(name, to, 'next');
    for (const { Next } of state.Catch ?? []) add(name, Next, 'catch');
    for (const inner of within(state)) {
      add(name, inner.StartAt, 'next');
      for (const edge of edgesOf(inner)) add(edge.from, edge.to, edge.kind);
    }
  }
  return [...edges.values()];
}

function within({ Branches = [], ItemProcessor }: State): Definition[] {
  return [...Branches, ...(ItemProcessor ? [ItemProcessor] : [])];
}
