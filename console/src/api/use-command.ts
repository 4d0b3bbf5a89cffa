import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { announce } from '../components/announcer.tsx';
import { useIdempotencyKey } from './idempotency-key.ts';

/**
 * A command of the product. When it is done, that is told and what shows its subject is loaded again.
 *
 * @param send gets a key that stays the same while the same is sent again.
 */
export function useCommand<Body, Answer>(
  send: (body: Body, idempotencyKey: string) => Promise<Answer>,
  {
    changes,
    told,
    done,
  }: { changes: readonly QueryKey[]; told: string | ((answer: Answer) => string); done?: (answer: Answer) => void },
) {
  const cache = useQueryClient();
  const idempotencyKey = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: Body) => send(body, idempotencyKey(body)),
    onSuccess: (answer) => {
      announce(typeof told === 'string' ? told : told(answer), { seen: true });
      for (const queryKey of changes) void cache.invalidateQueries({ queryKey });
      done?.(answer);
    },
  });
}
