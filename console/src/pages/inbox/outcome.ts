import type { HumanTask } from '../../api/api.ts';
import type { Tone } from '../../components/tone.ts';

type Outcome = HumanTask['outcomes'][number];

/** Outcomes whose meaning the console knows by name: their key and colour. Others get a number and stay neutral. */
const KNOWN: Readonly<Record<string, { key: string; color: string; tone: Tone }>> = {
  approve: { key: 'a', color: 'teal', tone: 'good' },
  reject: { key: 'r', color: 'red', tone: 'bad' },
};

export function outcomeKey({ outcome }: Outcome, place: number): string {
  return KNOWN[outcome]?.key ?? String(place + 1);
}

export function outcomeColor(outcome: string): string {
  return KNOWN[outcome]?.color ?? 'indigo';
}

export function outcomeTone(outcome: string): Tone {
  return KNOWN[outcome]?.tone ?? 'neutral';
}
