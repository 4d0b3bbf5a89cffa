import { useRef } from 'react';

/**
 * A key per command that stays the same while the same thing is sent again, so that a person who repeats after a lost
 * answer does nothing twice; other content gets another key.
 */
export function useIdempotencyKey(): (content: unknown) => string {
  const last = useRef<{ content: string; key: string }>(undefined);
  return (content) => {
    const text = JSON.stringify(content);
    if (last.current?.content !== text) last.current = { content: text, key: crypto.randomUUID() };
    return last.current.key;
  };
}
