// The second reader: the Python library factur-x, installed once into .local/oracles.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const VERSION = '7.8';
const home = join(import.meta.dirname, '../../../.local/oracles', `factur-x-${VERSION}`);

export interface FacturX {
  /** By file: its terms, or `error: …`. */
  readonly read: Readonly<Record<string, unknown>>;
  /** By file: the XML, taken out of a PDF. */
  readonly xml: Readonly<Record<string, string>>;
  /** Its own table: key, syntax, XPath. */
  readonly paths: readonly (readonly [key: string, syntax: 'cii' | 'ubl', path: string])[];
}

/** Reads the files with factur-x. @throws when Python or the library cannot be had. */
export function readWithFacturX(files: readonly string[]): FacturX {
  const python = join(home, 'bin/python');
  if (!existsSync(join(home, 'bin/facturx-convert'))) {
    execFileSync('python3', ['-m', 'venv', home], { stdio: 'ignore' });
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', `factur-x==${VERSION}`], { stdio: 'ignore' });
  }
  const script = join(import.meta.dirname, 'factur_x.py');
  const output = execFileSync(python, [script], {
    input: JSON.stringify(files),
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return JSON.parse(output.toString()) as FacturX;
}
