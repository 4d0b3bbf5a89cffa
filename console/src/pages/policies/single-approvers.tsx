import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCompany } from '../../api/company.ts';
import { singleApproversQuery, singleApproverUsesQuery } from '../../api/policies.ts';
import { MoreButton } from '../../components/more-button.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFormats } from '../../texts/format.ts';
import classes from './policies.module.css';
import { SingleApproverForm } from './single-approver-form.tsx';

/** Who may approve what they had a hand in, until when and why; and each invoice that was approved so. */
export function SingleApprovers() {
  const { t } = useTranslation();
  const { company, may } = useCompany();
  const formats = useFormats(company.timeZone);
  const declared = useQuery(singleApproversQuery(company.companyId));
  const uses = useInfiniteQuery(singleApproverUsesQuery(company.companyId));
  const used = uses.data?.pages.flatMap(({ items }) => items) ?? [];
  const problem = declared.error ?? uses.error;
  return (
    <Panel title={t('policies.alone.title')}>
      {problem && <ProblemAlert problem={problem} />}
      {declared.data?.length === 0 && <p className={classes.quiet}>{t('policies.alone.none')}</p>}
      <ul className={classes.rules}>
        {declared.data?.map(({ person, until, reason, declaredBy }) => (
          <li key={person.id}>
            <strong>{t('policies.alone.until', { name: person.name, until: formats.date(until) })}</strong>
            <span>{reason}</span>
            <span>{t('policies.alone.by', { name: declaredBy.name, at: formats.instant(declaredBy.at) })}</span>
          </li>
        ))}
      </ul>
      {used.length > 0 && <h3 className={classes.subtitle}>{t('policies.alone.uses')}</h3>}
      <ul className={classes.rules}>
        {used.map(({ useId, intakeId, number, seller, totalWithVat, approval }) => (
          <li key={useId}>
            <Link to={`/companies/${company.companyId}/files/${intakeId}`}>{`${number} · ${seller.name}`}</Link>
            <span>{formats.money(totalWithVat)}</span>
            <span>{`${approval.name}, ${formats.instant(approval.at)}`}</span>
          </li>
        ))}
      </ul>
      <MoreButton list={uses} />
      {may('administrator') && (
        <>
          <h3 className={classes.subtitle}>{t('policies.alone.declare')}</h3>
          <SingleApproverForm />
        </>
      )}
    </Panel>
  );
}
