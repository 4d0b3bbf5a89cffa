/**
 * The closed lists of the French lifecycle messages. Codes, and which reason goes with which status, are those of
 * BR-FR-CDV-Schematron-CDAR 1.3.0 of 2026-02-16 (FNFE-MPE); `CHANGED_BY_1_4` lists what the pack 1.4.0.04 of 2026-09-04 changed.
 */
import type { Text } from '../en16931/rules/rule.ts';

/** A status of an invoice (MDT-105): what it is called, who says it, and the phase of the message that carries it (MDT-77). */
export interface Status {
  readonly label: Text;
  /** Who establishes it: the buyer, the seller, or an approved platform. */
  readonly by: 'buyer' | 'seller' | 'platform';
  /** 305: transmission, between platforms; 23: treatment, between buyer and seller. */
  readonly phase: '305' | '23';
  /** MDT-88 (UNTDID 1373), where the published examples give one. */
  readonly documentStatus?: string;
  /** The invoice's life ends with it, as the public hub sees it. */
  readonly final?: true;
}

const platform = (fr: string, en: string, more: Partial<Status> = {}): Status => ({
  label: { fr, en },
  by: 'platform',
  phase: '305',
  ...more,
});
const buyer = (fr: string, en: string, more: Partial<Status> = {}): Status => ({
  label: { fr, en },
  by: 'buyer',
  phase: '23',
  ...more,
});
const seller = (fr: string, en: string, more: Partial<Status> = {}): Status => ({
  label: { fr, en },
  by: 'seller',
  phase: '23',
  ...more,
});

// DGFiP, external specifications v3.2 (2026-04-30), table of lifecycle statuses; XP Z12-014 annex B.
export const STATUSES = {
  '200': platform('Déposée', 'Submitted', { documentStatus: '10' }),
  '201': platform('Émise par la plateforme', 'Issued by the platform'),
  '202': platform('Reçue par la plateforme', 'Received by the platform'),
  '203': platform('Mise à disposition', 'Made available'),
  '204': buyer('Prise en charge', 'Taken in charge', { documentStatus: '45' }),
  '205': buyer('Approuvée', 'Approved'),
  '206': buyer('Approuvée partiellement', 'Approved in part'),
  '207': buyer('En litige', 'Disputed', { documentStatus: '46' }),
  '208': buyer('Suspendue', 'Suspended'),
  '209': seller('Complétée', 'Completed'),
  '210': buyer('Refusée', 'Refused', { final: true }),
  '211': buyer('Paiement transmis', 'Payment sent'),
  '212': seller('Encaissée', 'Cashed', { documentStatus: '47' }),
  '213': platform('Rejetée', 'Rejected by the platform', { final: true }),
  '221': platform('Erreur de routage', 'Routing error'),
  '501': platform('Irrecevable', 'Inadmissible'),
} as const satisfies Readonly<Record<string, Status>>;
export type StatusCode = keyof typeof STATUSES;

export const isStatus = (code: string): code is StatusCode => Object.hasOwn(STATUSES, code);

/** Codes that BR-FR-CDV-CL-06 lists beside those of `STATUSES`; nobody sends them for an invoice between companies. */
export const OTHER_STATUS_CODES = [
  '214',
  '220',
  '224',
  '225',
  '226',
  '227',
  '228',
  '250',
  '251',
  '300',
  '301',
  '400',
  '401',
  '500',
  '601',
] as const;

/** Statuses that say nothing without a reason (BR-FR-CDV-15). */
export const NEED_REASON: readonly string[] = ['206', '207', '208', '210', '213', '501'];

