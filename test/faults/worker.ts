/** Runs one bundled function in a process of its own, as Lambda does: an event comes in, an answer goes out. */
import { createRequire } from 'node:module';

const [bundle = ''] = process.argv.slice(2);
const { handler } = createRequire(import.meta.url)(bundle) as {
  handler: (event: unknown, context: unknown) => Promise<unknown>;
};

process.on('message', async ({ id, event }: { id: number; event: unknown }) => {
  try {
    const answer = await handler(event, { awsRequestId: `request-${id}`, functionName: bundle });
    process.send?.({ id, answer });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  }
});
process.send?.({ ready: true });
