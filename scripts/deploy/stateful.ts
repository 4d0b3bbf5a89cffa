/** The part of a CloudFormation template that is compared. */
export interface Template {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }>
  >;
}

/**
 * Properties whose change replaces a resource that holds state ("Update requires: Replacement" in the CloudFormation
 * reference of each type). A type that is not here holds nothing that could be lost.
 */
const IMMUTABLE: Readonly<Record<string, readonly string[]>> = {
  'AWS::DynamoDB::GlobalTable': ['TableName', 'KeySchema', 'LocalSecondaryIndexes'],
  'AWS::DynamoDB::Table': ['TableName', 'KeySchema', 'LocalSecondaryIndexes'],
  'AWS::S3::Bucket': ['BucketName', 'ObjectLockEnabled'],
  'AWS::KMS::Key': ['KeySpec', 'KeyUsage', 'MultiRegion'],
  'AWS::Cognito::UserPool': ['AliasAttributes', 'UsernameAttributes', 'UsernameConfiguration'],
};

/**
 * Resources with state that CloudFormation would replace or remove: what they hold would be left behind, or lost.
 * @returns a sentence for each, by logical id.
 */
export function lostState(deployed: Template, wanted: Template): Map<string, string> {
  const lost = new Map<string, string>();
  for (const [id, before] of Object.entries(deployed.Resources)) {
    const immutable = IMMUTABLE[before.Type];
    if (!immutable) continue;
    const after = wanted.Resources[id];
    if (!after) lost.set(id, `${id} (${before.Type}) is no longer in the template`);
    else if (after.Type !== before.Type) lost.set(id, `${id} becomes another thing: ${before.Type} → ${after.Type}`);
    else
      for (const property of immutable)
        if (JSON.stringify(before.Properties?.[property]) !== JSON.stringify(after.Properties?.[property]))
          lost.set(id, `${id} (${before.Type}) is replaced, because ${property} changes`);
  }
  return lost;
}
