import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FEC_HEADER, fecLine, fecName } from '../../shared/standards/fec/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'fec-'));
const common = {
  journal: 'OD',
  journalLabel: 'Divers',
  number: '1',
  date: '2026-01-05',
  piece: { ref: 'P-1', date: '2026-01-05' },
  label: 'Loyer',
  validDate: '2026-01-31',
};
const lines = (credit: string) => [
  FEC_HEADER,
  fecLine({ ...common, account: '6132', accountLabel: 'Locations', debit: '10.00', credit: '0.00' }),
  fecLine({ ...common, account: '512', accountLabel: 'Banques', debit: '0.00', credit }),
];
function written(credit: string, name = fecName('000100016', '2026-12-31')): string {
  const file = join(folder, name);
  writeFileSync(file, lines(credit).join('\r\n'));
  return file;
}
const run = (args: string[], input?: string) => {
  const env = { ...process.env, LC_ALL: '', LANG: 'en_GB.UTF-8' };
  const options = { encoding: 'utf8' as const, env, ...(input !== undefined && { input }) };
  const { stdout, stderr, status } = spawnSync(process.execPath, ['cli/coulisses.js', 'fec', ...args], options);
  return { stdout, stderr, status };
};

test('a file without a defect: JSON with its totals, and exit code 0', () => {
  const { stdout, status } = run(['check', written('10.00')]);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ valid: true, lines: 2, entries: 1, debit: '10.00', findings: [] });
});

test('a defect is told with its line, rule and source in the language asked for, and exit code 1', () => {
  const file = written('9.00', 'mine.txt');
  const { stdout, status } = run(['check', '--human', '--lang', 'fr', file]);
  expect(status).toBe(1);
  expect(stdout).toContain('fichier  file-name: Le fichier s’appelle mine.txt');
  expect(stdout).toContain('ligne 2  entry-unbalanced: L’écriture 1 du journal OD a 10,00 au débit et 9,00 au crédit');
  expect(run(['check', '--human', file]).stdout).toContain('line 2  entry-unbalanced: The entry 1 of journal OD');
});

test('standard input has no name to check', () => {
  expect(run(['check', '-'], lines('10.00').join('\n')).status).toBe(0);
});

test('what cannot be read, or was not understood, is exit code 2', () => {
  expect(run(['check', join(folder, 'nowhere')])).toMatchObject({ status: 2, stdout: '' });
  expect(run(['judge', 'x']).stderr).toContain('coulisses fec check');
  expect(run(['check', '--fast', 'x']).status).toBe(2);
  expect(run(['--help'])).toMatchObject({ status: 0 });
});
