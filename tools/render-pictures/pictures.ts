/** Which pictures there are, and what each of them shows. */
import type { RenderedProduct } from './render-shop.ts';

/** File below the folder it is for, without its extension, and what it shows. */
export type Pictures = Readonly<Record<string, RenderedProduct>>;

const colours = ['chalk', 'graphite', 'cobalt', 'moss', 'ember', 'saffron', 'raw'] as const;
/** The colour that each model is shown in, and what it typically has. */
const bikes: Readonly<Record<string, { colour: string; typical: Readonly<Record<string, string>> }>> = {
  pulse: { colour: 'cobalt', typical: {} },
  drift: { colour: 'moss', typical: { tire_field: 'slick' } },
  ridge: { colour: 'ember', typical: { fork_field: 'air130', tire_field: 'knobby' } },
  porter: {
    colour: 'saffron',
    typical: { mudguards_field: 'full', rack_field: 'heavy', basket_field: 'Yes', handlebar_field: 'swept' },
  },
};

const bike = (
  model: string,
  colour: string,
  more: Readonly<Record<string, string>> = {},
): RenderedProduct => ({
  tab: 'bikes',
  product: 'calvin',
  commits: { bike_model_field: `calvin_${model}`, frame_color_field: colour, ...more },
});
const pump = (commits: Readonly<Record<string, string>>): RenderedProduct => ({
  tab: 'pumps',
  product: 'brook',
  commits,
});

/** Some parts of the bike, with what is chosen for one field. */
const partsOfBike =
  (folder: string, field: string, parts: readonly string[], orbit: RenderedProduct['orbit']) =>
  (values: Readonly<Record<string, string>>): Pictures =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        `bike/pictures/${folder}/${name}`,
        {
          ...bike('pulse', 'graphite'),
          commits: { frame_color_field: 'graphite', [field]: value },
          parts,
          orbit,
        },
      ]),
    );

const side = { azimuth: 24, elevation: 9 } as const;
const above = { azimuth: 32, elevation: 22 } as const;

/** Whole products, as catalog, cart and proposals show them. */
export const productPictures: Pictures = {
  'bike/pictures/product': bike('pulse', 'cobalt'),
  ...Object.fromEntries(
    Object.entries(bikes).flatMap(([model, { colour: usual, typical }]) => [
      [`bike/pictures/models/${model}`, bike(model, usual, typical)],
      ...colours.map((colour) => [`bike/pictures/bikes/${model}-${colour}`, bike(model, colour)] as const),
    ]),
  ),
  'pump/pictures/product': pump({ color_field: 'cobalt' }),
  ...Object.fromEntries(
    ['cobalt', 'graphite', 'moss', 'ember'].map((colour) => [
      `pump/pictures/skids/${colour}`,
      pump({ color_field: colour }),
    ]),
  ),
  'rack/pictures/product': { tab: 'racks', product: 'alder', commits: {} },
};

/** Options and spare parts: parts of a product by themselves. */
export const partPictures: Pictures = {
  ...partsOfBike('forks', 'fork_field', ['fork'], { azimuth: 40, elevation: 8 })({
    rigid: 'dual',
    carbon: 'carbon',
    suspension: 'air100',
  }),
  ...partsOfBike('rims', 'rim_field', ['front_wheel', 'front_hub'], { azimuth: 30, elevation: 6 })({
    track: 'track21',
    alloy: 'alloy25',
    strong: 'strong30',
    carbon: 'carbon28',
  }),
  ...partsOfBike('tires', 'tire_field', ['rear_tire'], { azimuth: 42, elevation: 10 })({
    slick: 'slick',
    allroad: 'allroad',
    knobby: 'knobby',
    winter: 'winter',
  }),
  ...partsOfBike('handlebars', 'handlebar_field', ['handlebar', 'stem'], { azimuth: 118, elevation: 34 })({
    flat: 'flat',
    riser: 'riser',
    swept: 'swept',
    carbon: 'carbon',
  }),
  ...partsOfBike(
    'saddles',
    'saddle_field',
    ['saddle'],
    above,
  )({
    sport: 'sport',
    comfort: 'comfort',
    leather: 'leather',
  }),
  ...partsOfBike('pedals', 'pedals_field', ['left_pedal'], { azimuth: 205, elevation: 28 })({
    flat: 'flat',
    clip: 'clip',
    dual: 'dual',
  }),
  ...partsOfBike('brakes', 'front_brake_type_field', ['front_brake', 'front_rotor'], {
    azimuth: 152,
    elevation: 8,
  })({
    'v-brake': 'ACM0022',
    'hydraulic-rim': 'ACM0025',
    'disc-s': 'ACM0023',
    'disc-e': 'ACM0024',
  }),
  ...partsOfBike('brakes', 'rear_brake_type_field', ['rear_hub'], above)({ coaster: 'ACM0036' }),
  ...partsOfBike('accessories', 'mirror_field', ['mirror'], { azimuth: 236, elevation: 14 })({
    mirror: 'Yes',
  }),
  ...partsOfBike('accessories', 'phone_field', ['phone'], { azimuth: 236, elevation: 46 })({ phone: 'Yes' }),
  ...partsOfBike('accessories', 'basket_field', ['basket'], side)({ basket: 'Yes' }),
  ...partsOfBike('accessories', 'tools_field', ['tools'], above)({ tools: 'Yes' }),
  ...Object.fromEntries(
    Object.entries({ small: 'B15-40', medium: 'B30-40', large: 'B60-40' }).map(([name, value]) => [
      `pump/pictures/pumps/${name}`,
      { ...pump({ pump_field: value }), parts: ['pump', 'pump_bolts', 'seal'] },
    ]),
  ),
  ...Object.fromEntries(
    ['gauge', 'flow_meter', 'dry_run', 'vibration', 'tray'].map((part) => [
      `pump/pictures/instruments/${part.replace('_', '-')}`,
      { ...pump({ [`${part}_field`]: 'Yes' }), parts: [part] },
    ]),
  ),
};

const sample = (
  kind: string,
  material: string,
  orbit: NonNullable<RenderedProduct['orbit']> = { azimuth: 28, elevation: 16 },
): RenderedProduct => ({
  tab: 'samples',
  product: 'sample',
  commits: { kind_field: kind, material_field: material },
  orbit,
});

/** Products without a scene of their own, from the scene in `samples/`. */
export const samplePictures: Pictures = {
  ...Object.fromEntries(
    [
      ...['ball-brass', 'ball-steel', 'ball-pvc', 'gate-iron', 'globe-iron', 'globe-steel', 'check-brass'],
      ...['check-steel', 'needle-steel', 'solenoid-brass', 'safety-brass', 'safety-iron'],
    ].map((name) => {
      const [kind = '', material = ''] = name.split('-');
      return [`valves/pictures/${name}`, sample(kind, material)] as const;
    }),
  ),
  'valves/pictures/butterfly-iron': sample('butterfly', 'iron', { azimuth: 58, elevation: 12 }),
  'service/pictures/product': sample('service', 'steel', { azimuth: 20, elevation: 10 }),
  '../server/oracle-cpq/sandbox/products/laptop/pictures/product': sample('laptop', 'steel', {
    azimuth: 24,
    elevation: 20,
  }),
  '../server/salesforce/sandbox/rack/pictures/product': sample('servers', 'steel', {
    azimuth: 24,
    elevation: 8,
  }),
};
