/** A trial tries a promise of the product many times, and counts. `npm run trials` runs them. */
export interface Trial {
  readonly name: string;
  /** @param cases how many; a trial that means nothing below some number does that many. */
  run(options: { cases: number }): Promise<TrialResult>;
}

export interface TrialResult {
  /** What is published in docs/generated/measurements.json. */
  readonly figures: object;
  /** A sentence for each time the promise was not kept; none when all is well. */
  readonly violations: readonly string[];
}
