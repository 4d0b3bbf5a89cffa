import { useSuspenseQuery } from '@tanstack/react-query';
import { MailX, Workflow } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { meQuery } from '../../api/company.ts';
import { AccountMenu } from '../../app/account-menu.tsx';
import { ErrorBoundary } from '../../app/error-boundary.tsx';
import { Logo } from '../../app/logo.tsx';
import { NotFound } from '../../app/not-found.tsx';
import classes from '../../app/shell.module.css';
import { Waiting } from '../../components/waiting.tsx';
import { runsTheGroup } from './runs-the-group.ts';

const PAGES = [
  { path: 'dead-letters', title: 'operations.letters.title', Icon: MailX },
  { path: 'processes', title: 'operations.processes.title', Icon: Workflow },
] as const;

/** The frame around the pages of those who run the product: they belong to no company. */
export default function OperationsShell() {
  const { t } = useTranslation();
  const { member } = useSuspenseQuery(meQuery).data;
  const { pathname } = useLocation();
  if (!runsTheGroup(member))
    return (
      <main>
        <NotFound />
      </main>
    );
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {t('app.skip')}
      </a>
      <header className={classes.header}>
        <Link to="/" className={classes.brand} aria-label={t('app.name')}>
          <Logo />
          <span>{t('app.name')}</span>
        </Link>
        <strong>{t('operations.title')}</strong>
        <div className={classes.spacer} />
        <AccountMenu name={member.name} />
      </header>
      <nav className={classes.navigation} aria-label={t('app.pages')}>
        {PAGES.map(({ path, title, Icon }) => (
          <NavLink key={path} to={`/operations/${path}`} className={classes.page}>
            <Icon size={18} aria-hidden />
            <span className={classes.label}>{t(title)}</span>
          </NavLink>
        ))}
      </nav>
      <main id="content" tabIndex={-1} className={classes.content}>
        <Suspense fallback={<Waiting />}>
          <ErrorBoundary page={pathname}>
            <Outlet />
          </ErrorBoundary>
        </Suspense>
      </main>
    </div>
  );
}
