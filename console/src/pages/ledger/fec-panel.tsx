import { Anchor, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { fecExportsQuery, ledgerKeys } from '../../api/ledger.ts';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFormats } from '../../texts/format.ts';
import classes from './ledger.module.css';

export function FecPanel({ yearId }: { yearId: string }) {
  const { t } = useTranslation('ledger');
  const { company, may } = useCompany();
  const { companyId } = company;
  const formats = useFormats(company.timeZone);
  const cache = useQueryClient();
  const { data, error, refetch } = useQuery(fecExportsQuery(companyId, yearId));
  const make = useMutation({
    mutationFn: () =>
      api.post('/api/ledger/v1/companies/{companyId}/years/{yearId}/fec-exports', {
        params: { path: { companyId, yearId } },
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: [...ledgerKeys(companyId), 'fec'] }),
  });
  return (
    <Panel
      title={t('fec.title')}
      aside={
        may('accountant') && (
          <Button size="xs" variant="default" loading={make.isPending} onClick={() => make.mutate()}>
            {t('fec.make')}
          </Button>
        )
      }
    >
      <p className={classes.quiet}>{t('fec.hint')}</p>
      {error && <ProblemAlert problem={error} retry={() => refetch()} />}
      {make.error && <ProblemAlert problem={make.error} />}
      {data?.length === 0 && <p className={classes.quiet}>{t('fec.none')}</p>}
      <ul className={classes.periods}>
        {data?.map(({ exportId, name, url, at, size }) => (
          <li key={exportId}>
            <Anchor href={url} download={name} size="sm">
              {name}
            </Anchor>
            <span className={classes.quiet}>
              {t('fec.made', { at: formats.instant(at), size: formats.size(size) })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
