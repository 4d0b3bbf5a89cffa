import { useEffect, useRef, useSyncExternalStore } from 'react';

const OFF = 'coulisses.shortcuts-off';
/** A second key of a sequence such as "g i" must follow within that. */
const SEQUENCE_MS = 1_200;
/** There, letters are text or have a meaning of their own. */
const NOT_IN = 'input, textarea, select, [contenteditable], dialog';

const listeners = new Set<() => void>();

/** People may turn one-letter shortcuts off (WCAG 2.1.4): who dictates or has a screen reader that uses them must. */
export const shortcutsEnabled = {
  read: () => localStorage.getItem(OFF) === null,
  set(on: boolean) {
    if (on) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, 'yes');
    for (const listener of listeners) listener();
  },
};

export function useShortcutsEnabled(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, shortcutsEnabled.read);
}

/** Keys (`j`, `?`) or sequences (`g i`) and what they do while the component is shown. */
export function useShortcuts(actions: Readonly<Record<string, (() => void) | undefined>>): void {
  const enabled = useShortcutsEnabled();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (!enabled) return;
    let before = { key: '', at: 0 };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(NOT_IN)) return;
      const sequence = event.timeStamp - before.at < SEQUENCE_MS ? `${before.key} ${event.key}` : '';
      before = { key: event.key, at: event.timeStamp };
      const action = latest.current[sequence] ?? latest.current[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [enabled]);
}
