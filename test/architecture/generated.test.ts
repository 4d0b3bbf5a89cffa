import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generatedFiles, staleFiles } from '../../scripts/generate/files.ts';

const ROOT = join(import.meta.dirname, '../..');

test('what is generated and committed is fresh, and a change or a leftover is seen', async () => {
  const files = await generatedFiles(ROOT);
  expect(files.size).toBeGreaterThan(8);
  expect(await staleFiles(ROOT, files), 'run `npm run generate`').toEqual([]);

  const copy = await mkdtemp(join(tmpdir(), 'coulisses-generated-'));
  try {
    await cp(join(ROOT, 'docs'), join(copy, 'docs'), { recursive: true });
    await cp(join(ROOT, 'shared/client'), join(copy, 'shared/client'), { recursive: true });
    await writeFile(join(copy, 'docs/generated/tasks.md'), 'changed by hand');
    await writeFile(join(copy, 'docs/generated/events/gone.v1.json'), '{}');
    expect(await staleFiles(copy, files)).toEqual(['docs/generated/tasks.md', 'docs/generated/events/gone.v1.json']);
  } finally {
    await rm(copy, { recursive: true });
  }
});
