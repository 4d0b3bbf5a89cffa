import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../api/company.ts';
import { type Colleague, colleaguesQuery } from '../api/people.ts';
import { ProblemAlert } from './problem-alert.tsx';

/** Chooses one of the people of the company, each with their roles there. */
export function ColleagueSelect({
  label,
  none,
  value,
  among = () => true,
  onChange,
}: {
  label: string;
  /** What it says while nobody is chosen. */
  none: string;
  value: string;
  among?: (colleague: Colleague) => boolean;
  onChange: (colleague: Colleague | undefined) => void;
}) {
  const { t } = useTranslation();
  const { companyId } = useCompany().company;
  const { data = [], error } = useQuery(colleaguesQuery(companyId));
  const offered = data.filter(among);
  return (
    <>
      <NativeSelect
        label={label}
        value={value}
        onChange={({ currentTarget }) => onChange(offered.find(({ id }) => id === currentTarget.value))}
        data={[
          { value: '', label: none },
          ...offered.map(({ id, name, roles }) => ({
            value: id,
            label: `${name} (${roles.map((role) => t(`roles.${role}`)).join(', ')})`,
          })),
        ]}
      />
      {error && <ProblemAlert problem={error} />}
    </>
  );
}
