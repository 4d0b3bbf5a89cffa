import { BookOpenCheck, Building2, FileText, Inbox, ReceiptText, Scale, ShoppingCart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { WaitingCount } from '../components/waiting-count.tsx';
import classes from './shell.module.css';

const PAGES = [
  { path: 'inbox', title: 'inbox.title', Icon: Inbox },
  { path: 'files', title: 'files.title', Icon: FileText },
  { path: 'invoices', title: 'invoices.short', Icon: ReceiptText },
  { path: 'orders', title: 'orders.title', Icon: ShoppingCart },
  { path: 'suppliers', title: 'suppliers.title', Icon: Building2 },
  { path: 'ledger', title: 'app.ledger', Icon: BookOpenCheck },
  { path: 'policies', title: 'policies.short', Icon: Scale },
] as const;

export function Navigation({ root }: { root: string }) {
  const { t } = useTranslation();
  return (
    <nav className={classes.navigation} aria-label={t('app.pages')}>
      {PAGES.map(({ path, title, Icon }) => (
        <NavLink key={path} to={`${root}/${path}`} className={classes.page}>
          <Icon size={18} aria-hidden />
          <span className={classes.label}>{t(title)}</span>
          {path === 'inbox' && <WaitingCount className={classes.count} />}
        </NavLink>
      ))}
    </nav>
  );
}
