/** Bytes or characters from which on a document decides what memory is used. */
const LARGE = 1024 * 1024;

/**
 * Bounds the memory of this process and its threads from now on, where much is read: a young generation that grows takes 100 MB a thread and
 * only copies what a document is made of, and an old one may grow fourfold before it is swept. It costs a seventh of the time, a third with two threads.
 */
export function boundMemory(): void {
  // Loaded only here: it takes some milliseconds, and most documents are read alone and are small.
  const v8 = process.getBuiltinModule('node:v8');
  v8.setFlagsFromString('--semi-space-growth-factor=1');
  v8.setFlagsFromString('--heap-growing-percent=25');
}

/** What a large document is made of lives until it is done. */
export function boundMemoryFor(size: number): void {
  if (size >= LARGE) boundMemory();
}

let collect: (() => void) | undefined;

/**
 * Lets go of what reading a large document left behind. V8 would do so at a moment of its own, up to 60 MB later: the limit that it keeps to
 * until its next collection is from before `boundMemory`.
 */
export function sweepAfter(size: number): void {
  if (size < LARGE) return;
  if (!collect) {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
  }
  collect();
}
