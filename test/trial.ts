/** A trial tries a promise of the product many times, and counts. `npm run trials` runs them. */
export interface Trial {
  readonly name: string;
  /**
   * @param cases how many; a trial that means nothing below some number does that many.
   * @param part only this one, in a trial that names what it tries.
   */
  run(options: { cases: number; part?: string | undefined }): Promise<TrialResult>;
}

export interface TrialResult {
  /** What is published in docs/generated/measurements.json. */
  readonly figures: object;
  /** A sentence for each time the promise was not kept; none when all is well. */
  readonly violations: readonly string[];
}
