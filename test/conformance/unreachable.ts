import type { Sheet } from './oracles.ts';

/** Why no document of ours breaks a rule. */
const REASONS = {
  always: 'the official test is the constant true: its demand is not one that a machine can check',
  cannotFail: 'the official test looks where nothing can stand, and so cannot fail',
  shadowed: 'an earlier context of the official rules always takes the element that this one would judge',
  stops: 'the repetition that would break it makes the official rules stop before they report',
} as const;

const because = (reason: keyof typeof REASONS, ...rules: string[]) =>
  Object.fromEntries(rules.map((rule) => [rule, REASONS[reason]]));

const NOT_TESTABLE = because('always', 'BR-CO-05', 'BR-CO-06', 'BR-CO-07', 'BR-CO-08');
const REPEATED_TOTALS = because(
  'stops',
  ...['477', '478', '479', '480', '481', '482', '484', '487'].map((number) => `CII-SR-${number}`),
);
const TYPE_CODE = because('shadowed', 'CII-DT-010', 'CII-DT-011', 'CII-DT-012');
const REPEATED_NAMES = because('stops', 'UBL-SR-09', 'UBL-SR-15', 'UBL-SR-22', 'UBL-SR-27');

/** The rules that no document can break. A rule that mutants do break must not stand here. */
export const unreachable: { [sheet in Sheet]?: Record<string, string> } = {
  'en16931-ubl': { ...NOT_TESTABLE, ...REPEATED_NAMES },
  'en16931-cii': {
    ...NOT_TESTABLE,
    ...REPEATED_TOTALS,
    ...TYPE_CODE,
    ...because('always', 'BR-AF-09', 'BR-AG-09'),
    ...because('cannotFail', 'BR-AF-08', 'BR-AG-08'),
  },
  'extended-ctc-fr-ubl': { ...NOT_TESTABLE, ...REPEATED_NAMES },
  'extended-ctc-fr-cii': {
    ...NOT_TESTABLE,
    ...REPEATED_TOTALS,
    ...TYPE_CODE,
    ...because('always', 'BR-AF-09', 'BR-AG-09'),
    ...because('cannotFail', 'BR-EXT-CL-07'),
  },
  'br-fr-ubl': because('shadowed', 'BR-FR-16_BT-103', 'BR-FR-DEC-01_BT-111'),
  'br-fr-cii': because('shadowed', 'BR-FR-DEC-01_BT-111'),
};
