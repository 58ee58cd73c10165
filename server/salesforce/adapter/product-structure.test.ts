import { describe, expect, it } from 'vitest';
import type { Member, Parameter } from '#contract/configuration.ts';
import { sumText, decimalText, plainNumber } from './decimal-text.ts';
import { nodesOf } from './node-changes.ts';
import { presentConfiguration } from './present-configuration.ts';
import { structureOf } from './product-structure.ts';
import { readCommit } from './read-commit.ts';
import { periodOf } from './selling-model.ts';
import { sampleBundle, sampleDetails } from './testing/sample-bundle.ts';
import { readTransaction } from './transaction-state.ts';

const structure = structureOf(sampleBundle, 'en');
const state = readTransaction(sampleDetails, structure);
const DISK = '0dS000000000001';
const SIZE = '0dS000000000001 0tj000000000001';
const NETWORK = '0y7000000000002';

function show(step: string) {
  const committed = new Set<string>();
  return presentConfiguration(
    { structure, state, details: sampleDetails, step, committed, locale: 'en' },
    { status: 'OK' },
  );
}

function parametersIn(members: readonly Member[]): Parameter[] {
  return members.flatMap((member) => (member.isGroup ? parametersIn(member.members) : [member]));
}

describe('a bundle with components of all kinds', () => {
  it('makes quantities, choices and fields of components of them', () => {
    const { steps, numberOfUncommittedMandatoryFields } = show('0y7000000000001');
    expect(steps.map(({ description, current }) => [description, current])).toEqual([
      ['Network', false],
      ['Parts', true],
    ]);
    const parameters = parametersIn(steps[1]?.rootGroup?.members ?? []);
    expect(parameters.map(({ name, value, domain }) => [name, value, domain.min, domain.max])).toEqual([
      [DISK, '2', '0', '8'],
      ['0dS000000000002', '4', '4', '4'],
      [SIZE, '', undefined, undefined],
    ]);
    expect(parameters[1]?.properties.guitype).toBe('readonly');
    expect(parameters[2]?.domain.elements).toMatchObject([
      { description: '1 TB', state: 'green' },
      { description: '2 TB', state: 'red', properties: { disabled: 'yes' } },
    ]);
    // The size of the disk has no value yet.
    expect(numberOfUncommittedMandatoryFields).toBe(1);
  });

  it('offers one of several where a group has room for one', () => {
    const [network] = parametersIn(show(NETWORK).steps[0]?.rootGroup?.members ?? []);
    expect(network).toMatchObject({
      name: NETWORK,
      value: '0dS000000000003',
      isMandatory: true,
      // No choice is no choice here, and a rule hides the switch.
      domain: { elements: [{ description: 'Router', selected: true }] },
    });
  });

  it('counts a group that has fewer components than it needs', () => {
    const [transaction] = sampleDetails.transactionContext?.SalesTransaction ?? [];
    const items = transaction?.SalesTransactionItem?.filter(({ id }) => id !== '0QL000000000002AAA');
    const details = {
      ...sampleDetails,
      transactionContext: { SalesTransaction: [{ id: 'q', SalesTransactionItem: items }] },
    };
    const without = presentConfiguration(
      {
        structure,
        details,
        state: readTransaction(details, structure),
        step: '',
        committed: new Set(),
        locale: 'en',
      },
      { status: 'OK' },
    );
    expect(without.steps[1]).toMatchObject({ numberOfUncommittedMandatoryFields: 1 });
  });

  it('reads what is sent, and refuses what is not there', () => {
    const read = (name: string, value: string) => readCommit(structure, { name, value }).value;
    expect(read(DISK, '03')).toBe('3');
    expect(() => read(DISK, '9')).toThrow('Disk does not have the value 9.');
    expect(() => read(DISK, '1.5')).toThrow();
    expect(read(SIZE, '0v6000000000001AAA')).toBe('0v6000000000001');
    expect(read(NETWORK, '0dS000000000004AAA')).toBe('0dS000000000004');
    expect(() => read(NETWORK, 'none')).toThrow();
  });

  it('writes changes as nodes', () => {
    const known = { ...state, transactionId: '0Q0000000000001AAA' };
    const { addedNodes, updatedNodes, deletedNodes } = nodesOf(structure, known, [
      { name: DISK, value: '5' },
      { name: NETWORK, value: '0dS000000000004' },
      { name: SIZE, value: '0v6000000000001' },
    ]);
    expect(updatedNodes).toEqual([
      { path: ['0Q0000000000001AAA', '0QL000000000002AAA'], updatedAttributes: { Quantity: 5 } },
    ]);
    expect(deletedNodes).toEqual([{ path: ['0Q0000000000001AAA', '0QL000000000004AAA'] }]);
    expect(addedNodes?.map(({ addedObject }) => addedObject)).toMatchObject([
      { businessObjectType: 'QuoteLineItem', Product: '01t000000000004AAA', Quantity: 1 },
      { businessObjectType: 'QuoteLineRelationship', ProductRelatedComponent: '0dS000000000004AAA' },
      {
        businessObjectType: 'QuoteLineItemAttribute',
        AttributeName: 'Size',
        AttributeValue: '1 TB',
        AttributePicklistValue: '0v6000000000001AAA',
      },
    ]);
  });
});

describe('numbers of the wire', () => {
  it('are told as plain decimals', () => {
    expect(['30.0', '007', '-0', '1.50', '1e3', ''].map(plainNumber)).toEqual([
      '30',
      '7',
      '0',
      '1.5',
      undefined,
      undefined,
    ]);
    expect([0.1 + 0.2, 150000, 1e21].map(decimalText).slice(0, 2)).toEqual(['0.3', '150000']);
    expect(sumText([0.1, 0.2, 1999.99])).toBe('2000.29');
  });

  it('count for periods that have a name', () => {
    const period = (pricingTerm: number, pricingTermUnit: string) =>
      periodOf({ id: 'model', pricingTerm, pricingTermUnit });
    expect([period(1, 'Months'), period(3, 'Months'), period(12, 'Months'), period(1, 'Annual')]).toEqual([
      'month',
      'quarter',
      'year',
      'year',
    ]);
    expect([period(6, 'Months'), period(2, 'Annual'), period(1, 'Weeks')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
