import * as cdk from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as origins from 'aws-cdk-lib/aws-cloudfront-origins';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as stepfunctions from 'aws-cdk-lib/aws-stepfunctions';

/** The smallest stacks that meet every correction of the launcher; nothing here is the product's. */
const app = new cdk.App();
const env = { account: '000000000000', region: 'eu-west-3' };
const output = (stack: cdk.Stack, name: string, value: string) => new cdk.CfnOutput(stack, `Out${name}`, { value });

const state = new cdk.Stack(app, 'trial-state', { env, description: app.node.tryGetContext('note') });
const table = new dynamodb.TableV2(state, 'Table', {
  tableName: 'trial',
  partitionKey: { name: 'pk', type: dynamodb.AttributeType.STRING },
  dynamoStream: dynamodb.StreamViewType.NEW_IMAGE,
});
const secure = { enforceSSL: true, versioned: true, blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL };
const inbox = new s3.Bucket(state, 'Inbox', secure);
const documents = new s3.Bucket(state, 'Documents', { ...secure, objectLockEnabled: true });
const pool = new cognito.UserPool(state, 'Pool', { selfSignUpEnabled: false, signInAliases: { email: true } });
const scope = new cognito.ResourceServerScope({ scopeName: 'api', scopeDescription: 'API' });
const server = pool.addResourceServer('Server', { identifier: 'trial', scopes: [scope] });
const web = pool.addClient('Web', {
  oAuth: {
    flows: { authorizationCodeGrant: true },
    scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.resourceServer(server, scope)],
    callbackUrls: [`${process.env.COULISSES_CONSOLE}/`],
  },
});
const machine = pool.addClient('Machine', {
  generateSecret: true,
  oAuth: { flows: { clientCredentials: true }, scopes: [cognito.OAuthScope.resourceServer(server, scope)] },
});
output(state, 'Documents', documents.bucketName);
output(state, 'Pool', pool.userPoolId);
output(state, 'Web', web.userPoolClientId);
output(state, 'Machine', machine.userPoolClientId);

const work = new cdk.Stack(app, 'trial-work', { env });
const task = (name: string, environment: Record<string, string> = {}) =>
  new lambda.Function(work, name, {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: `index.${name}`,
    code: lambda.Code.fromAsset(app.node.tryGetContext('code')),
    timeout: cdk.Duration.seconds(10),
    environment,
  });
const answer = task('answer', { TABLE: table.tableName, INBOX: inbox.bucketName });
answer.addToRolePolicy(new iam.PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [table.tableArn] }));
answer.addToRolePolicy(
  new iam.PolicyStatement({ actions: ['s3:PutObject'], resources: [inbox.arnForObjects('inbox/*')] }),
);
const api = new apigateway.HttpApi(work, 'Api');
api.addRoutes({
  path: '/{proxy+}',
  methods: [apigateway.HttpMethod.ANY],
  integration: new HttpLambdaIntegration('Answer', answer),
});

const seen = new sqs.Queue(work, 'Seen');
const follow = task('follow', { SEEN: seen.queueUrl });
seen.grantSendMessages(follow);
follow.addEventSource(
  new DynamoEventSource(table, { startingPosition: lambda.StartingPosition.TRIM_HORIZON, batchSize: 10 }),
);

const fail = task('fail');
const busy = new lambda.Function(work, 'Busy', {
  runtime: lambda.Runtime.NODEJS_24_X,
  handler: 'index.fail',
  code: lambda.Code.fromInline('exports.fail = async () => {};'),
});
const machineDefinition = {
  QueryLanguage: 'JSONata',
  StartAt: 'Fail',
  States: {
    Fail: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: '{% $states.input.function %}', Payload: '{% $states.input %}' },
      Catch: [{ ErrorEquals: ['Conflict'], Output: '{% $states.errorOutput.Error %}', Next: 'Caught' }],
      End: true,
    },
    Caught: { Type: 'Pass', End: true },
  },
};
const workflow = new stepfunctions.StateMachine(work, 'Workflow', {
  definitionBody: stepfunctions.DefinitionBody.fromString(JSON.stringify(machineDefinition)),
});
fail.grantInvoke(workflow);
busy.grantInvoke(workflow);
output(work, 'Fail', fail.functionArn);
output(work, 'Busy', busy.functionArn);
output(work, 'Seen', seen.queueUrl);
output(work, 'Workflow', workflow.stateMachineArn);

new cloudfront.Distribution(work, 'Distribution', {
  defaultBehavior: {
    origin: new origins.HttpOrigin(`${api.apiId}.execute-api.eu-west-3.amazonaws.com`),
    viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
    cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
    originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
  },
});