/** Why (MDT-113), in words. */
export const REASONS = {
  ADR_ERR: { fr: 'Adresse de facturation électronique erronée', en: 'Wrong electronic address' },
  ART_ERR: { fr: 'Article facturé erroné', en: 'Wrong article' },
  AUTRE: { fr: 'Autre motif, dit en commentaire', en: 'Another reason, told in the comment' },
  CALCUL_ERR: { fr: 'Erreur de calcul', en: 'Miscalculated' },
  CMD_ERR: { fr: 'Numéro de commande absent ou erroné', en: 'Order number missing or wrong' },
  CODE_ROUTAGE_ERR: { fr: 'Code de routage absent ou erroné', en: 'Routing code missing or wrong' },
  CONTRAT_TERM: { fr: 'Contrat terminé', en: 'Contract ended' },
  COORD_BANC_ERR: { fr: 'Coordonnées bancaires erronées', en: 'Wrong bank details' },
  DEST_ERR: { fr: 'Erreur de destinataire', en: 'Sent to the wrong company' },
  DEST_INC: { fr: 'Destinataire inconnu', en: 'Addressee unknown' },
  DOUBLE_FACT: { fr: 'Double facturation', en: 'Billed twice' },
  DOUBLON: { fr: 'Facture reçue en double', en: 'Invoice received twice' },
  EMMET_INC: { fr: 'Émetteur inconnu', en: 'Sender unknown' },
  IRR_ANTIVIRUS: { fr: 'Fichier infecté', en: 'The file carries a virus' },
  IRR_EXT_DOC: { fr: 'Extension de pièce jointe non admise', en: 'Attachment of a kind that is not admitted' },
  IRR_NOM_PJ: { fr: 'Nom de pièce jointe non conforme', en: 'Attachment with a name that is not admitted' },
  IRR_SYNTAX: { fr: 'Syntaxe du fichier non conforme', en: 'The file is not well-formed' },
  IRR_TAILLE_F: { fr: 'Fichier trop volumineux', en: 'The file is too large' },
  IRR_TAILLE_PJ: { fr: 'Pièce jointe trop volumineuse', en: 'An attachment is too large' },
  IRR_TYPE_F: { fr: 'Type de fichier non admis', en: 'A kind of file that is not admitted' },
  IRR_VIDE_F: { fr: 'Fichier vide', en: 'The file is empty' },
  IRR_VID_PJ: { fr: 'Pièce jointe vide', en: 'An attachment is empty' },
  JUSTIF_ABS: { fr: 'Pièce justificative absente', en: 'Supporting document missing' },
  LIVR_INCOMP: { fr: 'Livraison incomplète', en: 'Incomplete delivery' },
  MODPAI_ERR: { fr: 'Modalités de paiement erronées', en: 'Wrong payment terms' },
  MONTANTTOTAL_ERR: { fr: 'Montant total erroné', en: 'Wrong total amount' },
  NON_CONFORME: { fr: 'Mention légale absente ou erronée', en: 'A legal mention is missing or wrong' },
  NON_TRANSMISE: { fr: 'Non transmise au destinataire', en: 'Not passed on to the addressee' },
  PU_ERR: { fr: 'Prix unitaire erroné', en: 'Wrong unit price' },
  QTE_ERR: { fr: 'Quantité facturée erronée', en: 'Wrong quantity' },
  QUALITE_ERR: { fr: 'Qualité non conforme', en: 'Quality not as agreed' },
  REF_CT_ABSENT: { fr: 'Référence contractuelle absente', en: 'Reference of the contract missing' },
  REF_ERR: { fr: 'Référence erronée', en: 'Wrong reference' },
  REJ_ADR: { fr: 'Rejet : adressage', en: 'Rejected: addressing' },
  REJ_ASS_PJ: { fr: 'Rejet : pièce jointe non associée', en: 'Rejected: attachment belongs to nothing' },
  REJ_COH: { fr: 'Rejet : données incohérentes', en: 'Rejected: data contradict each other' },
  REJ_CONT_B2G: { fr: 'Rejet : contrôle du secteur public', en: 'Rejected: check of the public sector' },
  REJ_REF_PJ: { fr: 'Rejet : référence de pièce jointe', en: 'Rejected: reference of an attachment' },
  REJ_SEMAN: { fr: 'Rejet : règle sémantique', en: 'Rejected: a semantic rule' },
  REJ_UNI: { fr: 'Rejet : facture déjà déposée', en: 'Rejected: submitted before' },
  REM_ERR: { fr: 'Remise erronée', en: 'Wrong discount' },
  ROUTAGE_ERR: { fr: 'Erreur de routage', en: 'Routing error' },
  SIRET_ERR: { fr: 'SIRET absent ou erroné', en: 'SIRET missing or wrong' },
  TRANSAC_INC: { fr: 'Opération inconnue', en: 'Transaction unknown' },
  TX_TVA_ERR: { fr: 'Taux de TVA erroné', en: 'Wrong VAT rate' },
} as const satisfies Readonly<Record<string, Text>>;
export type ReasonCode = keyof typeof REASONS;

