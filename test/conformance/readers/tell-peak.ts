// Loaded before a program: tells on standard error, when it ends, how much memory it took.
import { writeSync } from 'node:fs';
import { peak } from './peak.ts';

process.on('exit', () => writeSync(2, `${peak()}\n`));
