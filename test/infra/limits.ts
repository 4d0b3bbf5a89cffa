import type { Deployment } from './template.ts';
import { resourcesOf, text } from './template.ts';

/** Limits that AWS does not raise, or that we want to hear of long before, with room to grow. */
export const MAX = {
  routes: 250,
  integrations: 250,
  policyBytes: 16_000,
  resources: 400,
  roles: 800,
  behaviours: 60,
  templateBytes: 800_000,
} as const;

export interface Measured {
  readonly limit: keyof typeof MAX;
  /** The stack or function that has so many. */
  readonly of: string;
  readonly count: number;
}

/** What counts towards a limit, everywhere in a deployment. */
export function measure(deployment: Deployment): Measured[] {
  const measured: Measured[] = [];
  for (const { name, template } of deployment.stacks) {
    const resources = Object.values(template.Resources);
    const ofType = (type: string) => resources.filter(({ Type }) => Type === `AWS::ApiGatewayV2::${type}`).length;
    measured.push(
      { limit: 'resources', of: name, count: resources.length },
      { limit: 'templateBytes', of: name, count: JSON.stringify(template).length },
      { limit: 'routes', of: name, count: ofType('Route') },
      { limit: 'integrations', of: name, count: ofType('Integration') },
    );
  }
  const policies = new Map<string, number>();
  for (const { stack, properties } of resourcesOf(deployment, 'AWS::Lambda::Permission')) {
    const target = properties.FunctionName;
    const name = target['Fn::GetAtt'] ? `${stack.name}/${target['Fn::GetAtt'][0]}` : text(stack, target);
    policies.set(name, (policies.get(name) ?? 0) + JSON.stringify(properties).length + 120);
  }
  for (const [of, count] of policies) measured.push({ limit: 'policyBytes', of, count });
  measured.push({ limit: 'roles', of: 'the account', count: resourcesOf(deployment, 'AWS::IAM::Role').length });
  for (const { properties } of resourcesOf(deployment, 'AWS::CloudFront::Distribution'))
    measured.push({
      limit: 'behaviours',
      of: 'the distribution',
      count: (properties.DistributionConfig.CacheBehaviors?.length ?? 0) + 1,
    });
  return measured;
}
