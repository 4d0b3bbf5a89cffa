import { Button, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Logo } from '../../app/logo.tsx';
import { LanguageSwitch } from '../../components/language-switch.tsx';
import { Note } from '../../components/note.tsx';
import { type Notice, signIn } from '../../session/session.ts';
import classes from './sign-in-page.module.css';

export default function SignInPage({ notice }: { notice: Notice | undefined }) {
  const { t } = useTranslation();
  const [leaving, setLeaving] = useState(false);
  const [unreachable, setUnreachable] = useState(false);
  const shown = unreachable ? 'unreachable' : notice;

  async function leave() {
    setLeaving(true);
    setUnreachable(false);
    await signIn().catch(() => {
      setLeaving(false);
      setUnreachable(true);
    });
  }

  return (
    <div className={classes.stage}>
      <main className={classes.card}>
        <Logo size={48} />
        <p className={classes.name}>{t('app.name')}</p>
        <Title order={1} className={classes.title}>
          {t('signIn.title')}
        </Title>
        <Text c="dimmed">{t('signIn.text')}</Text>
        {shown && (
          <Note tone={shown === 'signed-out' ? 'neutral' : 'attention'} text={t(`signIn.notices.${shown}`)} live />
        )}
        <Button size="md" fullWidth onClick={leave} loading={leaving} data-autofocus autoFocus>
          {t('signIn.action')}
        </Button>
        <LanguageSwitch />
      </main>
    </div>
  );
}
