import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { linkedIn, namedIn, type Place, sectionsOf } from './links.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const FILES = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file && existsSync(join(ROOT, file)));

function missing({ path, section }: Place): string | undefined {
  if (!existsSync(join(ROOT, path))) return `${path} does not exist`;
  if (section && !sectionsOf(read(path)).includes(section)) return `${path} has no section “${section}”`;
  return undefined;
}

test('every page that a page, a workflow, a script or a template names exists, with its section', () => {
  const broken = FILES.filter((file) => /\.(md|yml|ts|tsx|mjs)$/.test(file) && !/^test\/.*\.ts$/.test(file)).flatMap(
    (file) => {
      const text = read(file);
      const places = file.endsWith('.md')
        ? [
            ...namedIn(text),
            ...linkedIn(text).map((place) => ({
              ...place,
              path: place.path ? normalize(join(dirname(file), place.path)) : file,
            })),
          ]
        : namedIn(text).filter(({ path }) => path.endsWith('.md'));
      return places.flatMap((place) => missing(place) ?? []).map((finding) => `${file}: ${finding}`);
    },
  );
  expect(broken).toEqual([]);
});

test('what is not there is found', () => {
  expect(namedIn('See docs/runbooks/platform.md#roll-back, `test/trial.ts`.')).toEqual([
    { path: 'docs/runbooks/platform.md', section: 'roll-back' },
    { path: 'test/trial.ts' },
  ]);
  expect(linkedIn('[x](../adr/0001.md#cost) [y](https://example.org/a.md) [z](#here)')).toEqual([
    { path: '../adr/0001.md', section: 'cost' },
    { path: '', section: 'here' },
  ]);
  expect(missing({ path: 'docs/runbooks/platform.md', section: 'nowhere' })).toContain('no section');
  expect(missing({ path: 'docs/nothing.md' })).toContain('does not exist');
  expect(sectionsOf('# What it does, today\n## dead-letters')).toEqual(['what-it-does-today', 'dead-letters']);
});
