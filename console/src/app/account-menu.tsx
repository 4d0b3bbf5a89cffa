import { Button, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { BookOpen, Cable, CalendarOff, CircleUserRound, LogOut, Wrench } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { meQuery } from '../api/company.ts';
import { LanguageSwitch } from '../components/language-switch.tsx';
import { runsTheGroup } from '../pages/operations/runs-the-group.ts';
import { signOut } from '../session/session.ts';
import classes from './account-menu.module.css';

/** Pages of the company that are not for every day. */
const PAGES = [
  { path: 'absences', title: 'absences.title', Icon: CalendarOff },
  { path: 'platform', title: 'platform.title', Icon: Cable },
] as const;
const APPEARANCES = ['light', 'dark', 'auto'] as const;

/** A popover of the browser's own: Escape, clicks outside and the top layer come with it. */
export function AccountMenu({ name, root }: { name: string; root?: string }) {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const panel = useId();
  const { member } = useSuspenseQuery(meQuery).data;
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        px="xs"
        popoverTarget={panel}
        aria-label={t('app.account', { name })}
        leftSection={<CircleUserRound size={20} aria-hidden />}
        classNames={{ root: classes.opener, section: classes.face, label: classes.person }}
      >
        {name}
      </Button>
      <div id={panel} popover="auto" className={classes.panel}>
        <strong className={classes.name}>{name}</strong>
        <LanguageSwitch />
        <SegmentedControl
          aria-label={t('app.appearance')}
          fullWidth
          value={colorScheme}
          onChange={(value) => setColorScheme(APPEARANCES.find((appearance) => appearance === value) ?? 'auto')}
          data={APPEARANCES.map((value) => ({ value, label: t(`app.appearances.${value}`) }))}
        />
        {root &&
          PAGES.map(({ path, title, Icon }) => (
            <Button
              key={path}
              component={Link}
              to={`${root}/${path}`}
              variant="subtle"
              justify="flex-start"
              leftSection={<Icon size={16} aria-hidden />}
            >
              {t(title)}
            </Button>
          ))}
        {runsTheGroup(member) && (
          <Button
            component={Link}
            to="/operations"
            variant="subtle"
            justify="flex-start"
            leftSection={<Wrench size={16} aria-hidden />}
          >
            {t('operations.title')}
          </Button>
        )}
        <Button
          component="a"
          href="/reference/"
          variant="subtle"
          justify="flex-start"
          leftSection={<BookOpen size={16} aria-hidden />}
        >
          {t('app.reference')}
        </Button>
        <Button
          variant="subtle"
          justify="flex-start"
          leftSection={<LogOut size={16} aria-hidden />}
          onClick={() => signOut()}
        >
          {t('app.signOut')}
        </Button>
      </div>
    </>
  );
}
