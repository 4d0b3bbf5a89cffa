import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  type ResponseCustomHeader,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { OAuthScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import type { AreaDeclaration } from '../shared/contracts/area.ts';
import { SIGN_IN_PATH } from '../shared/contracts/console.ts';
import { acknowledge } from './constructs/acknowledge.ts';
import { SiteContent } from './constructs/site-content.ts';
import { Names } from './names.ts';
import { knownConsoleOrigin, type StageSettings } from './stages.ts';

export interface ConsoleStackProps extends StackProps {
  readonly settings: StageSettings;
  readonly areas: readonly AreaDeclaration[];
  readonly bundles: string;
  /** Folder of the built console. */
  readonly site: string;
}

/**
 * One origin for people: the console, the API reference under `/reference`, and every area's API under `/api/<area>/`. So
 * the session cookie is first-party and no CORS rule is needed.
 */
export class ConsoleStack extends Stack {
  readonly #settings: StageSettings;
  readonly #names: Names;

  constructor(scope: Construct, id: string, { settings, areas, bundles, site, ...props }: ConsoleStackProps) {
    super(scope, id, props);
    this.#settings = settings;
    this.#names = new Names(this, settings);

    const bucket = new Bucket(this, 'Site', {
      bucketName: this.#names.bucket('console'),
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }],
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const headers = this.#securityHeaders('Headers');
    // API Gateway's own 429 and 503 carry none; functions that say when to come back are not overruled.
    const apiHeaders = this.#securityHeaders('ApiHeaders', [{ header: 'Retry-After', value: '1', override: false }]);
    const distribution = new Distribution(this, 'Distribution', {
      comment: this.#names.bus,
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      ...(settings.domain && {
        domainNames: [settings.domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', settings.domain.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: headers,
        functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: this.#pages() }],
      },
      additionalBehaviors: Object.fromEntries(
        areas.map(({ id: area }) => [`/api/${area}/*`, this.#apiBehaviour(area, apiHeaders)]),
      ),
    });
    acknowledge(bucket, 'AwsSolutions-S1');
    acknowledge(distribution, 'AwsSolutions-CFR1', 'AwsSolutions-CFR2', 'AwsSolutions-CFR3', 'AwsSolutions-CFR4');
    const origin = knownConsoleOrigin(settings) ?? `https://${distribution.distributionDomainName}`;

    const client = UserPool.fromUserPoolId(
      this,
      'UserPool',
      StringParameter.valueForStringParameter(this, this.#names.parameter('user-pool')),
    ).addClient('ConsoleClient', {
      userPoolClientName: `${this.#names.bus}-console`,
      // A browser keeps no secret: PKCE (RFC 7636) proves that who brings the code is who asked for it.
      generateSecret: false,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.custom('coulisses/api')],
        callbackUrls: [`${origin}${SIGN_IN_PATH}`],
        logoutUrls: [`${origin}/`],
      },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(30),
      idTokenValidity: Duration.minutes(30),
      refreshTokenValidity: Duration.days(7),
    });

    const session = this.toJsonString({
      clientId: client.userPoolClientId,
      signInUrl:
        settings.local?.endpoint ?? `https://${this.#names.signInDomain}.auth.${this.region}.amazoncognito.com`,
      consoleOrigin: origin,
    });
    new StringParameter(this, 'Session', { parameterName: this.#names.parameter('session'), stringValue: session });
    new SiteContent(this, 'Content', { settings, names: this.#names, bundles, site, bucket, config: session });

    new CfnOutput(this, 'ConsoleUrl', { value: origin });
    new CfnOutput(this, 'ConsoleClientId', { value: client.userPoolClientId });
    new CfnOutput(this, 'DistributionId', { value: distribution.distributionId });
  }

  #apiBehaviour(area: string, responseHeadersPolicy: ResponseHeadersPolicy): BehaviorOptions {
    const apiId = StringParameter.valueForStringParameter(this, this.#names.parameter(`${area}/api`));
    return {
      origin: new HttpOrigin(`${apiId}.execute-api.${this.region}.amazonaws.com`),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy,
    };
  }

  /**
   * The console's own addresses are one page. Said per request and not as an error page: that would also replace the
   * APIs' 403 and 404.
   */
  #pages(): EdgeFunction {
    return new EdgeFunction(this, 'Pages', {
      functionName: `${this.#names.bus}-pages`,
      comment: 'Addresses of the console are its one page',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(
        [
          'function handler(event) {',
          '  var request = event.request;',
          "  if (request.uri === '/reference' || request.uri === '/reference/') request.uri = '/reference/index.html';",
          "  else if (!/\\.[a-z0-9]+$/.test(request.uri)) request.uri = '/index.html';",
          '  return request;',
          '}',
        ].join('\n'),
      ),
    });
  }

  #securityHeaders(id: string, further: readonly ResponseCustomHeader[] = []): ResponseHeadersPolicy {
    const { local } = this.#settings;
    // Files go to and come from the buckets directly, by addresses signed for one object.
    const buckets = local
      ? [local.endpoint]
      : (['inbox', 'documents'] as const).map(
          (bucket) => `https://${this.#names.bucket(bucket)}.s3.${this.region}.amazonaws.com`,
        );
    const policy = {
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      // Documents that were read are shown from memory: pictures, and PDFs in the browser's own viewer.
      'img-src': ["'self'", 'data:', 'blob:'],
      'frame-src': ['blob:'],
      'font-src': ["'self'"],
      'connect-src': ["'self'", ...buckets],
      'manifest-src': ["'self'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
    };
    return new ResponseHeadersPolicy(this, id, {
      responseHeadersPolicyName: `${this.#names.bus}-${id === 'Headers' ? 'security' : 'api'}`,
      comment: 'Strict security headers',
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: Object.entries(policy)
            .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
            .join('; '),
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(730),
          includeSubdomains: true,
          preload: true,
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: [
          {
            header: 'Permissions-Policy',
            value: 'camera=(), geolocation=(), microphone=(), payment=()',
            override: true,
          },
          { header: 'Cross-Origin-Opener-Policy', value: 'same-origin', override: true },
          { header: 'Cross-Origin-Resource-Policy', value: 'same-origin', override: true },
          ...further,
        ],
      },
    });
  }
}
