import type { Trial } from '../trial.ts';
import { missedDefects, runTrial } from './trial.ts';
import { startWorld } from './world.ts';

/** The worker stopped before and after every AWS call of the story, or only the answer lost; then mistakes of our own. */
export const trial: Trial = {
  name: 'crash',
  async run({ cases }) {
    const world = await startWorld();
    try {
      const { crashPoints, tried, violations } = await runTrial(world, await world.functions(), { cases });
      console.log(`${crashPoints} crash points found, ${tried} tried`);
      const missed = await missedDefects(world, { cases: Math.min(cases, 60) });
      return {
        figures: { crashPoints, tried, defectsMissed: missed.length },
        violations: [
          ...(crashPoints === 0 ? ['No crash point was found: the trial proves nothing'] : []),
          ...violations,
          ...missed.map((defect) => `Planted and not caught: ${defect}`),
        ],
      };
    } finally {
      await world.stop();
    }
  },
};
