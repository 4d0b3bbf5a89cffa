import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { useCompanyAccess } from '../api/company.ts';
import { useShortcuts } from '../components/shortcuts.ts';
import { Waiting } from '../components/waiting.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Header } from './header.tsx';
import { lastCompany } from './last-company.ts';
import { Navigation } from './navigation.tsx';
import { NotFound } from './not-found.tsx';
import classes from './shell.module.css';

/** The frame around every page of a company: header, navigation, content. */
export function Shell() {
  const { t } = useTranslation();
  const access = useCompanyAccess();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const companyId = access?.company.companyId;
  const root = `/companies/${companyId}`;

  useShortcuts({
    'g i': () => navigate(`${root}/inbox`),
    'g f': () => navigate(`${root}/files`),
    'g o': () => navigate(`${root}/orders`),
  });

  useEffect(() => {
    if (companyId) lastCompany.keep(companyId);
  }, [companyId]);

  if (!access)
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
      <Header access={access} page={pathname.slice(root.length + 1).split('/')[0] || 'inbox'} />
      <Navigation root={root} />
      {/* Nothing of one company stays on the screen of another. */}
      <main id="content" tabIndex={-1} className={classes.content} key={companyId}>
        <Suspense fallback={<Waiting />}>
          <ErrorBoundary page={pathname}>
            <Outlet />
          </ErrorBoundary>
        </Suspense>
      </main>
    </div>
  );
}
