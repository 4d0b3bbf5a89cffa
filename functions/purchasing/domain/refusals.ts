import { defineRefusal } from '../../../shared/kernel/refusal.ts';

export const IntakeNotFound = defineRefusal<{ intakeId: string }>({
  code: 'purchasing.intake-not-found',
  status: 404,
  title: { fr: 'Fichier introuvable', en: 'File not found' },
  detail: { fr: 'Aucun fichier {intakeId} dans cette société.', en: 'There is no file {intakeId} in this company.' },
});

export const UploadNotFound = defineRefusal<{ uploadId: string }>({
  code: 'purchasing.upload-not-found',
  status: 404,
  title: { fr: 'Dépôt introuvable', en: 'Upload not found' },
  detail: { fr: 'Aucun dépôt {uploadId} dans cette société.', en: 'There is no upload {uploadId} in this company.' },
});

export const NotToKey = defineRefusal<{ intakeId: string }>({
  code: 'purchasing.not-to-key',
  status: 409,
  title: { fr: 'Rien à saisir', en: 'Nothing to key' },
  detail: {
    fr: 'Le fichier {intakeId} n’attend pas de saisie : il a été lu, ou la saisie est terminée.',
    en: 'The file {intakeId} does not wait to be keyed: it was read, or keying is over.',
  },
});

export const TotalsDoNotAdd = defineRefusal<{ printed: string; computed: string }>({
  code: 'purchasing.totals-do-not-add',
  status: 422,
  title: { fr: 'Les totaux ne correspondent pas', en: 'The totals do not add up' },
  detail: {
    fr: 'Le total saisi est {printed}, celui des lignes {computed} : vérifiez les lignes et les totaux.',
    en: 'The total typed is {printed}, that of the lines {computed}: check lines and totals.',
  },
});

export const MailAddressTaken = defineRefusal<{ address: string; companyId: string }>({
  code: 'purchasing.mail-address-taken',
  status: 409,
  title: { fr: 'Adresse déjà attribuée', en: 'Address taken already' },
  detail: {
    fr: 'L’adresse {address} est celle de la société {companyId} : choisissez-en une autre.',
    en: 'The address {address} belongs to the company {companyId}: choose another one.',
  },
});

export const InvoiceTakenIn = defineRefusal<{ number: string; sellerName: string; issueDate: string }>({
  code: 'purchasing.invoice-taken-in',
  status: 409,
  title: { fr: 'Facture déjà arrivée', en: 'Invoice taken in already' },
  detail: {
    fr: 'La facture {number} de {sellerName}, du {issueDate}, est déjà arrivée dans un autre fichier : rejetez celui-ci.',
    en: 'Invoice {number} from {sellerName}, of {issueDate}, has come already in another file: reject this one.',
  },
});

export const PlatformUnreachable = defineRefusal<{ platform: string; detail: string }>({
  code: 'purchasing.platform-unreachable',
  status: 422,
  title: { fr: 'Plateforme injoignable', en: 'Platform out of reach' },
  detail: {
    fr: 'La plateforme {platform} ne répond pas comme attendu ({detail}) : vérifiez les adresses, puis recommencez.',
    en: 'The platform {platform} does not answer as it should ({detail}): check the addresses, then try again.',
  },
});

export const TooManyPlatforms = defineRefusal({
  code: 'purchasing.too-many-platforms',
  status: 422,
  title: { fr: 'Trop de plateformes', en: 'Too many platforms' },
  detail: {
    fr: 'Vingt plateformes sont encore écoutées : attendez que l’une d’elles ait fini, trente jours après l’avoir quittée.',
    en: 'Twenty platforms are still listened to: wait until one of them is done, thirty days after it was left.',
  },
});

export const PlatformAddressForbidden = defineRefusal<{ platform: string; detail: string }>({
  code: 'purchasing.platform-address-forbidden',
  status: 422,
  title: { fr: 'Adresse de plateforme interdite', en: 'Address of the platform not allowed' },
  detail: {
    fr: 'La plateforme {platform} ne peut être appelée à cette adresse ({detail}) : donnez une adresse https d’Internet, pas d’un réseau interne.',
    en: 'The platform {platform} may not be called at that address ({detail}): give an https address of the internet, not of an internal network.',
  },
});

export const PlatformDenied = defineRefusal<{ platform: string; detail: string }>({
  code: 'purchasing.platform-denied',
  status: 422,
  title: { fr: 'Accès refusé par la plateforme', en: 'The platform denied access' },
  detail: {
    fr: 'La plateforme {platform} n’accepte pas cet identifiant ou ce secret ({detail}).',
    en: 'The platform {platform} does not accept this client id or secret ({detail}).',
  },
});

export const InvoiceHasNoLifecycle = defineRefusal<{ number: string }>({
  code: 'purchasing.invoice-has-no-lifecycle',
  status: 422,
  title: { fr: 'Facture sans cycle de vie', en: 'Invoice without a lifecycle' },
  detail: {
    fr: 'La facture {number} n’indique pas le SIREN de son vendeur : aucun statut ne peut l’atteindre, écrivez-lui.',
    en: 'The invoice {number} does not name its seller’s SIREN: no status can reach it, write to it.',
  },
});

export const InvoiceIsSettled = defineRefusal<{ number: string; status: string }>({
  code: 'purchasing.invoice-is-settled',
  status: 409,
  title: { fr: 'Statut impossible à ce stade', en: 'Status not possible now' },
  detail: {
    fr: 'La facture {number} n’est pas dans l’état que le statut {status} suppose : 210 après un rejet, 206 à 208 avant la décision.',
    en: 'The invoice {number} is not in the state that the status {status} supposes: 210 after a rejection, 206 to 208 before the decision.',
  },
});

export const ReasonNotOfStatus = defineRefusal<{ reason: string; status: string }>({
  code: 'purchasing.reason-not-of-status',
  status: 422,
  title: { fr: 'Motif non admis', en: 'Reason not admitted' },
  detail: {
    fr: 'Le motif {reason} n’est pas de la liste du statut {status} (BR-FR-CDV-CL-09) : choisissez-en un autre.',
    en: 'The reason {reason} is not of the list of the status {status} (BR-FR-CDV-CL-09): choose another.',
  },
});
