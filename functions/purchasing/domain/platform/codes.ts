import {
  type ActionCode,
  ACTIONS as ALL_ACTIONS,
  REASONS as ALL_REASONS,
  type ReasonCode,
} from '../../../../shared/standards/cdar/codes.ts';

/** Codes as schemas take them. */
export const REASONS = Object.keys(ALL_REASONS) as [ReasonCode, ...ReasonCode[]];
export const ACTIONS = Object.keys(ALL_ACTIONS) as [ActionCode, ...ActionCode[]];