export const isReason = (code: string): code is ReasonCode => Object.hasOwn(REASONS, code);

/** BR-FR-CDV-CL-09: the reasons that a status may have. A status that is not named here takes any reason of the list. */
export const REASONS_OF: Readonly<Partial<Record<StatusCode, readonly ReasonCode[]>>> = {
  '200': ['NON_TRANSMISE'],
  '206': [
    'AUTRE',
    'CMD_ERR',
    'SIRET_ERR',
    'CODE_ROUTAGE_ERR',
    'REF_CT_ABSENT',
    'REF_ERR',
    'PU_ERR',
    'REM_ERR',
    'QTE_ERR',
    'ART_ERR',
    'MODPAI_ERR',
    'QUALITE_ERR',
    'LIVR_INCOMP',
  ],
  '207': [
    'AUTRE',
    'COORD_BANC_ERR',
    'TX_TVA_ERR',
    'MONTANTTOTAL_ERR',
    'CALCUL_ERR',
    'NON_CONFORME',
    'DOUBLON',
    'DEST_INC',
    'DEST_ERR',
    'TRANSAC_INC',
    'EMMET_INC',
    'CONTRAT_TERM',
    'DOUBLE_FACT',
    'CMD_ERR',
    'ADR_ERR',
    'SIRET_ERR',
    'CODE_ROUTAGE_ERR',
    'REF_CT_ABSENT',
    'REF_ERR',
    'PU_ERR',
    'REM_ERR',
    'QTE_ERR',
    'ART_ERR',
    'MODPAI_ERR',
    'QUALITE_ERR',
    'LIVR_INCOMP',
  ],
  '208': ['JUSTIF_ABS', 'COORD_BANC_ERR', 'CMD_ERR', 'SIRET_ERR', 'CODE_ROUTAGE_ERR', 'REF_CT_ABSENT', 'REF_ERR'],
  '210': [
    'TX_TVA_ERR',
    'MONTANTTOTAL_ERR',
    'CALCUL_ERR',
    'NON_CONFORME',
    'DOUBLON',
    'DEST_ERR',
    'TRANSAC_INC',
    'EMMET_INC',
    'CONTRAT_TERM',
    'DOUBLE_FACT',
    'CMD_ERR',
    'ADR_ERR',
    'REF_CT_ABSENT',
  ],
  '213': [
    'MONTANTTOTAL_ERR',
    'CALCUL_ERR',
    'DOUBLON',
    'DEST_INC',
    'ADR_ERR',
    'REJ_SEMAN',
    'REJ_UNI',
    'REJ_COH',
    'REJ_ADR',
    'REJ_CONT_B2G',
    'REJ_REF_PJ',
    'REJ_ASS_PJ',
  ],
  '221': ['ROUTAGE_ERR'],
  '501': [
    'IRR_VIDE_F',
    'IRR_TYPE_F',
    'IRR_SYNTAX',
    'IRR_TAILLE_PJ',
    'IRR_NOM_PJ',
    'IRR_VID_PJ',
    'IRR_EXT_DOC',
    'IRR_TAILLE_F',
    'IRR_ANTIVIRUS',
  ],
};

/** BR-FR-CDV-CL-10: what the sender of a status asks the other side to do (MDT-121). */
export const ACTIONS = {
  NOA: { fr: 'Aucune action', en: 'Nothing' },
  PIN: { fr: 'Fournir une information', en: 'Provide an information' },
  NIN: { fr: 'Établir une facture rectificative', en: 'Issue a corrected invoice' },
  CNF: { fr: 'Établir un avoir total', en: 'Issue a credit note for all of it' },
  CNP: { fr: 'Établir un avoir partiel', en: 'Issue a credit note for a part' },
  CNA: { fr: 'Établir un avoir d’un montant convenu', en: 'Issue a credit note for an agreed amount' },
  OTH: { fr: 'Autre action', en: 'Something else' },
} as const satisfies Readonly<Record<string, Text>>;
export type ActionCode = keyof typeof ACTIONS;

