import { MAX, measure } from '../limits.ts';
import { first, type Rule } from '../rule.ts';

export const staysWithinLimits: Rule = {
  name: 'stays within the limits of APIs, function policies, stacks, roles and distributions',
  check: (deployment) =>
    measure(deployment)
      .filter(({ limit, count }) => count > MAX[limit])
      .map(({ limit, of, count }) => `${limit} of ${of}: ${count}, ${MAX[limit]} at most`),
  defects: {
    'a route for every invoice': (deployment) => {
      const { template, resource } = first(deployment, 'AWS::ApiGatewayV2::Route');
      for (let index = 0; index <= MAX.routes; index++) template.Resources[`Route${index}`] = resource;
    },
    'a permission for every route': (deployment) => {
      const { template, resource } = first(deployment, 'AWS::Lambda::Permission');
      for (let index = 0; index < 60; index++) template.Resources[`Permission${index}`] = resource;
    },
  },
};

export const stacksKnowNamesOnly: Rule = {
  name: 'ties no stack to another by an export',
  check: ({ stacks }) =>
    stacks.flatMap(({ name, template }) => [
      ...(JSON.stringify(template).includes('Fn::ImportValue') ? [`${name} imports a value`] : []),
      ...Object.entries(template.Outputs ?? {})
        .filter(([, { Export }]) => Export)
        .map(([id]) => `${name} exports ${id}`),
    ]),
  defects: {
    'an import': (deployment) => {
      first(deployment, 'AWS::Lambda::Function').resource.Properties.Role = { 'Fn::ImportValue': 'role' };
    },
    'an export': ({ stacks }) => {
      for (const { template } of stacks.slice(0, 1)) template.Outputs = { A: { Export: { Name: 'a' } } };
    },
  },
};
