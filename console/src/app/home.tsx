import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { meQuery } from '../api/company.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { runsTheGroup } from '../pages/operations/runs-the-group.ts';
import { lastCompany } from './last-company.ts';

/** Takes people to the inbox of the company in the address, of the one they worked in last, or of their first. */
export function Home() {
  const { t } = useTranslation();
  const { companyId } = useParams();
  const { companies, member } = useSuspenseQuery(meQuery).data;
  const open = [companyId, lastCompany.read()].find((id) => companies.some((company) => company.companyId === id));
  const company = open ?? companies[0]?.companyId;
  if (!company && runsTheGroup(member)) return <Navigate to="/operations" replace />;
  if (!company)
    return (
      <main>
        <EmptyState title={t('app.noCompany.title')} text={t('app.noCompany.text')} page />
      </main>
    );
  return <Navigate to={`/companies/${company}/inbox`} replace />;
}
