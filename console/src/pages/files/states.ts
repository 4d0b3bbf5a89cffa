import type { Intake } from '../../api/api.ts';
import type { Tone } from '../../components/tone.ts';

export const INTAKE_STATES = [
  'received',
  'waiting',
  'approved',
  'rejected',
  'refused',
] as const satisfies readonly Intake['state'][];

export const INTAKE_TONES: Readonly<Record<Intake['state'], Tone>> = {
  received: 'busy',
  waiting: 'attention',
  approved: 'good',
  rejected: 'bad',
  refused: 'bad',
};
