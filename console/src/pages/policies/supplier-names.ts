import { useQueries } from '@tanstack/react-query';
import { useCompany } from '../../api/company.ts';
import { partyQuery } from '../../api/parties.ts';

/** Names of suppliers by their ids; the id itself while a name is not known. */
export function useSupplierNames(ids: readonly string[]): (id: string) => string {
  const { companyId } = useCompany().company;
  const found = useQueries({ queries: ids.map((id) => partyQuery(companyId, id)) });
  return (id) => found[ids.indexOf(id)]?.data?.name ?? id;
}
