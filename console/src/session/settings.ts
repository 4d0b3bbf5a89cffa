/** What the deployment tells the console: public, the same for everybody. */
export interface Settings {
  /** Base of the user pool's hosted pages. */
  readonly signInUrl: string;
  readonly clientId: string;
}

let known: Promise<Settings> | undefined;

/** @throws TypeError or Error when the deployment does not answer; the next call asks again. */
export function settings(): Promise<Settings> {
  known ??= read().catch((error) => {
    known = undefined;
    throw error;
  });
  return known;
}

async function read(): Promise<Settings> {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`/config.json answered ${response.status}`);
  return response.json();
}
