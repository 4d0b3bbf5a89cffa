/**
 * The rules BR-FR-CDV-* over a message that was read. Each rule states what holds of a message, of each of its invoices, of
 * each detail of a status or of each recipient. Source: BR-FR-CDV-Schematron-CDAR 1.3.0 (2026-02-16) and 1.4.0.04 (2026-09-04).
 */
import type { Text } from '../en16931/rules/rule.ts';
import {
  ACTIONS,
  CHARACTERISTICS,
  DOCUMENT_STATUSES,
  INVOICE_TYPES,
  ISSUER_ROLES,
  isReason,
  isStatus,
  NEED_REASON,
  OTHER_STATUS_CODES,
  PROCESSES,
  PROFILES,
  REASONS_OF,
  RECIPIENT_ROLES,
  SCHEMES,
  SENDER_ROLES,
  type StatusCode,
} from './codes.ts';
import type { InvoiceStatus, LifecycleMessage, Party, StatusDetail } from './message.ts';

/** The publications of the rules that a message can be judged by. */
export const PACKS = ['1.3.0', '1.4.0.04'] as const;
export type Pack = (typeof PACKS)[number];

export interface Finding {
  readonly rule: string;
  readonly message: Text;
  /** Where: `invoices[0].details[1]`; empty for the message itself. */
  readonly at: string;
}

interface Subjects {
  readonly message: LifecycleMessage;
  readonly recipient: Party;
  readonly invoice: InvoiceStatus;
  readonly detail: { readonly detail: StatusDetail; readonly of: InvoiceStatus };
}

type Rule = {
  [K in keyof Subjects]: {
    readonly id: string;
    readonly of: K;
    readonly text: Text;
    /** Left out: in every pack. */
    readonly packs?: readonly Pack[];
    readonly holds: (subject: Subjects[K], message: LifecycleMessage, pack: Pack) => boolean;
  };
}[keyof Subjects];

/** The public hub's number: 9998 before, 0000 since 1.4.0. */
const PUBLIC_HUB: Readonly<Record<Pack, string>> = { '1.3.0': '9998', '1.4.0.04': '0000' };

/** The message goes to the public hub and to nobody else. */
function goesToPublicHub({ recipients }: LifecycleMessage, pack: Pack): boolean {
  const ids = recipients.flatMap((recipient) => recipient.ids);
  return (
    ids.length === 1 &&
    ids.some(({ scheme, value }) => scheme === SCHEMES.platform && value === PUBLIC_HUB[pack]) &&
    recipients.some(({ role }) => role === 'DFH')
  );
}

const oneOf = (list: readonly string[], value: string | undefined): boolean =>
  value !== undefined && list.includes(value);
const absentOrOneOf = (list: readonly string[], value: string | undefined): boolean =>
  value === undefined || list.includes(value);

