import { useEffect, useState, useSyncExternalStore } from 'react';
import classes from './announcer.module.css';

interface Announcement {
  readonly text: string;
  readonly seen: boolean;
}

const SHOWN_MS = 6_000;

let last: Announcement = { text: '', seen: false };
const listeners = new Set<() => void>();

/**
 * Says what has just happened: read out by screen readers and, when `seen`, shown for some seconds to everybody else.
 * Nothing that people must act on is said only here.
 */
export function announce(sentence: string, { seen = false }: { seen?: boolean } = {}): void {
  // The same sentence twice is two events: a no-break space makes it another text.
  last = { text: sentence === last.text ? `${sentence}\u00a0` : sentence, seen };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Announcer() {
  const announcement = useSyncExternalStore(subscribe, () => last);
  const [over, setOver] = useState<Announcement>();
  useEffect(() => {
    const timer = setTimeout(() => setOver(announcement), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [announcement]);
  return (
    <div
      className={classes.announcer}
      role="status"
      data-seen={(announcement.seen && announcement !== over) || undefined}
    >
      {announcement.text}
    </div>
  );
}
