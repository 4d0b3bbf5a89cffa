/** `npm run logs`: what the functions of the running local cloud say, one line each, until Ctrl-C. `-- --json` as they wrote it. */
import { join } from 'node:path';
import { follow } from './dev/logs.ts';
import { settings, stateDir } from './up.ts';

follow(join(stateDir, 'cloud.log'), settings(), console.log);
