import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ACTIONS,
  type ActionCode,
  REASONS,
  REASONS_OF,
  type ReasonCode,
} from '../../../../shared/standards/cdar/codes.ts';
import { api, type Intake, type SupplierInvoice } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { intakeKeys } from '../../api/intakes.ts';
import { useCommand } from '../../api/use-command.ts';
import { statusWords } from '../../components/lifecycle.tsx';
import page from '../../components/page.module.css';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { currentLanguage } from '../../texts/texts.ts';

const BEFORE_DECISION = ['206', '207', '208'] as const;
const REFUSED = ['210'] as const;
type Told = (typeof BEFORE_DECISION | typeof REFUSED)[number];
interface Body {
  readonly status: Told;
  readonly reasons: ReasonCode[];
  readonly action?: ActionCode;
  readonly comment: string;
}

/** Of an invoice as it stands; the API takes no other. */
function statusesOf({ state }: Intake, invoice: SupplierInvoice | undefined): readonly Told[] {
  if (!invoice?.seller.siren) return [];
  return state === 'waiting' ? BEFORE_DECISION : state === 'rejected' ? REFUSED : [];
}

/** Tells the supplier what stands in the way of an approval, or why the invoice was refused: reasons of the closed lists. */
export default function StatusForm({ intake, invoice }: { intake: Intake; invoice: SupplierInvoice | undefined }) {
  const { may } = useCompany();
  const statuses = statusesOf(intake, invoice);
  const [first] = statuses;
  if (!first || !(may('approver') || may('accountant'))) return null;
  return <Form key={first} intakeId={intake.intakeId} statuses={statuses} first={first} />;
}

function Form({ intakeId, statuses, first }: { intakeId: string; statuses: readonly Told[]; first: Told }) {
  const { t } = useTranslation();
  const { companyId } = useCompany().company;
  const [status, setStatus] = useState(first);
  const [reasons, setReasons] = useState<readonly ReasonCode[]>([]);
  const [action, setAction] = useState<ActionCode>();
  const [comment, setComment] = useState('');
  const tell = useCommand(
    (body: Body, key) =>
      api.post('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}/lifecycle', {
        params: { path: { companyId, intakeId }, header: { 'Idempotency-Key': key } },
        body,
      }),
    {
      changes: [intakeKeys(companyId), ['platforms', companyId]],
      told: t('platform.tell.done'),
      done: () => {
        setReasons([]);
        setComment('');
      },
    },
  );
  const language = currentLanguage();
  return (
    <Panel title={t('platform.tell.title')}>
      <form
        className={page.form}
        onSubmit={(event) => {
          event.preventDefault();
          tell.mutate({ status, reasons: [...reasons], comment: comment.trim(), ...(action && { action }) });
        }}
      >
        <NativeSelect
          label={t('platform.tell.status')}
          value={status}
          onChange={({ currentTarget }) => {
            setStatus(statuses.find((one) => one === currentTarget.value) ?? first);
            setReasons([]);
          }}
          data={statuses.map((value) => ({ value, label: statusWords(value) }))}
        />
        <fieldset className={page.checks}>
          <legend>{t('platform.tell.reasons')}</legend>
          {(REASONS_OF[status] ?? []).map((reason) => (
            <label key={reason}>
              <input
                type="checkbox"
                checked={reasons.includes(reason)}
                disabled={reasons.length === 5 && !reasons.includes(reason)}
                onChange={({ currentTarget: { checked } }) =>
                  setReasons((before) => [...before.filter((one) => one !== reason), ...(checked ? [reason] : [])])
                }
              />
              {REASONS[reason][language]}
            </label>
          ))}
        </fieldset>
        <NativeSelect
          label={t('platform.tell.action')}
          value={action ?? ''}
          onChange={({ currentTarget }) => setAction(ACTION_CODES.find((one) => one === currentTarget.value))}
          data={[
            { value: '', label: t('platform.tell.noAction') },
            ...ACTION_CODES.map((value) => ({ value, label: ACTIONS[value][language] })),
          ]}
        />
        <Textarea
          label={t('platform.tell.comment')}
          value={comment}
          onChange={({ currentTarget }) => setComment(currentTarget.value)}
          required={reasons.includes('AUTRE')}
          maxLength={1000}
          autosize
          minRows={2}
        />
        {tell.error && <ProblemAlert problem={tell.error} />}
        <div className={page.actions}>
          <Button type="submit" variant="default" disabled={reasons.length === 0} loading={tell.isPending}>
            {t('platform.tell.send')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

const ACTION_CODES = Object.keys(ACTIONS) as ActionCode[];
