import type { Text } from '../shared/kernel/text.ts';
import { languageOfTerminal } from './language.ts';

/** Exit code of a command that was not understood. */
const USAGE = 2;

const HELP: Text = {
  fr: 'Usage : coulisses einvoice validate|read|explain …\n        coulisses fec check …\n        coulisses einvoice|fec --help',
  en: 'Usage: coulisses einvoice validate|read|explain …\n       coulisses fec check …\n       coulisses einvoice|fec --help',
};

/** Runs a command line and answers with its exit code. Only the command that is asked for is loaded. */
export async function main(args: readonly string[]): Promise<number> {
  // Whoever reads our output may stop when it has enough (`| head`).
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  const [command, ...rest] = args;
  if (command === 'einvoice') {
    const { einvoice } = await import('./einvoice/einvoice.ts');
    return einvoice(rest);
  }
  if (command === 'fec') {
    const { fec } = await import('./fec/fec.ts');
    return fec(rest);
  }
  const help = HELP[languageOfTerminal()];
  if (command === undefined || command === '--help') {
    console.log(help);
    return command === undefined ? USAGE : 0;
  }
  console.error(help);
  return USAGE;
}
