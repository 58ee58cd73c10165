import { expect, it } from 'vitest';
import { requestTone } from './request-list.tsx';

it.each([
  ['firm_proposal_requested', 'accent'],
  ['In Progress', 'accent'],
  ['ProposalSent', 'positive'],
  ['REJECTED', 'danger'],
  ['zurückgestellt', 'neutral'],
] as const)('shows %s as %s', (state, tone) => {
  expect(requestTone(state)).toBe(tone);
});
