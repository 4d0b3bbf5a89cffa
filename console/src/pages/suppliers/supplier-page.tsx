import { Anchor, Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useCompany } from '../../api/company.ts';
import { partyQuery } from '../../api/parties.ts';
import { Note } from '../../components/note.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { SupplierAccounts } from './supplier-accounts.tsx';
import { SupplierIdentity } from './supplier-identity.tsx';
import classes from './suppliers-page.module.css';

/** Who a supplier is, what it is paid to and who confirmed that, and what was bought of it. */
export default function SupplierPage() {
  const { t } = useTranslation();
  const { company } = useCompany();
  const { partyId = '' } = useParams();
  const party = useQuery(partyQuery(company.companyId, partyId));
  const name = party.data?.name ?? t('suppliers.title');
  useEffect(() => {
    document.title = `${name} · ${t('app.name')}`;
  }, [t, name]);
  return (
    <div className={classes.page}>
      <Anchor component={Link} to={`/companies/${company.companyId}/suppliers`} size="sm" className={classes.back}>
        <ArrowLeft size={16} aria-hidden /> {t('suppliers.title')}
      </Anchor>
      {party.error && <ProblemAlert problem={party.error} retry={() => party.refetch()} />}
      {party.isPending && <Skeleton height={420} role="status" aria-label={t('app.loading')} />}
      {party.data && (
        <>
          <Title order={1} size="h3">
            {party.data.name}
          </Title>
          {party.data.mergedInto && (
            <Note tone="attention" text={t('suppliers.merged')}>
              <Link to={`../${party.data.mergedInto}`} relative="path">
                {t('suppliers.mergedInto')}
              </Link>
            </Note>
          )}
          <div className={classes.columns}>
            <SupplierIdentity party={party.data} />
            <SupplierAccounts party={party.data} />
          </div>
        </>
      )}
    </div>
  );
}
