import { useTranslation } from 'react-i18next';
import type { PolicyContent } from '../../api/policies.ts';
import { useFormats } from '../../texts/format.ts';
import classes from './policies.module.css';
import { useSupplierNames } from './supplier-names.ts';
import { askedWords, conditionWords } from './words.ts';

/** What a policy says, rule by rule. */
export function RuleList({ content }: { content: PolicyContent }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { rules, currency, fourEyesFrom, costCentreOwners = [] } = content;
  const money = (amount: string) => formats.money({ amount, currency });
  const supplier = useSupplierNames([...new Set(rules.flatMap(({ when }) => when.suppliers ?? []))]);
  return (
    <ul className={classes.rules}>
      {rules.map((rule) => {
        const conditions = conditionWords(rule, { money, supplier }, t);
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
      {fourEyesFrom && <li>{t('policies.fourEyes', { amount: money(fourEyesFrom) })}</li>}
      {costCentreOwners.map(({ costCentre, persons }) => (
        <li key={costCentre}>
          {t('policies.owner', { costCentre, names: persons.map(({ name }) => name).join(', ') })}
        </li>
      ))}
      <li>{t('policies.otherwise')}</li>
    </ul>
  );
}
