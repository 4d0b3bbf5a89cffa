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
