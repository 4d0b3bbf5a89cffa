import type { PurchaseOrder } from '../../api/api.ts';
import type { Tone } from '../../components/tone.ts';

export const ORDER_TONES: Readonly<Record<PurchaseOrder['state'], Tone>> = {
  draft: 'neutral',
  sent: 'attention',
  'partly-received': 'attention',
  received: 'good',
  closed: 'neutral',
  cancelled: 'bad',
};
