import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2, DynamoDBStreamEvent } from 'aws-lambda';

const { TABLE, INBOX, SEEN } = process.env;
const json = (statusCode: number, body: unknown, cookies?: string[]): APIGatewayProxyResultV2 => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
  ...(cookies && { cookies }),
});

/** `POST /items/<pk>` may put; `DELETE /items/<pk>` is not in its role; `POST /uploads/<prefix>` presigns; else an echo. */
export async function answer(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyResultV2> {
  console.log(event.rawPath);
  const [, kind, id = ''] = event.rawPath.split('/');
  const { method } = event.requestContext.http;
  try {
    if (kind === 'items' && method === 'POST')
      await new DynamoDBClient().send(new PutItemCommand({ TableName: TABLE, Item: { pk: { S: id } } }));
    if (kind === 'items' && method === 'DELETE')
      await new DynamoDBClient().send(new DeleteItemCommand({ TableName: TABLE, Key: { pk: { S: id } } }));
    if (kind === 'uploads') {
      const key = `${id}/facture été.xml`;
      return json(
        200,
        await createPresignedPost(new S3Client(), {
          Bucket: INBOX as string,
          Key: key,
          Conditions: [['content-length-range', 1, 100]],
        }),
      );
    }
  } catch (error) {
    return json(500, { name: (error as Error).name });
  }
  const { authorization, cookie } = event.headers;
  return json(200, { method, authorization, cookie, node: process.version }, ['__Host-a=1; Secure; Path=/', 'b=2']);
}

/** Tells the queue the key of each record of the stream. */
export async function follow(event: DynamoDBStreamEvent): Promise<void> {
  console.log(event.Records.length);
  for (const record of event.Records)
    await new SQSClient().send(new SendMessageCommand({ QueueUrl: SEEN, MessageBody: record.dynamodb?.Keys?.pk?.S }));
}

/** Throws an error of the name it is given. */
export async function fail(event: { name: string }): Promise<never> {
  console.log(event.name);
  throw Object.assign(new Error('as asked'), { name: event.name });
}