export const RULES: readonly Rule[] = [
  {
    id: 'BR-FR-CDV-01',
    of: 'message',
    text: { fr: 'Le profil du message (MDT-3) manque.', en: 'The message names no profile (MDT-3).' },
    holds: ({ profile }) => profile !== undefined,
  },
  {
    id: 'BR-FR-CDV-02',
    of: 'message',
    text: {
      fr: `Le profil (MDT-3) doit être ${PROFILES.invoice}, ou ${PROFILES.publicHub} pour le seul portail public.`,
      en: `The profile (MDT-3) must be ${PROFILES.invoice}, or ${PROFILES.publicHub} for the public hub alone.`,
    },
    holds: (message, _, pack) =>
      message.profile === PROFILES.invoice ||
      (message.profile === PROFILES.publicHub && goesToPublicHub(message, pack)),
  },
  {
    id: 'BR-FR-CDV-03',
    of: 'message',
    text: { fr: 'L’identifiant du message (MDT-4) manque.', en: 'The message has no identifier (MDT-4).' },
    holds: ({ id }) => id !== undefined,
  },
  {
    id: 'BR-FR-CDV-04',
    of: 'message',
    text: { fr: 'La date du message (MDT-8) manque.', en: 'The message has no date (MDT-8).' },
    holds: ({ createdAt }) => createdAt !== undefined,
  },
  {
    id: 'BR-FR-CDV-05',
    of: 'message',
    text: { fr: 'L’expéditeur du message (MDG-9) manque.', en: 'The message has no sender (MDG-9).' },
    holds: ({ sender }) => sender !== undefined,
  },
  {
    id: 'BR-FR-CDV-06',
    of: 'message',
    text: { fr: 'Le rôle de l’expéditeur (MDT-21) manque.', en: 'The sender has no role (MDT-21).' },
    holds: ({ sender }) => sender === undefined || sender.role !== undefined,
  },
  {
    id: 'BR-FR-CDV-07',
    of: 'message',
    text: {
      fr: 'Un statut de traitement (23) doit identifier qui l’établit (MDT-38).',
      en: 'A status of the treatment phase (23) must identify who establishes it (MDT-38).',
    },
    holds: ({ phase, issuer }) => phase !== '23' || (issuer?.ids.length ?? 0) > 0,
  },
  {
    id: 'BR-FR-CDV-08',
    of: 'recipient',
    text: {
      fr: 'Un destinataire qui n’est ni plateforme ni portail public doit avoir une adresse électronique (MDT-73).',
      en: 'A recipient that is neither a platform nor the public hub needs an electronic address (MDT-73).',
    },
    holds: ({ role, address }) => role === 'WK' || role === 'DFH' || address !== undefined,
  },
  {
    id: 'BR-FR-CDV-09',
    of: 'message',
    text: {
      fr: 'La phase (MDT-77) doit être 305 (transmission) ou 23 (traitement).',
      en: 'The phase (MDT-77) must be 305 (transmission) or 23 (treatment).',
    },
    holds: ({ phase }) => oneOf(['23', '305'], phase),
  },
  {
    id: 'BR-FR-CDV-10',
    of: 'invoice',
    text: { fr: 'Le numéro de la facture (MDT-87) manque.', en: 'The number of the invoice (MDT-87) is missing.' },
    holds: ({ number }) => number !== undefined,
  },
  {
    id: 'BR-FR-CDV-11',
    of: 'invoice',
    text: {
      fr: 'La date de la facture (MDT-100) manque ; seul un statut 501 peut s’en passer.',
      en: 'The date of the invoice (MDT-100) is missing; only a status 501 can do without.',
    },
    // The exception of 1.3.0 looks where no status stands.
    holds: ({ issueDate, status }, _, pack) => issueDate !== undefined || (pack !== '1.3.0' && status === '501'),
  },
  {
    id: 'BR-FR-CDV-12',
    of: 'invoice',
    text: { fr: 'Le statut (MDT-105) manque.', en: 'The status (MDT-105) is missing.' },
    holds: ({ status }) => status !== undefined,
  },
  {
    id: 'BR-FR-CDV-13',
    of: 'invoice',
    text: {
      fr: 'L’identifiant du vendeur (MDT-129) manque ; seul un statut 501 peut s’en passer.',
      en: 'The seller has no identifier (MDT-129); only a status 501 can do without.',
    },
    holds: ({ seller, status }, _, pack) =>
      seller === undefined || seller.ids.some(({ value }) => value !== '') || (pack !== '1.3.0' && status === '501'),
  },
  {
    id: 'BR-FR-CDV-14',
    of: 'invoice',
    text: {
      fr: 'Un statut 212 doit dire combien a été encaissé (MEN, MDT-215), et à quel taux de TVA (MDT-224).',
      en: 'A status 212 must say how much was cashed (MEN, MDT-215), and at what VAT rate (MDT-224).',
    },
    holds: ({ status, details }, _, pack) => {
      if (status !== '212') return true;
      const cashed = details.flatMap(({ characteristics }) => characteristics.filter(({ type }) => type === 'MEN'));
      return pack === '1.3.0'
        ? cashed.some(({ amount }) => amount)
        : cashed.length > 0 && cashed.every(({ amount, percent }) => amount && percent);
    },
  },
  {
    id: 'BR-FR-CDV-15',
    of: 'invoice',
    text: {
      fr: `Les statuts ${NEED_REASON.join(', ')} doivent avoir un motif (MDT-113).`,
      en: `The statuses ${NEED_REASON.join(', ')} need a reason (MDT-113).`,
    },
    holds: ({ status, details }) => !oneOf(NEED_REASON, status) || details.some(({ reason }) => reason !== undefined),
  },
  {
    id: 'BR-FR-CDV-16',
    of: 'detail',
    packs: ['1.4.0.04'],
    text: {
      fr: 'Chaque détail d’un statut doit être numéroté (MDT-124-2).',
      en: 'Each detail of a status must be numbered (MDT-124-2).',
    },
    holds: ({ detail }) => detail.sequence !== undefined,
  },
  {
    id: 'BR-FR-CDV-CL-01',
    of: 'message',
    text: {
      fr: `Le processus (MDT-2) doit être ${PROCESSES.join(', ')} ; pour le portail public, trois caractères au plus.`,
      en: `The process (MDT-2) must be ${PROCESSES.join(', ')}; for the public hub, at most three characters.`,
    },
    // 1.3.0 looks for the values other than REGULATED in the wrong place.
    holds: (message, _, pack) =>
      goesToPublicHub(message, pack)
        ? (message.process ?? '').length <= 3
        : oneOf(pack === '1.3.0' ? ['REGULATED'] : [...PROCESSES, 'B2CINT'], message.process),
  },
  {
    id: 'BR-FR-CDV-CL-02',
    of: 'message',
    text: {
      fr: 'Le rôle de l’expéditeur (MDT-21) ne convient pas à la phase du message : WK pour 305.',
      en: 'The sender’s role (MDT-21) does not fit the phase of the message: WK for 305.',
    },
    holds: ({ phase, sender }) =>
      phase === '305' ? sender?.role === 'WK' : phase !== '23' || oneOf(SENDER_ROLES, sender?.role),
  },
  {
    id: 'BR-FR-CDV-CL-03',
    of: 'message',
    text: {
      fr: 'Le rôle de qui établit le statut (MDT-40) ne convient pas à la phase du message : WK pour 305, une partie pour 23.',
      en: 'The role of who establishes the status (MDT-40) does not fit the phase of the message: WK for 305, a party for 23.',
    },
    holds: ({ phase, issuer }) =>
      phase === '305' ? issuer?.role === 'WK' : phase !== '23' || oneOf(ISSUER_ROLES, issuer?.role),
  },
  {
    id: 'BR-FR-CDV-CL-04',
    of: 'recipient',
    text: { fr: 'Le rôle du destinataire (MDT-59) est inconnu.', en: 'The role of the recipient (MDT-59) is unknown.' },
    holds: ({ role }) => absentOrOneOf(RECIPIENT_ROLES, role),
  },
  {
    id: 'BR-FR-CDV-CL-05',
    of: 'invoice',
    text: {
      fr: 'Le code MDT-88 ne convient pas à la phase du message.',
      en: 'The code MDT-88 does not fit the phase of the message.',
    },
    holds: ({ documentStatus }, { phase }, pack) =>
      (phase !== '305' && phase !== '23') ||
      absentOrOneOf(
        pack !== '1.3.0' && phase === '23' ? [...DOCUMENT_STATUSES[phase], '5'] : DOCUMENT_STATUSES[phase],
        documentStatus,
      ),
  },
  {
    id: 'BR-FR-CDV-CL-06',
    of: 'invoice',
    text: { fr: 'Le statut (MDT-105 ou MDT-115) est inconnu.', en: 'The status (MDT-105 or MDT-115) is unknown.' },
    holds: ({ status, details }) =>
      [status, ...details.map((detail) => detail.status)].every(
        (code) => code === undefined || isStatus(code) || OTHER_STATUS_CODES.some((other) => other === code),
      ),
  },
  {
    id: 'BR-FR-CDV-CL-07',
    of: 'invoice',
    text: { fr: 'Le rôle du vendeur (MDT-132) doit être SE.', en: 'The seller’s role (MDT-132) must be SE.' },
    holds: ({ seller }) => absentOrOneOf(['SE'], seller?.role),
  },
  {
    id: 'BR-FR-CDV-CL-08',
    of: 'invoice',
    text: {
      fr: 'Le rôle du destinataire de la facture (MDT-158) est inconnu.',
      en: 'The role of the invoice’s recipient (MDT-158) is unknown.',
    },
    holds: ({ recipient }) => absentOrOneOf(RECIPIENT_ROLES, recipient?.role),
  },
  {
    id: 'BR-FR-CDV-CL-09',
    of: 'detail',
    text: {
      fr: 'Le motif (MDT-113) n’est pas de la liste des motifs du statut.',
      en: 'The reason (MDT-113) is none of those that the status may have.',
    },
    holds: ({ detail: { reason, status: own }, of: { status } }, _, pack) => {
      if (reason === undefined) return true;
      const code = own ?? status;
      if (code === undefined) return false;
      if (!isReason(reason)) return pack !== '1.3.0' && code === '501' && reason === 'IRR_NOM_F';
      const list = REASONS_OF[code as StatusCode];
      return list === undefined || list.includes(reason);
    },
  },
  {
    id: 'BR-FR-CDV-CL-10',
    of: 'detail',
    text: { fr: 'L’action demandée (MDT-121) est inconnue.', en: 'The requested action (MDT-121) is unknown.' },
    holds: ({ detail }) => absentOrOneOf(Object.keys(ACTIONS), detail.action),
  },
  {
    id: 'BR-FR-CDV-CL-11',
    of: 'detail',
    text: { fr: 'Le type d’une donnée (MDT-207) est inconnu.', en: 'The type of a datum (MDT-207) is unknown.' },
    holds: ({ detail }) => detail.characteristics.every(({ type }) => absentOrOneOf(CHARACTERISTICS, type)),
  },
  {
    id: 'BR-FR-04',
    of: 'invoice',
    text: { fr: 'Le type de la facture (MDT-91) est inconnu.', en: 'The type of the invoice (MDT-91) is unknown.' },
    holds: ({ typeCode }) => absentOrOneOf(INVOICE_TYPES, typeCode),
  },
];

/** The rules of a pack that a message breaks, in the order of the message. */
export function judgeLifecycleMessage(message: LifecycleMessage, pack: Pack): Finding[] {
  const subjects: { [K in keyof Subjects]: { at: string; subject: Subjects[K] }[] } = {
    message: [{ at: '', subject: message }],
    recipient: message.recipients.map((subject, index) => ({ at: `recipients[${index}]`, subject })),
    invoice: message.invoices.map((subject, index) => ({ at: `invoices[${index}]`, subject })),
    detail: message.invoices.flatMap((of, index) =>
      of.details.map((detail, place) => ({ at: `invoices[${index}].details[${place}]`, subject: { detail, of } })),
    ),
  };
  return RULES.filter(({ packs }) => packs === undefined || packs.includes(pack)).flatMap((rule) =>
    subjects[rule.of]
      .filter(({ subject }) => !rule.holds(subject as never, message, pack))
      .map(({ at }) => ({ rule: rule.id, message: rule.text, at })),
  );
}
