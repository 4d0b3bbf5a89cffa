import { Anchor, Button, Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Scale } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { localDate } from '../../../../shared/kernel/local-date.ts';
import { useCompany } from '../../api/company.ts';
import { policiesQuery } from '../../api/policies.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Tag } from '../../components/tag.tsx';
import { useFormats } from '../../texts/format.ts';
import classes from './policies.module.css';
import { RuleList } from './rule-list.tsx';
import { SingleApprovers } from './single-approvers.tsx';
import { standOf } from './stand.ts';

/** By which rules invoices are approved, were, and will be; and who may approve alone. */
export default function PoliciesPage() {
  const { t } = useTranslation();
  const { company, may } = useCompany();
  const formats = useFormats(company.timeZone);
  const { data, error, isPending, refetch } = useQuery(policiesQuery(company.companyId));
  const today = localDate(new Date(), company.timeZone);
  useEffect(() => {
    document.title = `${t('policies.title')} · ${t('app.name')}`;
  }, [t]);
  const write = may('director') || may('administrator');
  const action = (
    <Button component={Link} to="new" size="xs" w="fit-content">
      {t('policies.new')}
    </Button>
  );
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <Title order={1} size="h3">
          {t('policies.title')}
        </Title>
        {write && data && data.length > 0 && action}
      </div>
      {error && <ProblemAlert problem={error} retry={() => refetch()} />}
      {isPending && <Skeleton height={180} role="status" aria-label={t('app.loading')} />}
      {data?.length === 0 && (
        <EmptyState
          icon={<Scale size={28} />}
          title={t('policies.empty.title')}
          text={t(write ? 'policies.empty.text' : 'policies.empty.readOnly')}
        >
          {write && action}
        </EmptyState>
      )}
      {data?.map((policy) => {
        const { number, content, inForceFrom } = policy;
        const stand = standOf(policy, data, today);
        return (
          <Panel
            key={number}
            title={t('policies.policy', { number })}
            aside={
              <Tag
                tone={stand === 'applies' ? 'good' : stand === 'to-come' ? 'attention' : 'neutral'}
                text={t(`policies.stands.${stand}`, { from: inForceFrom ? formats.date(inForceFrom) : '' })}
              />
            }
          >
            {(stand === 'applies' || stand === 'draft' || stand === 'to-come') && <RuleList content={content} />}
            <Anchor component={Link} to={String(number)} size="sm" mt="sm">
              {t('policies.open', { number })}
            </Anchor>
          </Panel>
        );
      })}
      <SingleApprovers />
    </div>
  );
}
