import { AREAS } from '../../../functions/areas.ts';
import { isHttp } from '../../../scripts/generate/http.ts';
import { type HttpTask, routePath } from '../../../shared/contracts/names.ts';
import { first, type Rule } from '../rule.ts';
import { list, resourcesOf } from '../template.ts';

/** Costs more than a table's answer: nobody has proved who asks, or it reaches another service or works for long. */
function isDear({ trigger, access, timeout = 0, memory = 0 }: HttpTask): boolean {
  const { identityProvider, outside, deadLetters, executions, documents } = access;
  const reaches = identityProvider ?? outside ?? deadLetters ?? executions;
  const stores = documents?.inbox === 'upload' || documents?.archive === 'keep';
  return trigger.kind === 'endpoint' || reaches !== undefined || stores || timeout > 10 || memory > 512;
}

export const dearRoutesAreLimited: Rule = {
  name: 'takes from each dear route as many requests a second as its task declares, fewer than its area',
  check: (deployment) =>
    AREAS.flatMap((area) => {
      const [stage] = resourcesOf(deployment, 'AWS::ApiGatewayV2::Stage').filter(({ stack }) => stack.name === area.id);
      if (!stage) return [`${area.id} has no API`];
      const settings = new Map<string, { ThrottlingRateLimit: number; ThrottlingBurstLimit: number }>(
        Object.entries(stage.properties.RouteSettings ?? {}),
      );
      const { ThrottlingRateLimit: most } = stage.properties.DefaultRouteSettings;
      const findings: string[] = [];
      for (const task of area.tasks.filter(isHttp)) {
        const route = `${task.trigger.method} ${routePath(task)}`;
        const limit = settings.get(route);
        settings.delete(route);
        if (isDear(task) && !task.perSecond) findings.push(`${task.id} is dear and declares no perSecond`);
        if (limit?.ThrottlingRateLimit !== task.perSecond || limit?.ThrottlingBurstLimit !== twice(task.perSecond))
          findings.push(`${route} takes ${limit?.ThrottlingRateLimit} a second, not ${task.perSecond}`);
        if (task.perSecond && task.perSecond >= most) findings.push(`${route} takes as many as its whole area`);
        const there = resourcesOf(deployment, 'AWS::ApiGatewayV2::Route').find(
          ({ properties }) => properties.RouteKey === route,
        );
        if (task.perSecond && !list(stage.resource.DependsOn).includes(there?.id ?? ''))
          findings.push(`${route} is limited before it is there`);
      }
      return [...findings, ...[...settings.keys()].map((route) => `${route} is limited and leads nowhere`)];
    }),
  defects: {
    'a limit that nobody declared': (deployment) => {
      const { resource } = first(deployment, 'AWS::ApiGatewayV2::Stage', ({ RouteSettings }) => RouteSettings);
      const [settings] = Object.values<{ ThrottlingRateLimit: number }>(resource.Properties.RouteSettings);
      if (settings) settings.ThrottlingRateLimit++;
    },
    'no limit': (deployment) => {
      const { resource } = first(deployment, 'AWS::ApiGatewayV2::Stage', ({ RouteSettings }) => RouteSettings);
      delete resource.Properties.RouteSettings;
    },
    'a limit of a route that is gone': (deployment) => {
      const { resource } = first(deployment, 'AWS::ApiGatewayV2::Stage', ({ RouteSettings }) => RouteSettings);
      resource.Properties.RouteSettings['GET /api/gone'] = { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 2 };
    },
    'a limit above the area’s': (deployment) => {
      const { resource } = first(deployment, 'AWS::ApiGatewayV2::Stage', ({ RouteSettings }) => RouteSettings);
      resource.Properties.DefaultRouteSettings.ThrottlingRateLimit = 1;
    },
    'a limit before its route': (deployment) => {
      delete first(deployment, 'AWS::ApiGatewayV2::Stage', ({ RouteSettings }) => RouteSettings).resource.DependsOn;
    },
  },
};

const twice = (rate: number | undefined): number | undefined => rate && 2 * rate;
