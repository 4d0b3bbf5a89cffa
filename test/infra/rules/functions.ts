import { AREAS } from '../../../functions/areas.ts';
import { first, type Rule } from '../rule.ts';
import { list, resourcesOf, text } from '../template.ts';

export const functionsAreUniform: Rule = {
  name: 'runs each function on Node 24, traced, in time for its caller, with a log that ends',
  check: (deployment) => {
    const logs = new Map(
      resourcesOf(deployment, 'AWS::Logs::LogGroup').map((log) => [`${log.stack.name} ${log.id}`, log.properties]),
    );
    const called = new Set(
      resourcesOf(deployment, 'AWS::ApiGatewayV2::Integration').map(
        ({ stack, properties }) => `${stack.name} ${properties.IntegrationUri['Fn::GetAtt'][0]}`,
      ),
    );
    return [
      ...resourcesOf(deployment, 'AWS::Lambda::Function').flatMap(({ stack, id, properties }) => {
        const findings: string[] = [];
        const [architecture] = list(properties.Architectures);
        if (properties.Runtime !== 'nodejs24.x') findings.push(`${id} runs on ${properties.Runtime}`);
        if (architecture !== (deployment.stage === 'local' ? 'x86_64' : 'arm64'))
          findings.push(`${id} runs on ${architecture}`);
        if (properties.TracingConfig?.Mode !== 'Active') findings.push(`${id} is not traced`);
        // API Gateway waits 30 s and no longer.
        if (called.has(`${stack.name} ${id}`) && properties.Timeout > 29) findings.push(`${id} may outlast its caller`);
        if (!logs.has(`${stack.name} ${properties.LoggingConfig?.LogGroup?.Ref}`))
          findings.push(`${id} has no log of its own`);
        return findings;
      }),
      ...[...logs].filter(([, { RetentionInDays }]) => !RetentionInDays).map(([name]) => `${name} is kept for ever`),
    ];
  },
  defects: {
    'an old runtime': (deployment) => {
      first(deployment, 'AWS::Lambda::Function').resource.Properties.Runtime = 'nodejs20.x';
    },
    'a log for ever': (deployment) => {
      delete first(deployment, 'AWS::Logs::LogGroup').resource.Properties.RetentionInDays;
    },
    'a slow query': (deployment) => {
      const { resource } = first(deployment, 'AWS::Lambda::Function', ({ FunctionName }) =>
        FunctionName.endsWith('-queries'),
      );
      resource.Properties.Timeout = 60;
    },
  },
};

export const variablesSayWhatIsNeeded: Rule = {
  name: 'tells each function the names that its access needs and no other',
  check: (deployment) =>
    resourcesOf(deployment, 'AWS::Lambda::Function').flatMap(({ stack, properties }) => {
      const name = text(stack, properties.FunctionName);
      const task = AREAS.flatMap(({ tasks }) => tasks).find(
        ({ id, trigger }) =>
          trigger.kind !== 'query' && name === `coulisses-${deployment.stage}-${id.replace('.', '-')}`,
      );
      if (!task) return [];
      const { access, trigger } = task;
      const wanted = [
        'STAGE',
        'POWERTOOLS_SERVICE_NAME',
        'POWERTOOLS_LOG_LEVEL',
        ...(access.tables?.main ? ['MAIN_TABLE'] : []),
        ...(access.tables?.records ? ['RECORDS_TABLE'] : []),
        ...(access.documents?.inbox || access.documents?.mail ? ['INBOX_BUCKET'] : []),
        ...(access.documents?.archive || access.checkpoints ? ['DOCUMENTS_BUCKET'] : []),
        ...(access.documents?.archive === 'keep' || access.checkpoints === 'sign' ? ['OBJECT_LOCK_MODE'] : []),
        ...(access.secrets ? ['SECRETS_PATH'] : []),
        ...(access.checkpoints ? ['SIGNING_KEY'] : []),
        ...(access.identityProvider === 'exchange' ? ['SESSION_PARAMETER'] : []),
        ...(access.identityProvider === 'manage' ? ['USER_POOL_ID'] : []),
        ...(access.outside?.includes('registers') ? ['VIES_URL', 'COMPANY_REGISTER_URL'] : []),
        ...(trigger.kind === 'authoriser' ? ['SESSION_PARAMETER', 'USER_POOL_ID', 'ISSUER'] : []),
        ...(access.starts ?? []).map(({ id }) => `WORKFLOW_${id.split('.')[1]?.replaceAll('-', '_').toUpperCase()}`),
      ].sort();
      const told = Object.keys(properties.Environment.Variables).sort();
      return `${told}` === `${wanted}` ? [] : [`${task.id} is told ${told.join(', ')} and needs ${wanted.join(', ')}`];
    }),
  defects: {
    'a name too many': (deployment) => {
      const { resource } = first(deployment, 'AWS::Lambda::Function', ({ FunctionName }) =>
        FunctionName.includes('decide'),
      );
      resource.Properties.Environment.Variables.DOCUMENTS_BUCKET = 'documents';
    },
  },
};

export const routesAreTheDeclaredOnes: Rule = {
  name: 'has a route for each task that is called over HTTP, none else, and asks the authoriser on each but the endpoints',
  check: (deployment) =>
    AREAS.flatMap((area) => {
      const wanted = new Map(
        area.tasks.flatMap(({ id, trigger }) => {
          if (trigger.kind !== 'command' && trigger.kind !== 'query' && trigger.kind !== 'endpoint') return [];
          const company = trigger.of === 'company' ? 'companies/{companyId}/' : '';
          return [[`${trigger.method} /api/${area.id}/v1/${company}${trigger.path}`, { id, trigger }]];
        }),
      );
      const findings: string[] = [];
      for (const { stack, properties } of resourcesOf(deployment, 'AWS::ApiGatewayV2::Route')) {
        if (stack.name !== area.id) continue;
        const task = wanted.get(properties.RouteKey);
        wanted.delete(properties.RouteKey);
        if (!task) findings.push(`${properties.RouteKey} is declared nowhere`);
        else if (task.trigger.kind === 'endpoint') {
          if (properties.AuthorizationType !== 'NONE') findings.push(`${properties.RouteKey} wants a token`);
        } else if (properties.AuthorizationType !== 'CUSTOM' || !properties.AuthorizerId)
          findings.push(`${properties.RouteKey} is open to everybody`);
      }
      return [...findings, ...[...wanted.keys()].map((route) => `${route} leads nowhere`)];
    }),
  defects: {
    'an open route': (deployment) => {
      const { resource } = first(
        deployment,
        'AWS::ApiGatewayV2::Route',
        ({ AuthorizationType }) => AuthorizationType === 'CUSTOM',
      );
      resource.Properties.AuthorizationType = 'NONE';
    },
    'a route that nobody declared': (deployment) => {
      const { template, resource } = first(deployment, 'AWS::ApiGatewayV2::Route');
      template.Resources.Stray = structuredClone(resource);
      template.Resources.Stray.Properties.RouteKey = 'GET /api/debug';
    },
    'a route less': (deployment) => {
      const { template, id } = first(deployment, 'AWS::ApiGatewayV2::Route');
      delete template.Resources[id];
    },
  },
};
