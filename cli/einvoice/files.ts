import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Standard input, by convention. */
export const STANDARD_INPUT = '-';

/**
 * The files that operands name: a folder stands for all files in it, at any depth, hidden ones left out. Symbolic links to
 * folders are not followed. Nothing is listed ahead, so that any number of files takes no memory.
 */
export async function* filesOf(operands: readonly string[]): AsyncGenerator<string> {
  for (const operand of operands) {
    if (operand === STANDARD_INPUT || !(await isFolder(operand))) yield operand;
    else yield* filesIn(operand);
  }
}

async function* filesIn(folder: string): AsyncGenerator<string> {
  for await (const entry of await opendir(folder)) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else if (entry.isFile() || (entry.isSymbolicLink() && !(await isFolder(path)))) yield path;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // What cannot be looked at is told when it is read.
    return false;
  }
}

/** The bytes of a file or of standard input, at most `limit` and one more, so that excess shows. @throws what the system says. */
export async function bytesOf(file: string, limit: number): Promise<Uint8Array> {
  if (file !== STANDARD_INPUT) return bytesOfFile(file, limit);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    length += (chunk as Buffer).length;
    chunks.push(chunk as Buffer);
    if (length > limit) break;
  }
  return Buffer.concat(chunks);
}

/** Read at once: each thread has one file at a time, and a small file costs ten times more read asynchronously. */
function bytesOfFile(file: string, limit: number): Uint8Array {
  const descriptor = openSync(file, 'r');
  try {
    // What is no regular file (a pipe) has no size: then as much as comes.
    const { size } = fstatSync(descriptor);
    let bytes = Buffer.allocUnsafe(Math.min(Math.max(size, 16 * 1024), limit) + 1);
    let length = 0;
    for (;;) {
      const read = readSync(descriptor, bytes, length, bytes.length - length, null);
      length += read;
      if (read === 0 || length > limit) return bytes.subarray(0, length);
      if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(2 * length, limit + 1));
    }
  } finally {
    closeSync(descriptor);
  }
}
