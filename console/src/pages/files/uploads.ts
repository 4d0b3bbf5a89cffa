import { useSyncExternalStore } from 'react';
import { api, type Intake, Problem, type Upload } from '../../api/api.ts';
import { EVERY_TASK } from '../../api/human-tasks.ts';
import { EVERY_INTAKE } from '../../api/intakes.ts';
import { queryClient } from '../../api/query-client.ts';
import { sendFile } from './send-file.ts';

/**
 * What became of one dropped file so far. `sending` has a share from 0 to 1; the rest is what the product says, in the
 * order in which it happens.
 */
export type Progress =
  | { readonly stage: 'queued' | 'arriving' }
  | { readonly stage: 'sending'; readonly share: number }
  | { readonly stage: 'failed'; readonly problem: Error }
  | { readonly stage: 'lost'; readonly problem: Error; readonly uploadId: string }
  | { readonly stage: 'followed'; readonly upload: Upload; readonly intake: Intake | undefined };

export interface Drop {
  readonly id: string;
  readonly companyId: string;
  readonly file: File;
  /** So that a request repeated after a lost answer makes no second upload. */
  readonly key: string;
  readonly progress: Progress;
  /** Reception takes longer than people expect. */
  readonly slow: boolean;
}

const AT_ONCE = 3;
const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 8_000;
const SLOW_AFTER_MS = 15_000;
const REFRESH_MS = 1_000;
/** So many answers in a row may fail before following is given up; each waits longer than the one before. */
const FAILURES_BORNE = 5;

/** Kept outside the page: what is being sent goes on while people look at something else. */
let drops: readonly Drop[] = [];
let sending = 0;
let refreshing = false;
const listeners = new Set<() => void>();

export function useDrops(companyId: string): readonly Drop[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => drops,
  );
  return all.filter((drop) => drop.companyId === companyId);
}

export function dropFiles(companyId: string, files: readonly File[]): void {
  const added = files.map((file): Drop => {
    const key = crypto.randomUUID();
    return { id: key, companyId, file, key, progress: { stage: 'queued' }, slow: false };
  });
  set([...added, ...drops]);
  sendNext();
}

export function retryDrop(id: string): void {
  // The form of the first attempt may have expired: this is a new request.
  change(id, { key: crypto.randomUUID(), progress: { stage: 'queued' } });
  sendNext();
}

export function isEnded({ progress }: Drop): boolean {
  if (progress.stage !== 'followed') return progress.stage === 'failed' || progress.stage === 'lost';
  return restsAt(progress.upload, progress.intake) !== 'moving';
}

export function clearEnded(companyId: string): void {
  set(drops.filter((drop) => drop.companyId !== companyId || !isEnded(drop)));
}

// Leaving now would cut off what is still being sent.
addEventListener('beforeunload', (event) => {
  if (drops.some(({ progress }) => progress.stage === 'queued' || progress.stage === 'sending')) event.preventDefault();
});

function sendNext(): void {
  while (sending < AT_ONCE) {
    const next = drops.findLast(({ progress }) => progress.stage === 'queued');
    if (!next) return;
    sending += 1;
    void send(next).finally(() => {
      sending -= 1;
      sendNext();
    });
  }
}

async function send({ id, companyId, file, key }: Drop): Promise<void> {
  change(id, { progress: { stage: 'sending', share: 0 } });
  try {
    const { data: form } = await api.post('/api/purchasing/v1/companies/{companyId}/uploads', {
      params: { path: { companyId }, header: { 'Idempotency-Key': key } },
      body: { name: file.name, size: file.size },
    });
    await sendFile(form, file, (share) => change(id, { progress: { stage: 'sending', share } }));
    change(id, { progress: { stage: 'arriving' } });
    // Not awaited: following one file must not keep the next from being sent.
    void follow(id, companyId, form.uploadId);
  } catch (problem) {
    change(id, { progress: { stage: 'failed', problem: problem as Error } });
  }
}

/** Asks with growing pauses until nothing more will happen by itself; what waits for a person is asked for rarely. */
async function follow(id: string, companyId: string, uploadId: string): Promise<void> {
  const path = '/api/purchasing/v1/companies/{companyId}/uploads/{uploadId}';
  let wait = FIRST_WAIT_MS;
  let waited = 0;
  let failures = 0;
  let before = '';
  while (drops.some((drop) => drop.id === id)) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    waited += wait;
    wait = Math.min(wait * 1.5, LONGEST_WAIT_MS);
    try {
      const { upload, intake } = (await api.get(path, { params: { path: { companyId, uploadId } } })).data;
      failures = 0;
      const rest = restsAt(upload, intake);
      const slow = rest === 'moving' && waited > SLOW_AFTER_MS;
      if (upload.state === 'awaited') change(id, { slow });
      else change(id, { slow, progress: { stage: 'followed', upload, intake } });
      const now = `${upload.state} ${intake?.state}`;
      if (now !== before) refreshLists();
      before = now;
      if (rest === 'ended') return;
      if (rest === 'person') wait = LONGEST_WAIT_MS;
    } catch (problem) {
      failures += 1;
      const forNothing = problem instanceof Problem && problem.status >= 400 && problem.status < 500;
      if (forNothing || failures > FAILURES_BORNE)
        return change(id, { progress: { stage: 'lost', problem: problem as Error, uploadId } });
    }
  }
}

/** Follows again a file whose following was given up; the file itself has long arrived. */
export function followAgain({ id, companyId, progress }: Drop): void {
  if (progress.stage !== 'lost') return;
  change(id, { progress: { stage: 'arriving' } });
  void follow(id, companyId, progress.uploadId);
}

/** Whether more happens by itself (`moving`), only by a person's decision, or never. */
function restsAt(upload: Upload, intake: Intake | undefined): 'moving' | 'person' | 'ended' {
  if (upload.state === 'refused') return 'ended';
  if (!intake || intake.state === 'received') return 'moving';
  return intake.state === 'waiting' ? 'person' : 'ended';
}

/** Lists follow at a distance: many files that move at once cause one reading, not one each. */
function refreshLists(): void {
  if (refreshing) return;
  refreshing = true;
  setTimeout(() => {
    refreshing = false;
    void queryClient.invalidateQueries({ queryKey: EVERY_INTAKE });
    void queryClient.invalidateQueries({ queryKey: EVERY_TASK });
  }, REFRESH_MS);
}

function change(id: string, changes: Partial<Drop>): void {
  set(drops.map((drop) => (drop.id === id ? { ...drop, ...changes } : drop)));
}

function set(next: readonly Drop[]): void {
  drops = next;
  for (const listener of listeners) listener();
}
