import { useTranslation } from 'react-i18next';
import type { PolicyContent } from '../../api/policies.ts';
import classes from './policies.module.css';
import { askedWords, conditionWords } from './words.ts';

/** What a policy says, rule by rule. */
export function RuleList({ content }: { content: PolicyContent }) {
  const { t } = useTranslation();
  const { rules, currency, fourEyesFrom, costCentreOwners = [] } = content;
  return (
    <ul className={classes.rules}>
      {rules.map((rule) => {
        const conditions = conditionWords(rule, currency, t);
        return (
          <li key={rule.name}>
            <strong>{rule.name}</strong>
            <span>{conditions.length > 0 ? conditions.join(' · ') : t('policies.when.always')}</span>
            <span>
              {rule.automatic
                ? t('policies.nobody')
                : `→ ${rule.approvals.map((asked) => askedWords(asked, t)).join(t('policies.next'))}`}
            </span>
          </li>
        );
      })}
      {fourEyesFrom && <li>{t('policies.fourEyes', { amount: fourEyesFrom, currency })}</li>}
      {costCentreOwners.map(({ costCentre, persons }) => (
        <li key={costCentre}>
          {t('policies.owner', { costCentre, names: persons.map(({ name }) => name).join(', ') })}
        </li>
      ))}
      <li>{t('policies.otherwise')}</li>
    </ul>
  );
}
