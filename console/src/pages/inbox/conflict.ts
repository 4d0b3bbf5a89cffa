import { Problem } from '../../api/api.ts';

/** Somebody else changed the task between reading and acting. Nothing was done; the newest version is loaded instead. */
export type Conflict = 'changed' | 'alreadyDecided' | 'alreadyClaimed';

export function conflictOf(error: Error): Conflict | undefined {
  if (!(error instanceof Problem)) return undefined;
  switch (error.code) {
    case 'platform.version-mismatch':
      return 'changed';
    case 'work.human-task-decided':
      return 'alreadyDecided';
    case 'work.human-task-claimed':
      return 'alreadyClaimed';
    default:
      return undefined;
  }
}
