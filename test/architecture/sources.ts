import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import ts from 'typescript';

export interface Import {
  /** As written: `../../domain/party.ts`, `zod`, `node:crypto`. */
  readonly specifier: string;
  /** Path from the root when the specifier is relative, else undefined. */
  readonly path: string | undefined;
  /** True when nothing of it is left at run time. */
  readonly typeOnly: boolean;
  /** Names imported as values; `*` for everything. */
  readonly names: readonly string[];
  readonly line: number;
}

export interface Source {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly imports: readonly Import[];
  /** Names it exports, without types. */
  readonly exports: readonly string[];
  /** Expressions that some rule forbids somewhere: `Date.now`, `new Date()`, `process.env`. */
  readonly uses: readonly { readonly what: string; readonly line: number }[];
}

const SKIPPED = new Set(['node_modules', '.build', 'cdk.out', 'dist', 'generated']);

/** Every TypeScript file below `root/<folder>`, parsed. */
export async function readSources(root: string, folders: readonly string[]): Promise<Source[]> {
  const sources: Source[] = [];
  for (const folder of folders)
    for (const path of await filesBelow(root, folder))
      sources.push(parse(path, await readFile(join(root, path), 'utf8')));
  return sources;
}

async function filesBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const nested = await Promise.all(
    entries.map(async (entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory())
        return SKIPPED.has(entry.name) || entry.name.startsWith('.') ? [] : filesBelow(root, path);
      return /\.tsx?$/.test(entry.name) ? [path] : [];
    }),
  );
  return nested.flat().sort();
}

export function parse(path: string, text: string): Source {
  const file = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    false,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const lineOf = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
  const imports: Import[] = [];
  const exports: string[] = [];
  const uses: { what: string; line: number }[] = [];
  const addImport = (node: ts.Node, specifier: string, typeOnly: boolean, names: readonly string[]) =>
    imports.push({
      specifier,
      path: specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined,
      typeOnly,
      names,
      line: lineOf(node),
    });

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const names = namesOf(node.importClause);
      addImport(node, node.moduleSpecifier.text, node.importClause !== undefined && names.length === 0, names);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      const names = node.isTypeOnly ? [] : exportedNames(node.exportClause);
      addImport(node, node.moduleSpecifier.text, names.length === 0, names);
    } else if (ts.isCallExpression(node) && isImportCall(node)) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) addImport(node, argument.text, false, ['*']);
    } else if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    ) {
      addImport(node, node.argument.literal.text, true, []);
    }
    const what = watched(node);
    if (what) uses.push({ what, line: lineOf(node) });
    ts.forEachChild(node, visit);
  };
  visit(file);

  for (const statement of file.statements) {
    const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
    if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
    if (ts.isVariableStatement(statement))
      for (const { name } of statement.declarationList.declarations) if (ts.isIdentifier(name)) exports.push(name.text);
    if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name)
      exports.push(statement.name.text);
  }
  return { path, imports, exports, uses };
}

function namesOf(clause: ts.ImportClause | undefined): string[] {
  if (!clause || clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
  const names = clause.name ? ['default'] : [];
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) names.push('*');
  if (bindings && ts.isNamedImports(bindings))
    for (const { name, propertyName, isTypeOnly } of bindings.elements)
      if (!isTypeOnly) names.push((propertyName ?? name).text);
  return names;
}

function exportedNames(clause: ts.NamedExportBindings | undefined): string[] {
  if (!clause || !ts.isNamedExports(clause)) return ['*'];
  return clause.elements
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .map(({ name, propertyName }) => (propertyName ?? name).text);
}

function isImportCall({ expression }: ts.CallExpression): boolean {
  return (
    expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === 'require')
  );
}

const PROPERTIES = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'process.hrtime',
  'process.env',
  'Temporal.Now',
]);
const RANDOM = new Set(['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues']);

/** The watched expression that a node is, whichever way it is written. */
function watched(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    const { expression, name } = node;
    if (RANDOM.has(name.text)) return name.text;
    const owner = ts.isIdentifier(expression) ? expression.text : undefined;
    return PROPERTIES.has(`${owner}.${name.text}`) ? `${owner}.${name.text}` : undefined;
  }
  if (ts.isImportSpecifier(node)) {
    const name = (node.propertyName ?? node.name).text;
    return RANDOM.has(name) ? name : undefined;
  }
  const isDate =
    (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'Date';
  if (isDate) return ts.isCallExpression(node) || !node.arguments?.length ? 'new Date()' : undefined;
  return undefined;
}
