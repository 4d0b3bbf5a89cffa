/**
 * `npm run generate`: writes everything that is derived from the declarations and committed. `-- --check` writes nothing,
 * names what is stale and exits 1.
 */
import { generatedFiles, staleFiles, writeFiles } from './generate/files.ts';

const root = `${import.meta.dirname}/..`;
const files = await generatedFiles(root);
const stale = await staleFiles(root, files);

if (process.argv.includes('--check')) {
  for (const path of stale) console.error(`stale: ${path}`);
  if (stale.length > 0) console.error('Run `npm run generate` and commit what it writes.');
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  await writeFiles(root, files, stale);
  for (const path of stale) console.log(files.has(path) ? `written: ${path}` : `removed: ${path}`);
}
