import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnRoute,
  type CfnStage,
  HttpApi,
  type HttpMethod,
  HttpNoneAuthorizer,
  type HttpRoute,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type HttpTask, routePath } from '../../shared/contracts/names.ts';
import type { StageSettings } from '../stages.ts';
import { acknowledge } from './acknowledge.ts';

export interface AreaApiProps {
  readonly name: string;
  readonly settings: StageSettings;
  readonly authoriserArn: string;
}

/** The HTTP API of an area. Every route but those of endpoints asks the product's one authoriser first. */
export class AreaApi extends Construct {
  readonly api: HttpApi;
  readonly #stage: CfnStage;
  readonly #authoriser: HttpLambdaAuthorizer;
  readonly #integrations = new Map<LambdaFunction, HttpLambdaIntegration>();

  constructor(scope: Construct, id: string, { name, settings, authoriserArn }: AreaApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { apiName: name, createDefaultStage: false });
    const log = new LogGroup(this, 'Log', {
      logGroupName: `/aws/vendedlogs/apigateway/${name}`,
      retention: settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: settings.apiThrottle.rate, burstLimit: settings.apiThrottle.burst },
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: ACCESS_LOG },
    });
    this.#stage = stage.node.defaultChild as CfnStage;
    this.#authoriser = new HttpLambdaAuthorizer(
      'Authoriser',
      LambdaFunction.fromFunctionAttributes(this, 'AuthoriserFunction', {
        functionArn: authoriserArn,
        sameEnvironment: true,
      }),
      {
        responseTypes: [HttpLambdaResponseType.SIMPLE],
        identitySource: ['$request.header.Authorization'],
        resultsCacheTtl: Duration.seconds(settings.authoriserCacheSeconds),
      },
    );
  }

  /** One integration and one permission per function, however many routes lead to it. */
  route(task: HttpTask, handler: LambdaFunction): void {
    const { trigger } = task;
    const routes = this.api.addRoutes({
      path: routePath(task),
      methods: [trigger.method as HttpMethod],
      integration: this.#integrationOf(handler),
      authorizer: trigger.kind === 'endpoint' ? new HttpNoneAuthorizer() : this.#authoriser,
    });
    if (task.perSecond) this.#limit(routes, task.perSecond);
    if (trigger.kind === 'endpoint') for (const route of routes) acknowledge(route, 'AwsSolutions-APIG4');
  }

  #limit(routes: readonly HttpRoute[], rate: number): void {
    for (const route of routes) {
      const { routeKey } = route.node.defaultChild as CfnRoute;
      this.#stage.addPropertyOverride(`RouteSettings.${routeKey.replaceAll('.', '\\.')}`, {
        ThrottlingRateLimit: rate,
        ThrottlingBurstLimit: 2 * rate,
      });
      // API Gateway refuses settings of a route that is not there yet.
      this.#stage.node.addDependency(route);
    }
  }

  #integrationOf(handler: LambdaFunction): HttpLambdaIntegration {
    let integration = this.#integrations.get(handler);
    if (!integration) {
      integration = new HttpLambdaIntegration(handler.node.path.split('/').at(-2) as string, handler, {
        scopePermissionToRoute: false,
      });
      this.#integrations.set(handler, integration);
    }
    return integration;
  }
}

/** Who called what and how it ended; never a token, a body or a query. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    at: '$context.requestTime',
    ip: '$context.identity.sourceIp',
    route: '$context.routeKey',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    bytes: '$context.responseLength',
    authoriserError: '$context.authorizer.error',
    integrationError: '$context.integrationErrorMessage',
  }),
);
