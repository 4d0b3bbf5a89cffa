import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, currentLanguage, isLanguage, LANGUAGE_NAMES } from '../texts/texts.ts';

export function LanguageSwitch() {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      aria-label={t('app.language')}
      fullWidth
      value={currentLanguage()}
      onChange={(value) => isLanguage(value) && chooseLanguage(value)}
      data={Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({
        value,
        label: <span lang={value}>{label}</span>,
      }))}
    />
  );
}
