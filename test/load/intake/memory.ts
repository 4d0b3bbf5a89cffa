import { readdirSync, readFileSync } from 'node:fs';

/**
 * The most memory that each function's process has held, in MB, as the kernel of this machine counts it. A process is asked
 * while it lives: call it now and then. Linux only; elsewhere it knows nothing.
 */
export class Memory {
  readonly peaks = new Map<string, number>();

  look(): void {
    for (const pid of processes())
      try {
        const name = /(?:^|\0)AWS_LAMBDA_FUNCTION_NAME=coulisses-local-([^\0]+)/.exec(
          readFileSync(`/proc/${pid}/environ`, 'utf8'),
        )?.[1];
        const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
        if (name && kilobytes)
          this.peaks.set(name, Math.max(this.peaks.get(name) ?? 0, Math.round(Number(kilobytes) / 1000)));
      } catch {
        // It has ended meanwhile.
      }
  }
}

function processes(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}
