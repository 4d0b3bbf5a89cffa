import type { CfnResource } from 'aws-cdk-lib';
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AccountRecovery, FeaturePlan, Mfa, ResourceServerScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type CfnBucket,
  HttpMethods,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct, IConstruct } from 'constructs';
import type { AreaDeclaration } from '../shared/contracts/area.ts';
import { acknowledge } from './constructs/acknowledge.ts';
import { Names } from './names.ts';
import { knownConsoleOrigin, type StageSettings } from './stages.ts';

export interface DataStackProps extends StackProps {
  readonly settings: StageSettings;
  readonly areas: readonly AreaDeclaration[];
}

/** Files in the inbox are copied into the documents by intake; what nobody took in is gone after this. */
const INBOX_DAYS = 30;

/**
 * Everything that holds state, and nothing else. Logical ids are pinned: moving a line of code can never make CloudFormation
 * replace a table.
 */
export class DataStack extends Stack {
  readonly #settings: StageSettings;
  readonly #names: Names;
  readonly #removal: RemovalPolicy;

  constructor(scope: Construct, id: string, { settings, areas, ...props }: DataStackProps) {
    super(scope, id, props);
    this.#settings = settings;
    this.#names = new Names(this, settings);
    this.#removal = settings.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

    const dataKey = new Key(this, 'DataKey', {
      alias: this.#names.alias('data'),
      description: 'Encrypts tables, streams and documents',
      enableKeyRotation: true,
      removalPolicy: this.#removal,
    });
    const signingKey = new Key(this, 'SigningKey', {
      alias: this.#names.alias('signing'),
      description: 'Signs checkpoints of the books',
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: this.#removal,
    });
    pin(dataKey, 'DataKey');
    pin(signingKey, 'SigningKey');
    this.#publish('data-key', dataKey.keyArn);
    this.#publish('signing-key', signingKey.keyArn);

    for (const area of areas) this.#tables(area, dataKey);
    this.#buckets(dataKey);
    this.#userPool();
  }

  #tables(area: AreaDeclaration, encryptionKey: Key): void {
    const title = area.id.charAt(0).toUpperCase() + area.id.slice(1);
    const common = {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(encryptionKey),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: this.#settings.keepData,
      removalPolicy: this.#removal,
    };
    const list = (name: string) => ({
      indexName: name,
      partitionKey: { name, type: AttributeType.STRING },
      sortKey: { name: `${name}Sort`, type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });

    const main = new TableV2(this, `${title}MainTable`, {
      ...common,
      tableName: this.#names.table(area.id, 'main'),
      dynamoStream: StreamViewType.NEW_IMAGE,
      timeToLiveAttribute: 'expiresAt',
      globalSecondaryIndexes: [
        list('list1'),
        list('list2'),
        {
          indexName: 'unfinished',
          partitionKey: { name: 'unfinished', type: AttributeType.STRING },
          sortKey: { name: 'unfinishedSince', type: AttributeType.STRING },
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
    });
    pin(main, `${title}MainTable`);
    this.#publish(`${area.id}/stream`, main.tableStreamArn as string);

    if (area.tables.includes('records'))
      pin(
        new TableV2(this, `${title}RecordsTable`, { ...common, tableName: this.#names.table(area.id, 'records') }),
        `${title}RecordsTable`,
      );
  }

  #buckets(encryptionKey: Key): void {
    const origin = knownConsoleOrigin(this.#settings) ?? 'https://*.cloudfront.net';
    const common: BucketProps = {
      encryption: BucketEncryption.KMS,
      encryptionKey,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      removalPolicy: this.#removal,
    };
    const inbox = new Bucket(this, 'Inbox', {
      ...common,
      bucketName: this.#names.bucket('inbox'),
      lifecycleRules: [
        {
          expiration: Duration.days(INBOX_DAYS),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
        { expiredObjectDeleteMarker: true },
      ],
      cors: [{ allowedMethods: [HttpMethods.POST], allowedOrigins: [origin], allowedHeaders: ['*'] }],
    });
    // CDK's own `eventBridgeEnabled` would deploy a function to say this.
    (inbox.node.defaultChild as CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    const documents = new Bucket(this, 'Documents', {
      ...common,
      bucketName: this.#names.bucket('documents'),
      // No default retention: each object is locked until its own legal date.
      objectLockEnabled: true,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      cors: [{ allowedMethods: [HttpMethods.GET], allowedOrigins: [origin], allowedHeaders: ['*'] }],
    });
    for (const bucket of [inbox, documents]) acknowledge(bucket, 'AwsSolutions-S1');
    pin(inbox, 'Inbox');
    pin(documents, 'Documents');
    new CfnOutput(this, 'InboxBucket', { value: inbox.bucketName });
    new CfnOutput(this, 'DocumentsBucket', { value: documents.bucketName });
  }

  /** People and machine clients of the group; who may do what is `identity`'s, never the pool's. */
  #userPool(): void {
    const pool = new UserPool(this, 'UserPool', {
      userPoolName: this.#names.userPool,
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      standardAttributes: { email: { required: true, mutable: true }, fullname: { required: false, mutable: true } },
      mfa: this.#settings.requireMfa ? Mfa.REQUIRED : Mfa.OPTIONAL,
      mfaSecondFactor: { sms: false, otp: true },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: this.#settings.keepData,
      removalPolicy: this.#removal,
    });
    const scope = new ResourceServerScope({
      scopeName: 'api',
      scopeDescription: 'Call the API with the roles given in Coulisses',
    });
    const server = pool.addResourceServer('Api', { identifier: 'coulisses', scopes: [scope] });
    const domain = pool.addDomain('SignIn', { cognitoDomain: { domainPrefix: this.#names.signInDomain } });
    acknowledge(pool, 'AwsSolutions-COG8', 'AwsSolutions-COG2');
    pin(pool, 'UserPool');
    pin(server, 'ApiScope');
    pin(domain, 'SignInDomain');
    this.#publish('user-pool', pool.userPoolId);
    new CfnOutput(this, 'UserPoolId', { value: pool.userPoolId });
  }

  #publish(name: Parameters<Names['parameter']>[0], stringValue: string): void {
    new StringParameter(this, `Parameter/${name}`.replaceAll('/', '-'), {
      parameterName: this.#names.parameter(name),
      stringValue,
    });
  }
}

function pin(construct: IConstruct, logicalId: string): void {
  (construct.node.defaultChild as CfnResource).overrideLogicalId(logicalId);
}
