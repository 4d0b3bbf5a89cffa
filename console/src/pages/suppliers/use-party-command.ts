import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCompany } from '../../api/company.ts';
import { useIdempotencyKey } from '../../api/idempotency-key.ts';
import { partyKeys } from '../../api/parties.ts';
import { announce } from '../../components/announcer.tsx';

/**
 * A command on a supplier or its accounts. When it is done, that is told and what shows suppliers is loaded again.
 *
 * @param send gets a key that stays the same while the same is sent again.
 */
export function usePartyCommand<Body>(
  send: (body: Body, idempotencyKey: string) => Promise<unknown>,
  { told, done }: { told: string; done: () => void },
) {
  const { companyId } = useCompany().company;
  const cache = useQueryClient();
  const idempotencyKey = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: Body) => send(body, idempotencyKey(body)),
    onSuccess: () => {
      announce(told, { seen: true });
      void cache.invalidateQueries({ queryKey: partyKeys(companyId) });
      done();
    },
  });
}
