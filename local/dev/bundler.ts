import { join, relative, resolve } from 'node:path';
import { type BuildContext, type BuildFailure, build, context, type Metafile, type OutputFile } from 'esbuild';
import { bundleOptions } from '../../scripts/build.ts';
import { type Bundle, functionNames } from './replaced.ts';

const root = resolve(import.meta.dirname, '../..');
/** More are bundled in one go. */
const FEW = 4;
const entries = join(root, '.build', 'entries');

/** Legible stack traces and half the time. */
const options = { ...bundleOptions, minify: false, write: false, metafile: true, logLevel: 'silent' } as const;

/** Knows which functions a source file is part of, and bundles those again, the same one faster each time. */
export class Bundler {
  #parts = new Map<string, Set<string>>();
  readonly #contexts = new Map<string, BuildContext<typeof options>>();

  /** Looks at every entry that the build left; again after each build. */
  async learn(): Promise<void> {
    const parts = new Map<string, Set<string>>();
    for (const names of Object.values(
      Object.groupBy(functionNames(), (name) => name.split('/')[0] as string),
    ) as string[][]) {
      const { metafile } = await build({ ...options, entryPoints: names.map(entryOf), outdir: '.' });
      for (const name of names)
        for (const file of reachable(metafile, relative(root, entryOf(name))))
          parts.set(file, (parts.get(file) ?? new Set()).add(name));
    }
    this.#parts = parts;
  }

  /** Names (`<area>/<function>`) of the functions that a file is part of; its path is relative to the repository. */
  functionsWith(file: string): string[] {
    return [...(this.#parts.get(file) ?? [])];
  }

  /** @throws Error of one sentence with file and line when one does not build. */
  async bundle(names: readonly string[]): Promise<Map<string, Bundle>> {
    try {
      return names.length > FEW ? await together(names) : new Map(await this.#eachByItself(names));
    } catch (error) {
      throw new Error(sentenceOf(error as BuildFailure));
    }
  }

  /** An edited function is edited again: what is known of its files stays in memory. */
  #eachByItself(names: readonly string[]): Promise<[string, Bundle][]> {
    return Promise.all(
      names.map(async (name) => {
        let kept = this.#contexts.get(name);
        if (!kept) {
          kept = await context({ ...options, entryPoints: [{ in: entryOf(name), out: 'index' }], outdir: '.' });
          this.#contexts.set(name, kept);
        }
        return [name, bundleOf((await kept.rebuild()).outputFiles)] as [string, Bundle];
      }),
    );
  }
}

/** What many functions share is read once. */
async function together(names: readonly string[]): Promise<Map<string, Bundle>> {
  const entryPoints = names.map((name) => ({ in: entryOf(name), out: `${name}/index` }));
  const { outputFiles } = await build({ ...options, entryPoints, outdir: '.' });
  return new Map(
    names.map((name) => [name, bundleOf(outputFiles.filter(({ path }) => path.includes(`/${name}/index.js`)))]),
  );
}

function bundleOf(files: readonly OutputFile[]): Bundle {
  return Object.fromEntries(files.map(({ path, contents }) => [path.split('/').at(-1) as string, contents]));
}

const entryOf = (name: string): string => join(entries, `${name}.ts`);

function reachable({ inputs }: Metafile, from: string, found = new Set<string>()): Set<string> {
  if (found.has(from)) return found;
  found.add(from);
  for (const { path } of inputs[from]?.imports ?? []) reachable({ inputs } as Metafile, path, found);
  return found;
}

function sentenceOf({ errors: [error] = [], message }: BuildFailure): string {
  if (!error) return message;
  const { file, line, column } = error.location ?? {};
  return `${file ? `${file}:${line}:${column} ` : ''}${error.text}: mend it and save, what ran before runs on.`;
}
