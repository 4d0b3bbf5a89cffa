import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
/** What is installed: the copy has a link to it. */
const INSTALLED = ['node_modules', '.venv'];
/** What is made, and the history; what `.gitignore` names. */
const LEFT_OUT = [...INSTALLED, '.git', '.build', '.local', 'cdk.out', 'coverage'];

/**
 * A copy of the repository as it stands, committed or not, in a temporary folder and a git repository without commits:
 * for tests that change files. Works from a folder without a history too.
 * @param name becomes part of the folder's name.
 * @returns the folder; who asked removes it.
 */
export function copyRepository(name: string): string {
  const copy = mkdtempSync(join(tmpdir(), `coulisses-${name}-`));
  for (const entry of readdirSync(ROOT))
    if (!LEFT_OUT.includes(entry) && !entry.endsWith('.log'))
      cpSync(join(ROOT, entry), join(copy, entry), { recursive: true });
  for (const entry of INSTALLED) if (existsSync(join(ROOT, entry))) symlinkSync(join(ROOT, entry), join(copy, entry));
  execFileSync('git', ['init', '-q'], { cwd: copy });
  return copy;
}
