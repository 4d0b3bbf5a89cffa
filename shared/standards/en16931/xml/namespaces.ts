const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

interface Scope {
  readonly depth: number;
  /** What each prefix meant outside. */
  readonly outer: Map<string, string | undefined>;
}

/**
 * The namespaces in scope while a document is read (Namespaces in XML 1.0). Invoices declare theirs at the root, so that names are
 * resolved by looking them up as written; the parser's own way is to search all open elements for each name.
 */
export class Namespaces<Name> {
  readonly #prefixes = new Map<string, string>([
    ['', ''],
    ['xml', XML],
  ]);
  readonly #scopes: Scope[] = [];
  readonly #names = new Map<string, Name>();
  readonly #nameOf: (uri: string, local: string) => Name;

  constructor(nameOf: (uri: string, local: string) => Name) {
    this.#nameOf = nameOf;
  }

  /** Takes up the attribute of an element at that depth if it declares a namespace. @throws Error when it may not. */
  declares(attribute: string, value: string, depth: number): boolean {
    if (!attribute.startsWith('xmlns') || (attribute.length > 5 && attribute[5] !== ':')) return false;
    const prefix = attribute.slice(6);
    const uri = value.trim();
    if (attribute.length > 5 && (prefix === '' || prefix.includes(':') || uri === '')) {
      throw new Error(`Not a declaration of a prefix: ${attribute}`);
    }
    if (prefix === 'xmlns' || uri === XMLNS || (prefix === 'xml') !== (uri === XML)) {
      throw new Error(`A reserved prefix or namespace: ${attribute}`);
    }
    const known = this.#prefixes.get(prefix);
    if (known === uri) return true;
    let scope = this.#scopes.at(-1);
    if (scope?.depth !== depth) {
      scope = { depth, outer: new Map() };
      this.#scopes.push(scope);
    }
    scope.outer.set(prefix, known);
    this.#prefixes.set(prefix, uri);
    this.#names.clear();
    return true;
  }

  /** The name of an element. @throws Error when it is malformed or its prefix unknown. */
  element(qualified: string): Name {
    const known = this.#names.get(qualified);
    if (known !== undefined) return known;
    const colon = colonOf(qualified);
    const name = this.#nameOf(this.#uri(qualified, colon), qualified.slice(colon + 1));
    this.#names.set(qualified, name);
    return name;
  }

  /** The namespace of an attribute, empty without prefix. @throws Error as `element`. */
  attribute(qualified: string): { uri: string; local: string } {
    const colon = colonOf(qualified);
    if (colon === -1) return { uri: '', local: qualified };
    return { uri: this.#uri(qualified, colon), local: qualified.slice(colon + 1) };
  }

  /** Leaves an element at that depth. */
  leave(depth: number): void {
    if (this.#scopes.at(-1)?.depth !== depth) return;
    for (const [prefix, uri] of this.#scopes.pop()?.outer ?? []) {
      if (uri === undefined) this.#prefixes.delete(prefix);
      else this.#prefixes.set(prefix, uri);
    }
    this.#names.clear();
  }

  #uri(qualified: string, colon: number): string {
    const uri = this.#prefixes.get(qualified.slice(0, Math.max(colon, 0)));
    if (uri === undefined) throw new Error(`A prefix that is not declared: ${qualified}`);
    return uri;
  }
}

function colonOf(qualified: string): number {
  const colon = qualified.indexOf(':');
  if (colon === 0 || (colon !== -1 && (colon === qualified.length - 1 || qualified.includes(':', colon + 1)))) {
    throw new Error(`Not a qualified name: ${qualified}`);
  }
  return colon;
}
