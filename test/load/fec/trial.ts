import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FEC_HEADER, type FecReport, fecLine, fecName } from '../../../shared/standards/fec/index.ts';
import type { Trial } from '../../trial.ts';

const LINES = 1_000_000;
const SECONDS = 10;
const MEGABYTES = 256;
const JOURNALS = ['AC', 'VE', 'BQ'];

/**
 * The check of a FEC of a million lines takes little time and memory, finds nothing in a file that is right, and one cent too
 * much in its last entry.
 */
export const trial: Trial = {
  name: 'fec',
  async run({ cases }) {
    const folder = await mkdtemp(join(tmpdir(), 'fec-'));
    try {
      const entries = Math.ceil(Math.min(cases, LINES) / 3);
      const right = await checked(await written(join(folder, 'right'), entries, 0));
      const wrong = await checked(await written(join(folder, 'wrong'), entries, 1));
      const { lines } = right.report;
      const figures = { lines, seconds: right.seconds, megabytes: right.megabytes };
      console.table(figures);
      const violations: string[] = [];
      if (!right.report.valid || lines !== 3 * entries)
        violations.push(`${lines} lines are right, and this was said: ${JSON.stringify(right.report.counts)}`);
      const found = wrong.report.findings.find(({ rule }) => rule === 'entry-unbalanced');
      if (found?.line !== 3 * entries - 1) violations.push('A cent too much in the last entry was not found');
      if (right.seconds > SECONDS) violations.push(`${right.seconds} s, not ${SECONDS} at most`);
      if (right.megabytes > MEGABYTES) violations.push(`${right.megabytes} MB, not ${MEGABYTES} at most`);
      return { figures, violations };
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

/** @param excess cents that the last entry has too much. */
async function written(folder: string, entries: number, excess: number): Promise<string> {
  const file = `${folder}-${fecName('000100016', '2026-12-31')}`;
  const out = createWriteStream(file);
  out.write(`${FEC_HEADER}\r\n`);
  for (let place = 0; place < entries; place++) {
    const journal = JOURNALS[place % JOURNALS.length] as string;
    const date = new Date(Date.UTC(2026, 0, 1) + Math.floor((place * 365) / entries) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const net = ((place * 37) % 100_000) + 100;
    const common = {
      journal,
      journalLabel: `Journal ${journal}`,
      number: String(Math.floor(place / JOURNALS.length) + 1),
      date,
      piece: { ref: `P-${place}`, date },
      label: `Facture fournisseur P-${place}`,
      validDate: date,
    };
    const vat = Math.floor(net / 5) + (place === entries - 1 ? excess : 0);
    const auxiliary = { number: `F${place % 500}`, label: `Société n° ${place % 500}` };
    const lines = [
      { account: '607', accountLabel: 'Achats de marchandises', debit: euro(net), credit: '0.00' },
      { account: '44566', accountLabel: 'TVA sur autres biens et services', debit: euro(vat), credit: '0.00' },
      {
        account: '401',
        accountLabel: 'Fournisseurs',
        auxiliary,
        debit: '0.00',
        credit: euro(net + Math.floor(net / 5)),
      },
    ];
    const text = lines.map((line) => `${fecLine({ ...common, ...line })}\r\n`).join('');
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return file;
}

const euro = (cents: number): string => `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

interface Checked {
  readonly report: FecReport;
  readonly seconds: number;
  readonly megabytes: number;
}

async function checked(file: string): Promise<Checked> {
  const began = performance.now();
  const child = spawn(process.execPath, ['cli/coulisses.js', 'fec', 'check', file]);
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data;
  });
  let megabytes = 0;
  // The kernel's own high-water mark, as long as there is a process to ask for.
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    megabytes = Math.max(megabytes, Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024));
  }, 100);
  await once(child, 'close');
  clearInterval(watch);
  const seconds = Number(((performance.now() - began) / 1000).toFixed(1));
  return { report: JSON.parse(output) as FecReport, seconds, megabytes };
}
