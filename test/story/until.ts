import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../shared/client/client.ts';

/**
 * Asks again until there is an answer; a story that hangs fails by name. That the local cloud has no room for a call (it
 * runs sixteen at a time, and its gateway answers 429 or 500 for more) is no answer; a refusal or failure of ours is thrown.
 */
export async function until<T>(what: string, ask: () => Promise<T | undefined>, seconds = 60): Promise<T> {
  for (let attempt = 0; attempt < seconds * 5; attempt++) {
    const answer = await ask().catch(unlessFull);
    if (answer !== undefined) return answer;
    await sleep(200);
  }
  throw new Error(`Waited ${seconds} s in vain for ${what}`);
}

function unlessFull(error: unknown): undefined {
  if (error instanceof Problem && /^gateway\.(429|5\d\d)$/.test(error.code)) return undefined;
  throw error;
}
