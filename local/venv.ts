import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');
const oldest = [3, 10] as const;

/**
 * The Python of a virtual environment with exactly what a file of requirements pins (every package hashed): the local
 * cloud's, unless told otherwise. Made or renewed when the requirements changed since it was made; some 8 s after download.
 * @throws Error of one sentence, with the mend, when Python or its venv module is missing or an install fails.
 */
export async function ensureVenv({
  requirements = join(root, 'local', 'requirements.txt'),
  folder = join(root, '.venv'),
} = {}): Promise<string> {
  const python = join(folder, 'bin', 'python');
  const stamp = join(folder, 'requirements.sha256');
  const wanted = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex');
  const made = existsSync(python) && existsSync(stamp) ? await readFile(stamp, 'utf8') : undefined;
  if (made === wanted) return python;

  const host = await pythonOfTheMachine();
  await rm(folder, { recursive: true, force: true });
  await run(host, ['-m', 'venv', folder]).catch(() => {
    throw new Error(
      'Python has no venv module here: install it (Debian and Ubuntu: `apt install python3-venv`) and try again.',
    );
  });
  await run(python, ['-m', 'pip', 'install', '--quiet', '--require-hashes', '--no-deps', '-r', requirements]).catch(
    (error: { stderr?: string }) => {
      const reason = error.stderr?.trim().split('\n').at(-1) ?? String(error);
      throw new Error(
        `${requirements} could not be installed (${reason}): check the network and your package index, then try again.`,
      );
    },
  );
  await writeFile(stamp, wanted);
  return python;
}

async function pythonOfTheMachine(): Promise<string> {
  const mend = `install Python ${oldest.join('.')} or newer and try again.`;
  for (const name of ['python3', 'python']) {
    const answer = await run(name, ['-c', 'import sys; print(*sys.version_info[:2])']).catch(() => undefined);
    if (!answer) continue;
    const [major = 0, minor = 0] = answer.stdout.trim().split(' ').map(Number);
    if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return name;
    throw new Error(`The local cloud needs Python ${oldest.join('.')} but ${name} is ${major}.${minor}: ${mend}`);
  }
  throw new Error(`Python is not installed: ${mend}`);
}
