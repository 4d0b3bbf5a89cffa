/** `npm start`: the product on this machine, with a demonstration group at work, until Ctrl-C. `-- --fresh` begins anew. */
import { join } from 'node:path';
import { settings, stateDir, teller, untilStopped, up } from './up.ts';

await untilStopped(async (keep) => {
  const { cloud, demonstration } = await up(settings(), teller(), keep);
  console.log(`${demonstration}

  Console   ${cloud.console}   (API reference: ${cloud.console}/reference)
  AWS       ${cloud.endpoint}   (region eu-west-3, any credentials)
  Log       ${join(stateDir, 'cloud.log')}, or \`npm run logs\`

  Ctrl-C stops; what is there is kept for the next start, which takes less time. \`npm start -- --fresh\` begins anew.
`);
});
