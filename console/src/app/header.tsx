import { NativeSelect } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { BookOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { type CompanyAccess, meQuery } from '../api/company.ts';
import { ShortcutHelpButton } from '../components/shortcut-help-button.tsx';
import { AccountMenu } from './account-menu.tsx';
import { Logo } from './logo.tsx';
import classes from './shell.module.css';

export function Header({ access: { company, member }, page }: { access: CompanyAccess; page: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { companies } = useSuspenseQuery(meQuery).data;
  return (
    <header className={classes.header}>
      <Link to="/" className={classes.brand} aria-label={t('app.name')}>
        <Logo />
        <span>{t('app.name')}</span>
      </Link>
      <NativeSelect
        className={classes.company}
        aria-label={t('app.company')}
        value={company.companyId}
        data={companies.map(({ companyId, name }) => ({ value: companyId, label: name }))}
        onChange={({ currentTarget }) => navigate(`/companies/${currentTarget.value}/${page}`)}
      />
      <div className={classes.spacer} />
      <a className={classes.reference} href="/reference/">
        <BookOpen size={16} aria-hidden />
        {t('app.reference')}
      </a>
      <ShortcutHelpButton className={classes.keys} />
      <AccountMenu name={member.name} root={`/companies/${company.companyId}`} />
    </header>
  );
}
