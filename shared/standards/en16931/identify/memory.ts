/** Bytes or characters from which on a document decides what memory is used. */
const LARGE = 1024 * 1024;

/**
 * What a large document is made of lives until it is done: a young generation that grows would only copy it and take 100 MB, and an
 * old one that may grow fourfold before it is swept takes as much again. It is swept at once, as beside other work the threads
 * that would sweep it meanwhile come too late. Small documents leave V8 as it is.
 */
export function boundMemoryFor(size: number): void {
  if (size < LARGE) return;
  // Loaded only here: it takes some milliseconds, and most documents are small.
  const v8 = process.getBuiltinModule('node:v8');
  v8.setFlagsFromString('--semi-space-growth-factor=1');
  v8.setFlagsFromString('--heap-growing-percent=25');
  v8.setFlagsFromString('--no-incremental-marking');
}

let collect: (() => void) | undefined;

/**
 * Lets go of what reading a large document left behind. V8 would do so at a moment of its own, up to 60 MB later: the limit that it keeps to
 * until its next collection is from before `boundMemoryFor`.
 */
export function sweepAfter(size: number): void {
  if (size < LARGE) return;
  if (!collect) {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
  }
  collect();
}
