import { expect, inject, test } from 'vitest';

const { console: origin } = inject('cloud');

test('every address of the console is its one page, with strict headers', async () => {
  for (const path of ['/', '/tasks/task_1']) {
    const page = await fetch(`${origin}${path}`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  }
});

test('an API answers for itself under the same origin, also its refusals', async () => {
  const anonymous = await fetch(`${origin}/api/identity/v1/me`);
  expect([anonymous.status, await anonymous.json()]).toEqual([401, { message: 'Unauthorized' }]);
  const unknown = await fetch(`${origin}/api/identity/v1/nothing-here`);
  expect([unknown.status, await unknown.json()]).toEqual([404, { message: 'Not Found' }]);
});
