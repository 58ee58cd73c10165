import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apiErrorSchema } from '#contract/api-error.ts';
import { cartItemsSchema, firmRequestSchema, firmRequestsSchema } from '#contract/cart.ts';
import { configurationSchema } from '#contract/configuration.ts';
import { buildServices } from '../tenant-services.ts';
import { texts } from '#server/texts/texts.ts';
import { modelsFolder, startTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { draftContent } from './draft-content.ts';
import { drawDraft } from './draw-draft.ts';
import { readLetterhead } from './letterhead.ts';
import { FirmRequestStore, type RequestState } from './store.ts';

let tenant: TestTenant;
let customers = 0;
let me: string;
beforeAll(async () => {
  tenant = await startTestTenant();
});
beforeEach(() => {
  me = `customer-${++customers}`;
});
afterAll(() => tenant.close());

const customer = { customerName: 'Zoë Łukasz', customerEmail: 'zoe@example.com' };

async function addValve(qty = 2): Promise<void> {
  await tenant.json('/cart/items', { form: { tab: 'valves', productId: 'rillo_b12_15', qty }, as: me });
}

async function addBike(commits: Record<string, string> = {}): Promise<string> {
  const started: unknown = await tenant.json('/config/start/bikes/calvin', { form: {}, as: me });
  const configId = configurationSchema.parse(started).configId ?? '';
  for (const [parameter, value] of Object.entries(commits)) {
    await tenant.json('/config/commit', { form: { configId, parameter, value }, as: me });
  }
  await tenant.json('/cart/items', { form: { configId }, as: me });
  return configId;
}

async function content(language: string | undefined) {
  const { proposals } = buildServices(tenant.deps);
  return draftContent(await proposals.contentsToPropose(me), {
    date: new Date(Date.UTC(2026, 2, 1)),
    language,
  });
}

describe('proposal/draft', () => {
  it('is a tagged PDF in the language of the request, under a name of its own', async () => {
    await addValve();
    const response = await tenant.call('/proposal/draft', { as: me, language: 'de' });
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('application/pdf');
    expect(response.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="angebotsentwurf-dp-[\w-]+\.pdf"$/,
    );
    const pdf = Buffer.from(await response.arrayBuffer()).toString('latin1');
    expect(pdf.startsWith('%PDF-1.7')).toBe(true);
    expect(pdf).toContain('/Lang (de)');
    expect(pdf).toContain('/Marked true');
    expect(pdf).toMatch(/\/FontFile2|\/FontFile3/); // the font comes along
  });

  it('breaks long carts into pages', async () => {
    await addValve();
    const withPictures = await content('en');
    const { picture } = withPictures.positions[0] ?? {};
    // A picture of the catalog that nothing shines through is a JPEG.
    expect(picture?.kind === 'bitmap' && [...picture.bytes.subarray(0, 2)]).toEqual([0xff, 0xd8]);
    const positions = withPictures.positions.map((position) => ({ ...position, picture: undefined }));
    const draft = { ...withPictures, positions };
    const pages = async (count: number) => {
      const bytes = await drawDraft({
        ...draft,
        positions: Array.from({ length: count }, () => draft.positions).flat(),
      });
      return (
        Buffer.from(bytes)
          .toString('latin1')
          .match(/\/Type \/Page\b/g)?.length ?? 0
      );
    };
    const counts: number[] = [];
    for (const count of [1, 8, 20, 40, 60]) counts.push(await pages(count));
    expect(counts).toEqual([1, 1, 2, 3, 4]);
  });

  it('lists positions, sums them up, and tells what is still open', async () => {
    await addValve(12);
    await addBike({ bike_size_field: 'large', engraving_field: 'Ωμέγα' });
    await tenant.json('/cart', { method: 'PUT', form: customer, as: me });
    const draft = await content(undefined);
    expect(draft.facts.map(({ label }) => label)).toEqual(['Reference', 'Date', 'Prepared for', 'Contact']);
    expect(draft.facts[1]?.lines).toEqual(['March 1, 2026']);
    expect(draft.facts[2]?.lines).toEqual(['Zoë Łukasz']);
    const [valve, bike] = draft.positions;
    expect(valve).toMatchObject({ number: '1', quantity: '12', remarks: [] });
    expect(bike?.remarks[0]).toMatch(/^Still to be confirmed or entered: /);
    expect(bike?.remarks[0]).not.toContain('Bike size');
    const cents = (amount = '') => Number(amount.replace(/\D/g, ''));
    expect(cents(draft.total)).toBe(cents(valve?.amount) + cents(bike?.amount));

    const [details] = draft.details;
    expect(details?.number).toBe('2');
    const entries = details?.sections.flatMap((section) => section.entries) ?? [];
    expect(entries).toContainEqual({ label: 'Bike size', value: 'Large', isChosen: true });
    expect(entries).toContainEqual({ label: 'Engraving', value: 'Ωμέγα', isChosen: true });
    expect(entries.filter(({ isChosen }) => isChosen).length).toBe(2);
    expect(new Set(entries.map(({ label }) => label)).size).toBe(entries.length);
    const sums = details?.parts.map(({ sum }) => cents(sum)) ?? [];
    expect(sums.reduce((sum, amount) => sum + amount, 0)).toBe(cents(details?.price));
    expect(details?.price).toBe(bike?.unitPrice);
  });

  it('shows quantity prices, and what is taken off in rows of its own', async () => {
    const started: unknown = await tenant.json('/config/start/pumps/brook', { form: {}, as: me });
    const configId = configurationSchema.parse(started).configId ?? '';
    const wanted = {
      flow_meter_field: 'Yes',
      dry_run_field: 'Yes',
      vibration_field: 'Yes',
      gauge_field: 'No',
    };
    for (const [parameter, value] of Object.entries({ ...wanted, spare_seals_field: '2' }))
      await tenant.json('/config/commit', { form: { configId, parameter, value }, as: me });
    await tenant.json('/cart/items', { form: { configId, qty: 5 }, as: me });
    const [details] = (await content('en')).details;
    // Series of five: 4 % of 2,755.00; monitoring set: 10 % of 690 + 180 + 310; 25 off each of two and more.
    expect(details?.parts.at(-1)).toMatchObject({
      label: 'Discounts',
      rows: [
        { role: 'Quantity discount', price: '-€110.20' },
        { role: 'Monitoring package', price: '-€118.00' },
        { role: 'Combined delivery', price: '-€25.00' },
      ],
      sum: '-€253.20',
    });
    expect(details?.price).toBe('€2,501.80');
    const seals = details?.parts.flatMap(({ rows }) => rows).find(({ article }) => article === 'BR-S2E');
    // Ten seals for five skids cost 84.00 instead of 98.00 each.
    expect(seals).toMatchObject({ quantity: '2', price: '€168.00', further: ['€84.00', ''] });
    const bytes = await drawDraft(await content('de'));
    expect(bytes.byteLength).toBeGreaterThan(10_000);
  });

  it('describes equal bikes once', async () => {
    await addBike();
    await addBike({ bike_size_field: 'large' });
    await addBike();
    const { positions, details } = await content('en');
    expect(positions.map(({ number }) => number)).toEqual(['1', '2', '3']);
    expect(details.map(({ number }) => number)).toEqual(['1, 3', '2']);
  });

  it('is in one language all through', async () => {
    await addBike();
    const [german, french] = [await content('de-AT'), await content('fr')];
    expect(german.language).toBe('de-AT');
    expect(german.total).toMatch(/^€\s[\d.\s]+,\d\d$/);
    expect(texts.format('proposal.total', german.language)).toBe('Summe');
    expect(french.language).toBe('en');
    expect(french.total).toMatch(/^€[\d,]+\.\d\d$/);
  });

  it('404: without a template, and the letterhead is in the language of the draft with one', async () => {
    await addValve();
    await expect(readLetterhead(['/nowhere'], 'en')).rejects.toThrow('has not been set up');
    const letterhead = await readLetterhead([modelsFolder], 'ar');
    expect(letterhead).toMatchObject({ sender: 'Bespoke Manufacturing', logo: { kind: 'svg' } });
    expect(letterhead.tagline).toMatch(/\p{Script=Arabic}/u);
    const draft = await content('ar');
    expect((await drawDraft({ ...draft, letterhead })).byteLength).toBeGreaterThan(10_000);
  });

  it('400: an empty cart', async () => {
    expect((await tenant.call('/proposal/draft', { as: me })).status).toBe(400);
  });
});

describe('proposal/firm-requests', () => {
  const request = (form: Record<string, string>, as = me) =>
    tenant.call('/proposal/firm-requests', { form, as });
  const list = async (language?: string) =>
    firmRequestsSchema.parse(
      await tenant.json('/proposal/firm-requests', { as: me, ...(language && { language }) }),
    );

  it('takes the cart away and is listed from then on', async () => {
    await addValve(3);
    const response = await request({ ...customer, comment: 'Soon, please.' });
    expect(response.status).toBe(200);
    const body: unknown = await response.json();
    const made = firmRequestSchema.parse(body);
    expect(made).toEqual(body);
    expect(made).toMatchObject({
      name: expect.stringMatching(/^RFP-\d+$/) as string,
      state: 'submitted',
      stateTitle: 'Submitted',
      itemCount: 1,
      currency: 'EUR',
      comment: 'Soon, please.',
      ...customer,
    });
    expect(await list()).toEqual([made]);
    expect((await list('de'))[0]?.stateTitle).toBe('Eingereicht');
    expect(cartItemsSchema.parse(await tenant.json('/cart/items', { as: me })).itemCount).toBe(0);
  });

  it('counts up, lists the newest first, and shows nobody else’s', async () => {
    for (let count = 0; count < 2; count++) {
      await addValve();
      await request(customer);
    }
    const numbers = (await list()).map(({ name }) => Number(name.slice(4)));
    expect(numbers.length).toBe(2);
    expect(numbers[0]).toBe((numbers[1] ?? 0) + 1);
    expect(await tenant.json('/proposal/firm-requests', { as: `${me}-stranger` })).toEqual([]);
  });

  it('knows the customer from the cart, too, and copies its attributes', async () => {
    await addValve();
    await tenant.json('/cart', { method: 'PUT', form: { ...customer, installationCountry: 'SE' }, as: me });
    const response = await request({});
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ ...customer, installationCountry: 'SE' });
  });

  it('asks for what the cart lists: an open reconfiguration is part of it, and over', async () => {
    const configId = await addBike({ bike_size_field: 'large' });
    await tenant.json('/config/start', { form: { configId }, as: me });
    await tenant.json('/config/commit', {
      form: { configId, parameter: 'bike_size_field', value: 'small' },
      as: me,
    });
    expect((await request(customer)).status).toBe(200);
    expect((await tenant.call('/config/step', { form: { configId, step: 'next' }, as: me })).status).toBe(
      404,
    );
    expect((await tenant.call('/config/start', { form: { configId }, as: me })).status).toBe(404);
    expect((await tenant.call(`/cart/items/${configId}`, { method: 'DELETE', as: me })).status).toBe(404);
  });

  it.each([
    [{}, ['customerName', 'customerEmail']],
    [{ customerName: 'Zoë' }, ['customerEmail']],
    [{ ...customer, customerName: '  ' }, ['customerName']],
    [{ ...customer, customerEmail: 'zoe' }, ['customerEmail']],
    [{ ...customer, customerEmail: 'zoe@example' }, ['customerEmail']],
    [
      { ...customer, customerPhoneNumber: '0'.repeat(41), comment: 'x'.repeat(2_001) },
      ['customerPhoneNumber', 'comment'],
    ],
  ] as const)('400: %o, naming what is wrong, and the cart stays', async (form, named) => {
    await addValve();
    const response = await request(form);
    expect(response.status).toBe(400);
    const { message } = apiErrorSchema.parse(await response.json());
    for (const name of named) expect(message).toContain(name);
    expect(cartItemsSchema.parse(await tenant.json('/cart/items', { as: me })).itemCount).toBe(1);
  });

  it('400: an empty cart', async () => {
    expect((await request(customer)).status).toBe(400);
  });

  it('is made once, when it is asked for twice at once', async () => {
    await addValve();
    const both = await Promise.all([request(customer), request(customer)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect((await list()).length).toBe(1);
  });
});

describe('a firm request', () => {
  it('keeps what it asked for, and moves on to states of the sales department, never back', async () => {
    await addBike({ bike_size_field: 'large' });
    await tenant.json('/cart/items', { form: { tab: 'valves', productId: 'rillo_b12_15', qty: 2 }, as: me });
    const complete = (await tenant.json('/cart/complete', { as: me, language: 'de' })) as {
      ShoppingCartItems: Record<string, unknown>[];
    };
    const made = firmRequestSchema.parse(
      await tenant.json('/proposal/firm-requests', { form: customer, as: me, language: 'de' }),
    );
    const [bike, valve] = complete.ShoppingCartItems;
    expect(made.items).toMatchObject([
      { id: bike?.['#id'], product: bike?.['product'], summary: bike?.['summary'], qty: 1 },
      { product: valve?.['product'], qty: 2, currency: 'EUR', totalNetPrice: valve?.['totalNetPrice'] },
    ]);
    const store = new FirmRequestStore(tenant.deps.database, tenant.deps.clock);
    const [request] = await store.listAll();
    expect(request?.snapshot?.complete[0]).toMatchObject({ ...bike, 'product-configuration': {} });
    const number = request?.number ?? 0;
    const states = async (...wanted: readonly RequestState[]) => {
      const moved: boolean[] = [];
      for (const state of wanted) moved.push(await store.moveOn(number, state));
      return moved;
    };
    expect(await states('in-progress', 'submitted', 'in-progress', 'proposed', 'declined')).toEqual([
      true,
      false,
      false,
      true,
      false,
    ]);
    const [listed] = firmRequestsSchema.parse(await tenant.json('/proposal/firm-requests', { as: me }));
    expect(listed).toMatchObject({ state: 'proposed', stateTitle: 'Proposal sent', items: made.items });
    expect(listed?.modifiedTime).not.toBe(made.modifiedTime);
  });
});
