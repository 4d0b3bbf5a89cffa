import type { Trial } from '../trial.ts';
import { MAX, measure } from './limits.ts';
import { synthesise } from './synthesise.ts';

/** How near the deployment to AWS is to each limit: the stack or function that has most. */
export const trial: Trial = {
  name: 'limits',
  async run() {
    const measured = measure(synthesise('prod'));
    const table = Object.fromEntries(
      Object.entries(MAX).map(([limit, most]) => {
        const [largest] = measured.filter((one) => one.limit === limit).sort((a, b) => b.count - a.count);
        return [limit, { largest: largest?.of, count: largest?.count ?? 0, most }];
      }),
    );
    console.table(table);
    const violations = Object.entries(table)
      .filter(([, { count, most }]) => count === 0 || count > most)
      .map(([limit, { count, most }]) => `${limit}: ${count}, ${most} at most`);
    return { figures: table, violations };
  },
};
