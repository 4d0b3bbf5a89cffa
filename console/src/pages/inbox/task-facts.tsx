import { useTranslation } from 'react-i18next';
import type { HumanTask } from '../../api/api.ts';
import { factText } from '../../components/fact-text.ts';
import { Panel } from '../../components/panel.tsx';
import { useFormats } from '../../texts/format.ts';
import { currentLanguage } from '../../texts/texts.ts';

export function TaskFacts({ task }: { task: HumanTask }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const language = currentLanguage();
  return (
    <Panel title={t('task.facts')}>
      <dl>
        {task.facts.map(({ label, value }) => (
          <div key={label.en}>
            <dt>{label[language]}</dt>
            <dd>{factText(value, formats)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
