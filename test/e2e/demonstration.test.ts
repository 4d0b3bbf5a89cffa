import { expect, inject, it } from 'vitest';
import { dropAndFollow } from '../../local/demo/drop.ts';
import { companies, machine, people } from '../../local/demo/group.ts';
import { filesOf } from '../../local/demo/inbox.ts';
import { clientOf, isSeeded, seed } from '../../local/demo/seed.ts';

const cloud = inject('cloud');
const today = '2026-11-24';

it('seeding again changes nothing', async () => {
  expect(await isSeeded(cloud)).toBe(true);
  const administrator = await clientOf(cloud, people.administrator);
  // Other stories register people of their own meanwhile.
  const ours = new Set<string>([...Object.values(people).map(({ email }) => email), machine.name]);
  const state = async () => {
    const query = { limit: 100 };
    const members = await administrator.get('/api/identity/v1/members', { params: { query } });
    const parties = Object.keys(companies).map((companyId) =>
      administrator.get('/api/parties/v1/companies/{companyId}/parties', { params: { path: { companyId }, query } }),
    );
    return {
      members: members.data.items.filter(({ email, name }) => ours.has(email ?? name)),
      parties: (await Promise.all(parties)).map(({ data }) => data.items),
    };
  };
  const before = await state();
  expect(before.members).toHaveLength(ours.size);
  await seed(cloud, today);
  expect(await state()).toEqual(before);
});

it('each file of the day comes to its end, once', async () => {
  const clerk = await clientOf(cloud, people.clerk);
  const files = filesOf(today);
  const copies = files.filter(({ becomes }) => becomes === 'duplicate');
  const others = files.filter((file) => !copies.includes(file));
  const dropAll = async () => [
    ...(await dropAndFollow(cloud, clerk, others, () => {})),
    ...(await dropAndFollow(cloud, clerk, copies, () => {})),
  ];
  const first = await dropAll();
  expect(first.map(({ file, state }) => [file.name, state])).toEqual(
    first.map(({ file }) => [file.name, file.becomes]),
  );
  expect(first.every(({ now }) => now)).toBe(true);

  const again = await dropAll();
  expect(again.some(({ now }) => now)).toBe(false);
  expect(again.map(({ upload, intake }) => ({ upload, intake }))).toEqual(
    first.map(({ upload, intake }) => ({ upload, intake })),
  );
});