/** BR-FR-CDV-CL-11: what an amount or datum of a status is (MDT-207). MEN: amount cashed. */
export const CHARACTERISTICS = [
  'MEN',
  'MPA',
  'RAP',
  'ESC',
  'RAB',
  'REM',
  'MAP',
  'MAPTTC',
  'MNA',
  'MNATTC',
  'CBB',
  'DIV',
  'DVA',
  'MAJ',
] as const;

/** Roles of parties (UNTDID 3035): WK an approved platform, DFH the public hub, BY the buyer, SE the seller, the rest their agents. */
const PARTY_ROLES = ['BY', 'AB', 'DL', 'SE', 'SR', 'PE', 'PR', 'II', 'IV'] as const;
/** BR-FR-CDV-CL-03 for a message of phase 23. */
export const ISSUER_ROLES: readonly string[] = PARTY_ROLES;
/** BR-FR-CDV-CL-02 for a message of phase 23. */
export const SENDER_ROLES: readonly string[] = [...PARTY_ROLES, 'WK'];
/** BR-FR-CDV-CL-04 and CL-08. */
export const RECIPIENT_ROLES: readonly string[] = [...PARTY_ROLES, 'WK', 'DFH'];

/** BR-FR-CDV-CL-05: MDT-88 (UNTDID 1373) by the phase of the message. */
export const DOCUMENT_STATUSES: Readonly<Record<'305' | '23', readonly string[]>> = {
  '305': ['10', '51', '43', '8', '48'],
  '23': ['45', '39', '37', '50', '49', '47', '46', '1'],
};

/** BR-FR-04: types of invoices (UNTDID 1001). */
export const INVOICE_TYPES: readonly string[] = '380 389 393 501 386 500 384 471 472 473 261 262 381 396 502 503'.split(
  ' ',
);

/** BR-FR-CDV-CL-01: the business process (MDT-2) of a message that does not go to the public hub. */
export const PROCESSES: readonly string[] = ['REGULATED', 'NON_REGULATED', 'B2C', 'B2BINT', 'OUTOFSCOPE'];

/** MDT-3, between platforms and from a platform to the public hub. */
export const PROFILES = {
  invoice: 'urn.cpro.gouv.fr:1p0:CDV:invoice',
  publicHub: 'urn.cpro.gouv.fr:1p0:CDV:einvoicingF2',
} as const;

/** Identifier schemes (ISO/IEC 6523 and the French list): SIREN, French electronic address, platforms and public hub. */
export const SCHEMES = { siren: '0002', address: '0225', platform: '0238' } as const;

/** What the pack 1.4.0.04 (2026-09-04) changed against 1.3.0; none of it touches a status that a buyer or a seller writes. */
export const CHANGED_BY_1_4: readonly string[] = [
  'Every rule is fatal, in issuance and reception from 2026-10-01 at the latest; BR-FR-CDV-CL-06 (status codes) alone stays a warning, so that parties may agree on more.',
  'The public hub is 0238:0000 instead of 0238:9998 (BR-FR-CDV-02, BR-FR-CDV-CL-01).',
  'BR-FR-CDV-11 and 13 look for the status 501 where it stands, in MDT-105; before, the exception could not apply.',
  'BR-FR-CDV-13 also warns when no identifier of the seller (MDT-129) is a SIREN.',
  'BR-FR-CDV-14: every MEN of a status 212 needs its VAT rate (MDT-224) beside its amount.',
  'BR-FR-CDV-16 is new: every detail of a status needs its number (MDT-124-2).',
  'BR-FR-CDV-CL-01 takes B2CINT; the other values than REGULATED could not pass before.',
  'BR-FR-CDV-CL-05 takes 5 in the phase 23.',
  'BR-FR-CDV-CL-09 adds IRR_NOM_F to 501, and reasons of refusal for the public sector (RETRAIT_MAN_SERV, ST_CT_NON_DECLAR, SUPPR_COMP_AVOIR, TRANSF_PMNT_REGIE, CONTACT_ACHTR) where the sender is 0238:9999.',
];
