import type { Deployment, Json } from './template.ts';

/** One thing that must hold in every synthesised deployment. */
export interface Rule {
  /** Completes “every deployment …” in the test's name. */
  readonly name: string;
  /** One line for each place where it does not hold. */
  readonly check: (deployment: Deployment) => string[];
  /** Breaks a deployment in every way that the rule is there for; each must be found. */
  readonly defects: Readonly<Record<string, (deployment: Deployment) => void>>;
}

/** The first resource of a type whose properties satisfy a condition, for a defect to break. */
export function first(
  deployment: Deployment,
  type: string,
  where: (properties: Json, id: string) => boolean = () => true,
) {
  for (const { template } of deployment.stacks)
    for (const [id, resource] of Object.entries(template.Resources))
      if (resource.Type === type && where(resource.Properties ?? {}, id)) return { id, resource, template };
  throw new Error(`No ${type} to break: the defect is out of date`);
}
