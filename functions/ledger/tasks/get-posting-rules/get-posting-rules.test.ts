import { expect, test } from 'vitest';
import { contextOf, reading } from '../../../../test/builders/use-case.ts';
import { FIRST_RULES } from '../../domain/posting/rules.ts';
import { useCase } from './get-posting-rules.ts';
import { getPostingRules } from './task.ts';

test('without a version of its own a company sees those that are in force', async () => {
  const found = await useCase({}, contextOf(), reading());
  expect(getPostingRules.output.parse(found)).toMatchObject({ versions: [], first: FIRST_RULES, version: 0 });
});
