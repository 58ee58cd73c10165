import { describe, expect, it } from 'vitest';
import { viewProduct } from './product-view.ts';

const column = (name: string, title = name, type = 'text') => ({ name, title, type });

describe('viewProduct', () => {
  it('tells what the columns mean and keeps the rest as facts', () => {
    const row = {
      '#id': 'b1',
      name: 'Trail bike',
      description: 'For rough ground',
      image: '/self-service-api-v1.3/product/b1/image/picture',
      price: '1299.5',
      currency: 'EUR',
      weight: '12 kg',
      note: '',
    };
    const columns = [column('name'), column('price'), column('weight', 'Weight'), column('note', 'Note')];
    expect(viewProduct(row, columns)).toEqual({
      id: 'b1',
      name: 'Trail bike',
      description: 'For rough ground',
      picture: '/self-service-api-v1.3/product/b1/image/picture',
      price: { amount: 1299.5, currency: 'EUR' },
      facts: [{ name: 'weight', title: 'Weight', value: '12 kg', isNumber: false, position: 2 }],
    });
  });

  it('knows pictures and prices by their type, too', () => {
    const columns = [column('photo', 'Photo', 'Image'), column('cost', 'Cost', 'Money')];
    const view = viewProduct({ '#id': 'v', photo: '/p.png', cost: '€ 3.50' }, columns);
    expect(view.picture).toBe('/p.png');
    expect(view.price).toEqual({ text: '€ 3.50' });
    expect(view.facts).toEqual([]);
  });

  it('tells numbers from words', () => {
    const columns = [
      column('size', 'Size', 'number'),
      column('note', 'Note', 'number'),
      column('code', 'Code'),
    ];
    const { facts } = viewProduct({ '#id': 'v', size: '15', note: 'n/a', code: '15' }, columns);
    expect(facts.map((fact) => fact.isNumber)).toEqual([true, false, false]);
  });

  it('reads the dotted currency of real tenants', () => {
    expect(viewProduct({ '#id': 'v', GRLP: '12', 'currency.isoCode': 'PLN' }, []).price).toEqual({
      amount: 12,
      currency: 'PLN',
    });
  });

  it('shows a number in an unknown currency as it is', () => {
    expect(viewProduct({ '#id': 'v', price: '12', currency: 'credits' }, []).price).toEqual({
      text: '12 credits',
    });
  });

  it('always has a name', () => {
    expect(viewProduct({ '#id': 'v7' }, []).name).toBe('v7');
    expect(viewProduct({ '#id': 'v7', code: 'AV-28' }, [column('code')]).name).toBe('AV-28');
  });
});
