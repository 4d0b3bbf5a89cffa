import { defineRefusal } from '../../../shared/kernel/refusal.ts';

export const PartyNotFound = defineRefusal<{ partyId: string }>({
  code: 'parties.party-not-found',
  status: 404,
  title: { fr: 'Tiers introuvable', en: 'Party not found' },
  detail: { fr: 'Aucun tiers {partyId} dans cette société.', en: 'There is no party {partyId} in this company.' },
});

export const PartyExists = defineRefusal<{ key: string; partyId: string }>({
  code: 'parties.party-exists',
  status: 409,
  title: { fr: 'Tiers déjà connu', en: 'Party already known' },
  detail: {
    fr: 'Le numéro {key} est celui du tiers {partyId} : modifiez celui-ci.',
    en: 'The number {key} is that of party {partyId}: change that one.',
  },
});

export const PartyWithoutNumber = defineRefusal({
  code: 'parties.party-without-number',
  status: 422,
  title: { fr: 'Numéro manquant', en: 'Number missing' },
  detail: {
    fr: 'Un fournisseur a besoin d’un numéro de TVA, d’un SIREN ou d’un autre numéro d’un registre.',
    en: 'A supplier needs a VAT number, a SIREN or another number of a register.',
  },
});

export const WrongVatNumber = defineRefusal<{ vatNumber: string }>({
  code: 'parties.wrong-vat-number',
  status: 422,
  title: { fr: 'Numéro de TVA erroné', en: 'Wrong VAT number' },
  detail: {
    fr: 'La clé du numéro de TVA {vatNumber} est fausse : un chiffre a changé. Comparez-le à une source sûre.',
    en: 'The check digits of VAT number {vatNumber} are wrong: a digit was changed. Compare it with a safe source.',
  },
});

export const NumbersDisagree = defineRefusal<{ siren: string; other: string }>({
  code: 'parties.numbers-disagree',
  status: 422,
  title: { fr: 'Numéros contradictoires', en: 'Numbers disagree' },
  detail: {
    fr: 'Le SIREN {siren} n’est pas celui que contient {other}. Vérifiez les deux.',
    en: 'The SIREN {siren} is not the one that {other} holds. Check both.',
  },
});

export const LooksLikeAnother = defineRefusal<{ names: string }>({
  code: 'parties.looks-like-another',
  status: 409,
  title: { fr: 'Ressemble à un tiers connu', en: 'Looks like a known party' },
  detail: {
    fr: 'Ce tiers ressemble à {names}. Si c’est bien un autre, nommez dans « distinctFrom » ceux dont il est distinct.',
    en: 'This party looks like {names}. If it is another one indeed, name in "distinctFrom" those it is distinct from.',
  },
});

export const PartyMerged = defineRefusal<{ partyId: string }>({
  code: 'parties.party-merged',
  status: 409,
  title: { fr: 'Tiers fusionné', en: 'Party merged' },
  detail: {
    fr: 'Ce doublon est remplacé par le tiers {partyId}.',
    en: 'This duplicate is replaced by party {partyId}.',
  },
});

export const MergedIntoItself = defineRefusal({
  code: 'parties.merged-into-itself',
  status: 422,
  title: { fr: 'Fusion impossible', en: 'Cannot be merged' },
  detail: { fr: 'Un tiers ne se fusionne pas avec lui-même.', en: 'A party is not merged into itself.' },
});

export const PhoneKnown = defineRefusal<{ number: string; since: string }>({
  code: 'parties.phone-known',
  status: 409,
  title: { fr: 'Numéro déjà au dossier', en: 'Number on file already' },
  detail: {
    fr: 'Le numéro {number} est au dossier depuis le {since}.',
    en: 'The number {number} has been on file since {since}.',
  },
});

export const ProposalNotFound = defineRefusal<{ proposalId: string }>({
  code: 'parties.proposal-not-found',
  status: 404,
  title: { fr: 'Proposition introuvable', en: 'Proposal not found' },
  detail: {
    fr: 'Aucune proposition de fournisseur {proposalId} dans cette société.',
    en: 'There is no supplier proposal {proposalId} in this company.',
  },
});

export const ProposalSettled = defineRefusal<{ name: string }>({
  code: 'parties.proposal-settled',
  status: 409,
  title: { fr: 'Proposition déjà traitée', en: 'Proposal already settled' },
  detail: { fr: '{name} a déjà traité cette proposition.', en: '{name} has settled this proposal already.' },
});

export const BankAccountNotFound = defineRefusal<{ accountId: string }>({
  code: 'parties.bank-account-not-found',
  status: 404,
  title: { fr: 'Compte bancaire introuvable', en: 'Bank account not found' },
  detail: {
    fr: 'Aucun compte bancaire {accountId} dans cette société.',
    en: 'There is no bank account {accountId} in this company.',
  },
});

export const BankAccountInState = defineRefusal<{ state: string }>({
  code: 'parties.bank-account-in-state',
  status: 409,
  title: { fr: 'Le compte n’attend pas cela', en: 'The account does not wait for that' },
  detail: {
    fr: 'Ce compte est dans l’état « {state} » : rechargez-le.',
    en: 'This account is in state "{state}": load it again.',
  },
});

export const SecondPersonNeeded = defineRefusal<{ name: string }>({
  code: 'parties.second-person-needed',
  status: 403,
  suspicious: true,
  title: { fr: 'Une autre personne est nécessaire', en: 'Another person is needed' },
  detail: {
    fr: '{name} a saisi le fournisseur, le numéro ou le compte : une autre personne doit confirmer.',
    en: '{name} entered the supplier, the number or the account: another person must confirm.',
  },
});

export const OtherRoleNeeded = defineRefusal<{ name: string }>({
  code: 'parties.other-role-needed',
  status: 403,
  suspicious: true,
  title: { fr: 'Un autre rôle est nécessaire', en: 'Another role is needed' },
  detail: {
    fr: 'Vous n’avez aucun rôle que {name} n’avait pas : une personne d’un autre rôle doit confirmer.',
    en: 'You hold no role that {name} did not hold: a person of another role must confirm.',
  },
});

export const NumberNotOnFile = defineRefusal<{ number: string }>({
  code: 'parties.number-not-on-file',
  status: 422,
  suspicious: true,
  title: { fr: 'Numéro inconnu du dossier', en: 'Number not on file' },
  detail: {
    fr: 'Le numéro {number} n’est pas au dossier du fournisseur : rappelez un numéro connu auparavant.',
    en: 'The number {number} is not on the supplier’s file: call back a number that was known before.',
  },
});

export const NumberCameWithChange = defineRefusal<{ number: string; since: string }>({
  code: 'parties.number-came-with-change',
  status: 422,
  suspicious: true,
  title: { fr: 'Numéro arrivé avec le changement', en: 'Number came with the change' },
  detail: {
    fr: 'Le numéro {number}, au dossier depuis le {since}, n’était pas connu d’une source sûre avant ce compte.',
    en: 'The number {number}, on file since {since}, was not known from a safe source before this account.',
  },
});

export const NumberTooRecent = defineRefusal<{ number: string; since: string; days: number }>({
  code: 'parties.number-too-recent',
  status: 422,
  suspicious: true,
  title: { fr: 'Numéro trop récent', en: 'Number too recent' },
  detail: {
    fr: 'Le numéro {number} n’est au dossier que depuis le {since} : il doit l’être {days} jours avant le nouveau compte.',
    en: 'The number {number} has been on file since {since} only: it must be for {days} days before the new account.',
  },
});
