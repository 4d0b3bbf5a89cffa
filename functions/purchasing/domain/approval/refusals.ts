import { defineRefusal } from '../../../../shared/kernel/refusal.ts';

export const ApprovalPolicyNotFound = defineRefusal<{ number: number }>({
  code: 'purchasing.approval-policy-not-found',
  status: 404,
  title: { fr: 'Politique introuvable', en: 'Policy not found' },
  detail: {
    fr: 'Aucune politique d’approbation {number} dans cette société.',
    en: 'There is no approval policy {number} in this company.',
  },
});

export const ApprovalPolicyInForce = defineRefusal<{ number: number; from: string }>({
  code: 'purchasing.approval-policy-in-force',
  status: 409,
  title: { fr: 'Politique en vigueur', en: 'Policy in force' },
  detail: {
    fr: 'La politique {number} est en vigueur à partir du {from} et ne change plus : faites-en une nouvelle.',
    en: 'Policy {number} is in force from {from} on and never changes again: make a new one.',
  },
});

export const InForceInThePast = defineRefusal<{ from: string; today: string }>({
  code: 'purchasing.in-force-in-the-past',
  status: 422,
  title: { fr: 'Date passée', en: 'Date in the past' },
  detail: {
    fr: 'Une politique ne vaut pas pour le passé : choisissez le {today} ou plus tard, et non le {from}.',
    en: 'A policy does not hold for the past: choose {today} or later, not {from}.',
  },
});

export const TooManyPoliciesToCome = defineRefusal({
  code: 'purchasing.too-many-policies-to-come',
  status: 409,
  title: { fr: 'Trop de politiques à venir', en: 'Too many policies to come' },
  detail: {
    fr: 'Quatre politiques attendent déjà leur jour : mettez celle-ci en vigueur plus tard, ou dès aujourd’hui.',
    en: 'Four policies wait for their day already: put this one in force later, or from today.',
  },
});

export const PolicyTooLarge = defineRefusal<{ characters: number; most: number }>({
  code: 'purchasing.policy-too-large',
  status: 422,
  title: { fr: 'Politique trop longue', en: 'Policy too long' },
  detail: {
    fr: 'Cette politique fait {characters} caractères, {most} au plus : réunissez des règles ou raccourcissez des listes.',
    en: 'This policy has {characters} characters, {most} at most: unite rules or shorten lists.',
  },
});

export const SingleApproverPeriod = defineRefusal<{ until: string }>({
  code: 'purchasing.single-approver-period',
  status: 422,
  title: { fr: 'Fin impossible', en: 'Impossible end' },
  detail: {
    fr: 'Une personne approuve seule jusqu’à un jour à venir, dans l’année : le {until} ne convient pas.',
    en: 'A person approves alone until a day to come, within a year: {until} does not do.',
  },
});

export const TooManySingleApprovers = defineRefusal({
  code: 'purchasing.too-many-single-approvers',
  status: 409,
  title: { fr: 'Trop d’approbateurs seuls', en: 'Too many single approvers' },
  detail: {
    fr: 'Dix personnes au plus approuvent seules en même temps.',
    en: 'Ten persons at most approve alone at a time.',
  },
});
