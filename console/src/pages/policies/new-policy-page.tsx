import { Anchor, Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { localDate } from '../../../../shared/kernel/local-date.ts';
import { useCompany } from '../../api/company.ts';
import { policiesQuery } from '../../api/policies.ts';
import classes from './policies.module.css';
import { PolicyForm } from './policy-form.tsx';
import { standOf } from './stand.ts';

/** A new draft begins with what applies today. */
export default function NewPolicyPage() {
  const { t } = useTranslation();
  const { company } = useCompany();
  const { data } = useQuery(policiesQuery(company.companyId));
  useEffect(() => {
    document.title = `${t('policies.new')} · ${t('app.name')}`;
  }, [t]);
  const today = localDate(new Date(), company.timeZone);
  return (
    <div className={classes.page}>
      <Anchor component={Link} to={`/companies/${company.companyId}/policies`} size="sm">
        <ArrowLeft size={16} aria-hidden /> {t('policies.title')}
      </Anchor>
      <Title order={1} size="h3">
        {t('policies.new')}
      </Title>
      {data ? (
        <PolicyForm from={data.find((policy) => standOf(policy, data, today) === 'applies')} />
      ) : (
        <Skeleton height={200} role="status" aria-label={t('app.loading')} />
      )}
    </div>
  );
}
