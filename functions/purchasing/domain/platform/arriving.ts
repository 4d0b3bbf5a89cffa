import { sha256 } from '../../../../shared/kernel/ids.ts';

/** The upload of a flow: the same each time it is fetched; `doorOf` knows it by its name. */
export function uploadIdOf(connectionId: string, flowId: string): string {
  return `flow-${sha256(`${connectionId}\n${flowId}`).slice(0, 32)}`;
}

/** A file's name as a key of the inbox takes it. */
export function fileName(name: string, flowId: string): string {
  return (
    name
      .replaceAll(/[/\\\p{Cc}]/gu, ' ')
      .trim()
      .slice(0, 200) || flowId.slice(0, 200)
  );
}
