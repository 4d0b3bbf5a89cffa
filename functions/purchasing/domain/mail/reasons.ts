import type { Reason } from '../intake.ts';

/** Why a message is refused; its sender hears nothing from us, for a forged sender would be somebody else. */
export const MAIL_REASONS = {
  'headers-too-large': {
    code: 'mail-headers-too-large',
    fr: 'Les en-têtes du message dépassent 256 Ko : aucun courrier d’un fournisseur n’est ainsi fait.',
    en: 'The headers of the message are over 256 KB: no supplier’s mail is made like that.',
  },
  malformed: {
    code: 'mail-malformed',
    fr: 'Le message ne peut pas être lu : demandez à l’expéditeur de l’envoyer à nouveau.',
    en: 'The message cannot be read: ask its sender to send it again.',
  },
  infected: {
    code: 'mail-infected',
    fr: 'Un virus a été trouvé dans le message : prévenez l’expéditeur par un autre moyen.',
    en: 'A virus was found in the message: tell its sender by another way.',
  },
  'unknown-recipient': {
    code: 'mail-unknown-recipient',
    fr: 'Aucune société ne reçoit de courrier à cette adresse : déclarez-la, ou transférez le message à la bonne.',
    en: 'No company receives mail at this address: declare it, or forward the message to the right one.',
  },
  'several-companies': {
    code: 'mail-several-companies',
    fr: 'Le message est adressé à plusieurs sociétés : envoyez à chacune le sien.',
    en: 'The message is addressed to several companies: send each its own.',
  },
  'without-file': {
    code: 'mail-without-file',
    fr: 'Le message n’a pas de pièce jointe : demandez la facture en pièce jointe, ou saisissez-la.',
    en: 'The message has no attachment: ask for the invoice as an attachment, or key it.',
  },
  'too-many-files': {
    code: 'mail-too-many-files',
    fr: 'Le message a plus de 50 pièces jointes : demandez-les en plusieurs messages.',
    en: 'The message has more than 50 attachments: ask for several messages.',
  },
  'too-large': {
    code: 'mail-too-large',
    fr: 'Le message dépasse 30 Mo : demandez une pièce jointe plus petite.',
    en: 'The message is over 30 MB: ask for a smaller attachment.',
  },
} as const satisfies Record<string, Reason>;
