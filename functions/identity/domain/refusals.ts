import { defineRefusal } from '../../../shared/kernel/refusal.ts';

export const CompanyExists = defineRefusal<{ companyId: string }>({
  code: 'identity.company-exists',
  status: 409,
  title: { fr: 'Société déjà enregistrée', en: 'Company already registered' },
  detail: { fr: 'La société {companyId} existe déjà.', en: 'The company {companyId} exists already.' },
});

export const MemberNotFound = defineRefusal<{ memberId: string }>({
  code: 'identity.member-not-found',
  status: 404,
  title: { fr: 'Membre introuvable', en: 'Member not found' },
  detail: { fr: 'Aucun membre {memberId} dans le groupe.', en: 'There is no member {memberId} in the group.' },
});

export const MemberExists = defineRefusal<{ email: string }>({
  code: 'identity.member-exists',
  status: 409,
  title: { fr: 'Membre déjà enregistré', en: 'Member already registered' },
  detail: { fr: '{email} est déjà membre du groupe.', en: '{email} is a member of the group already.' },
});

export const SessionRefused = defineRefusal({
  code: 'identity.session-refused',
  status: 403,
  title: { fr: 'Session refusée', en: 'Session refused' },
  detail: { fr: 'Connectez-vous à nouveau.', en: 'Sign in again.' },
});
