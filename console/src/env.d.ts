interface ImportMetaEnv {
  /** The largest file that may be dropped, in bytes; see `define` in vite.config.ts. */
  readonly MAX_FILE_BYTES: number;
}
