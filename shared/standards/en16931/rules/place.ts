import { type Step, stepMatches } from '../xml/path.ts';
import type { CompiledContext } from './compile.ts';

interface Name {
  readonly uri: string;
  readonly local: string;
}

/** Names come from documents, so the number of places that is kept is limited. */
const LIMIT = 5000;

/** Where elements stand that have the same name and whose ancestors have the same names: the same contexts reach them all. */
export class Place {
  /** Pattern by pattern, within a pattern in order of precedence. */
  readonly contexts: readonly CompiledContext[];
  readonly name: Name;
  readonly #parent: Place | undefined;
  readonly #places: Places;
  readonly #below = new Map<string, Place[]>();

  constructor({ uri, local }: Name, parent: Place | undefined, places: Places) {
    this.name = { uri, local };
    this.#parent = parent;
    this.#places = places;
    this.contexts = places.contextsOf(uri, local).filter(({ paths }) => paths.some((path) => this.#endsIn(path)));
  }

  /** The place of the children of that name. */
  below(name: Name): Place {
    return this.#places.among(this.#below, name, this);
  }

  #endsIn({ last, ancestors, absolute }: CompiledContext['paths'][number]): boolean {
    if (!matches(last, this.name)) return false;
    let place = this.#parent;
    for (const step of ancestors) {
      if (!place || !matches(step, place.name)) return false;
      place = place.#parent;
    }
    return !absolute || place === undefined;
  }
}

const matches = (step: Step, { uri, local }: Name) => stepMatches(step, uri, local);

/** All places of documents of one syntax, for the contexts of one rule set. */
export class Places {
  readonly #contexts: readonly CompiledContext[];
  readonly #byName = new Map<string, { readonly uri: string; readonly contexts: readonly CompiledContext[] }[]>();
  readonly #roots = new Map<string, Place[]>();
  #kept = 0;

  constructor(contexts: readonly CompiledContext[]) {
    this.#contexts = contexts;
  }

  root(name: Name): Place {
    return this.among(this.#roots, name, undefined);
  }

  /** The place of that name among those with the same parent. */
  among(siblings: Map<string, Place[]>, { uri, local }: Name, parent: Place | undefined): Place {
    const same = siblings.get(local);
    if (same) for (const place of same) if (place.name.uri === uri) return place;
    const place = new Place({ uri, local }, parent, this);
    if (this.#kept++ < LIMIT) siblings.set(local, [...(same ?? []), place]);
    return place;
  }

  /** Contexts with a path that ends in this name. */
  contextsOf(uri: string, local: string): readonly CompiledContext[] {
    const same = this.#byName.get(local);
    if (same) for (const name of same) if (name.uri === uri) return name.contexts;
    const contexts = this.#contexts.filter(({ paths }) => paths.some(({ last }) => stepMatches(last, uri, local)));
    if (this.#kept++ < LIMIT) this.#byName.set(local, [...(same ?? []), { uri, contexts }]);
    return contexts;
  }
}
