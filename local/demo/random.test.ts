import { expect, it } from 'vitest';
import { RandomStream } from './random.ts';

const draw = (stream: RandomStream) => Array.from({ length: 5 }, () => stream.whole(1, 1000));

it('draws what its name says, whatever other streams are drawn from', () => {
  const alone = draw(new RandomStream('brumaire-luminaires', 'goods', '2026-11'));
  const stream = new RandomStream('brumaire-luminaires', 'goods', '2026-11');
  const beside = Array.from({ length: 5 }, () => {
    new RandomStream('brumaire-luminaires', 'other', '2026-11').whole(1, 1000);
    return stream.whole(1, 1000);
  });
  expect(beside).toEqual(alone);
  expect(draw(new RandomStream('brumaire-luminaires', 'goods', '2026-12'))).not.toEqual(alone);
});

it('keeps to its bounds, both of which it reaches', () => {
  const stream = new RandomStream('bounds');
  const drawn = new Set(Array.from({ length: 200 }, () => stream.whole(3, 5)));
  expect([...drawn].sort()).toEqual([3, 4, 5]);
  expect(Number(new RandomStream('price').decimal(150, 199))).toBeGreaterThanOrEqual(1.5);
  expect(new RandomStream('price').decimal(2146, 2146, 4)).toBe('0.2146');
});
