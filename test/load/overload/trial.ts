import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderImport } from '../../../functions/purchasing/domain/orders/order-import.ts';
import { importPurchaseOrders } from '../../../functions/purchasing/tasks/import-purchase-orders/task.ts';
import { signIn } from '../../../local/demo/sign-in.ts';
import { type RunningProduct, startProduct } from '../../cloud.ts';
import { StoryCompany, today } from '../../story/company.ts';
import { audited } from '../../story/records.ts';
import { until } from '../../story/until.ts';
import type { Trial } from '../../trial.ts';

const SECONDS = 60;
const TIMES = 10;
const RATE = importPurchaseOrders.perSecond ?? 0;
/** How soon after the flood everybody is answered again. */
const BACK_SECONDS = 30;
const REPLAYS = 20;
const HEADING = 'number;supplier;siren;orderedOn;line;description;quantity;unitPrice';

interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: { readonly importId?: string; readonly code?: string };
}

/** The gateway's own 5xx: the local cloud runs sixteen functions at once and has no room for the authoriser. */
const isFull = ({ status, body }: Answer): boolean => status >= 500 && body.code === undefined;

/**
 * A route is asked for ten times what its task declares, for a minute, while somebody works on another one; then as much as
 * it takes. What was accepted is there once, the rest was told when to come back and is done when asked again with the
 * same key.
 */
export const trial: Trial = {
  name: 'overload',
  /** @param cases seconds of overload; 60 at most. */
  async run({ cases }) {
    const product = await startProduct({ auth: true, throttle: true });
    try {
      return await flood(product, Math.min(cases, SECONDS));
    } finally {
      await product.stop();
    }
  },
};

async function flood(product: RunningProduct, seconds: number) {
  const company = await StoryCompany.make(product, 'Ateliers de la Crue');
  const { companyId } = company;
  const clerk = await company.person('Ines Marchal', 'clerk');
  const api = `${product.console}/api/purchasing/v1/companies/${companyId}`;
  const authorization = `Bearer ${await signIn(product, clerk)}`;

  const asked = RATE * TIMES * seconds;
  const answers = new Map<number, Promise<Answer>>();
  const others: number[] = [];
  const began = performance.now();
  const flooding = () => performance.now() - began < seconds * 1000;
  const working = (async () => {
    for (; flooding(); await sleep(500))
      others.push((await fetch(`${api}/orders`, { headers: { authorization } })).status);
  })();
  for (let order = 0; order < asked; order++) {
    answers.set(order, bringIn(order));
    await sleep(Math.max(0, began + ((order + 1) * 1000) / (RATE * TIMES) - performance.now()));
  }
  const over = performance.now();
  const lasted = (over - began) / 1000;
  await working;
  const first = new Map<number, Answer>();
  for (const [order, answer] of answers) first.set(order, await answer);

  const answered = (performance.now() - began) / 1000;

  // Back to normal: whoever was not served comes again, as fast as the route takes them.
  const refused = [...first].filter(([, { status }]) => status === 429).map(([order]) => order);
  const unserved = [...first].filter(([, answer]) => answer.status === 429 || isFull(answer)).map(([order]) => order);
  const again = new Map<number, Answer>();
  let lastRefusal = over;
  for (const order of unserved.slice(0, RATE * BACK_SECONDS)) {
    const answer = await bringIn(order);
    if (answer.status === 200) again.set(order, answer);
    else lastRefusal = performance.now();
    await sleep(1000 / RATE);
  }
  const backAfter = (lastRefusal - over) / 1000;
  const accepted = [...[...first].filter(([, { status }]) => status === 200), ...again];

  const violations: string[] = [];
  for (const [order, { body }] of accepted.slice(0, REPLAYS)) {
    const { body: replayed } = await until('the answer of a replay', async () => {
      const answer = await bringIn(order);
      return answer.status === 200 ? answer : undefined;
    });
    if (replayed.importId !== body.importId) violations.push(`Order ${order} was brought in twice`);
  }
  const { commands, contents } = await audited(product, companyId, 120);
  const imports = commands.filter(({ task }) => task === importPurchaseOrders.id);
  const kept = imports.map(({ answer }) => answer as OrderImport);
  const lost = accepted.filter(([, { body }]) => !kept.some(({ importId }) => importId === body.importId));
  const numbers = kept.flatMap(({ orders }) => orders.map(({ number }) => number));
  const doubled = numbers.length - new Set(numbers).size;
  const offhand = [...first.values()].filter(
    (answer) => (answer.status === 429 || isFull(answer)) && !/^\d+$/.test(answer.retryAfter ?? ''),
  );
  const failed = [...first.values()].filter((answer) => ![200, 429].includes(answer.status) && !isFull(answer));
  const full = [...first.values()].filter(isFull).length;

  if (lost.length > 0) violations.push(`${lost.length} accepted commands are lost`);
  if (doubled > 0) violations.push(`${doubled} orders were brought in twice`);
  if (contents.length !== commands.length)
    violations.push(`${commands.length} commands, ${contents.length} entries in the audit trail`);
  if (refused.length === 0 || again.size === 0) violations.push('Nothing was refused: the trial proves nothing');
  if (offhand.length > 0) violations.push(`${offhand.length} refusals do not say when to come back`);
  if (failed.length > 0) violations.push(`${failed.length} were answered otherwise: ${failed[0]?.status}`);
  if (first.size - refused.length > 2 * RATE + RATE * answered + 1)
    violations.push('More than the declared rate was let in');
  const unwell = others.filter((status) => status !== 200 && status < 500);
  if (unwell.length > 0) violations.push(`Others were answered ${[...new Set(unwell)].join(', ')}`);
  if (backAfter > BACK_SECONDS) violations.push(`Refusals went on for ${backAfter} s after the flood`);
  const figures = {
    declaredPerSecond: RATE,
    floodSeconds: Math.round(lasted),
    asked: first.size,
    acceptedMeanwhile: first.size - refused.length - failed.length - full,
    refused: refused.length,
    withoutRoom: full,
    othersAnswered: others.filter((status) => status === 200).length,
    acceptedAfterwards: again.size,
    backAfterSeconds: Math.round(backAfter * 10) / 10,
    lost: lost.length,
  };
  console.table(figures);
  return { figures, violations };

  async function bringIn(order: number): Promise<Answer> {
    const answer = await fetch(`${api}/orders/imports`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', 'idempotency-key': `${companyId}-${order}` },
      body: JSON.stringify({
        csv: `${HEADING}\nCF-${order};Verrerie du Rhône;000100016;${today()};1;Globe opale;12;4.00\n`,
      }),
    });
    const body = (await answer.json()) as Answer['body'];
    return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body };
  }
}
