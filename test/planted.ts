import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** A mistake planted in our own code while it is bundled: a trial that does not notice it proves nothing. */
export function planted(name: string, file: RegExp, changes: readonly (readonly [from: string, to: string])[]): Plugin {
  return {
    name,
    setup(build) {
      build.onLoad({ filter: file }, async ({ path }) => {
        let contents = await readFile(path, 'utf8');
        for (const [from, to] of changes) {
          // A mistake that no longer fits the code would be noticed by nobody.
          if (!contents.includes(from)) throw new Error(`The mistake "${name}" does not fit ${path}: ${from}`);
          contents = contents.replaceAll(from, to);
        }
        return { contents, loader: 'ts' };
      });
    },
  };
}
