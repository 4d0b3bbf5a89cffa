import { defineRefusal } from '../kernel/refusal.ts';

/**
 * The "no"s of the platform itself: any HTTP task may answer them, so no task declares them. API Gateway's own answers
 * (401, 403 without a body of ours, 413, 429, 503) keep its shape `{"message"}`.
 */
export const InvalidInput = defineRefusal({
  code: 'platform.invalid-input',
  status: 400,
  title: { fr: 'Demande invalide', en: 'Invalid request' },
  detail: { fr: 'Corrigez les champs listés dans « errors ».', en: 'Correct the fields listed in "errors".' },
});

export const InvalidCursor = defineRefusal({
  code: 'platform.invalid-cursor',
  status: 400,
  title: { fr: 'Curseur invalide', en: 'Invalid cursor' },
  detail: {
    fr: 'Ce curseur n’appartient pas à cette liste : reprenez sans « cursor ».',
    en: 'This cursor does not belong to this list: start again without "cursor".',
  },
});

export const IdempotencyKeyMissing = defineRefusal({
  code: 'platform.idempotency-key-missing',
  status: 400,
  title: { fr: 'Clé d’idempotence manquante', en: 'Idempotency key missing' },
  detail: {
    fr: 'Envoyez un en-tête Idempotency-Key de 8 à 128 caractères (un UUID convient) et gardez-le pour réessayer.',
    en: 'Send an Idempotency-Key header of 8 to 128 characters (a UUID will do) and keep it for retries.',
  },
});

export const IdempotencyKeyReused = defineRefusal({
  code: 'platform.idempotency-key-reused',
  status: 422,
  title: { fr: 'Clé d’idempotence déjà utilisée', en: 'Idempotency key already used' },
  detail: {
    fr: 'Cette clé a déjà servi pour une autre demande : prenez une nouvelle clé.',
    en: 'This key was already used for another request: take a new key.',
  },
});

export const PreconditionRequired = defineRefusal({
  code: 'platform.precondition-required',
  status: 428,
  title: { fr: 'Version non précisée', en: 'Version not stated' },
  detail: {
    fr: 'Envoyez en If-Match l’ETag de la version que vous avez lue.',
    en: 'Send the ETag of the version you have read as If-Match.',
  },
});

export const VersionMismatch = defineRefusal({
  code: 'platform.version-mismatch',
  status: 412,
  title: { fr: 'Modifié entre-temps', en: 'Changed meanwhile' },
  detail: {
    fr: 'Quelqu’un a modifié cet élément : rechargez-le et recommencez.',
    en: 'Somebody has changed this item: load it again and repeat.',
  },
});

export const RoleMissing = defineRefusal({
  code: 'platform.role-missing',
  status: 403,
  title: { fr: 'Rôle insuffisant', en: 'Role missing' },
  detail: {
    fr: 'Cette action demande le rôle {role} dans cette société.',
    en: 'This action needs the role {role} in this company.',
  },
});

export const CompanyNotFound = defineRefusal({
  code: 'platform.company-not-found',
  status: 404,
  title: { fr: 'Société introuvable', en: 'Company not found' },
  detail: {
    fr: 'Aucune société de ce nom ne vous est ouverte.',
    en: 'No company of this name is open to you.',
  },
});

export const Busy = defineRefusal({
  code: 'platform.busy',
  status: 409,
  title: { fr: 'Trop de modifications simultanées', en: 'Too many changes at once' },
  detail: {
    fr: 'D’autres demandes modifient le même élément : réessayez avec la même clé.',
    en: 'Other requests are changing the same item: try again with the same key.',
  },
});

export const Overloaded = defineRefusal({
  code: 'platform.overloaded',
  status: 429,
  title: { fr: 'Trop de demandes à la fois', en: 'Too many requests at once' },
  detail: {
    fr: 'Rien n’a été enregistré : réessayez avec la même clé, après le délai indiqué par « Retry-After ».',
    en: 'Nothing was recorded: try again with the same key, after the delay that "Retry-After" gives.',
  },
});

export const PLATFORM_REFUSALS = {
  every: [InvalidInput, RoleMissing, CompanyNotFound],
  overload: [Overloaded],
  command: [IdempotencyKeyMissing, IdempotencyKeyReused, Busy],
  ifMatch: [PreconditionRequired, VersionMismatch],
  list: [InvalidCursor],
} as const;
