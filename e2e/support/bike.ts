/** What the bike is called on the screen and on the wire; the one place to change when its model does. */
export const bike = {
  tab: 'bikes',
  productId: 'calvin',
  name: 'Tarn Calvin',
  steps: {
    ride: 'Your ride',
    frame: 'Frame and wheels',
    drive: 'Drive and brakes',
    fit: 'Cockpit and extras',
  },
  size: 'Bike size',
  height: 'Your height',
  weight: 'Your weight',
  terrain: 'Terrain',
  discBrakes: 'Disc brakes',
  model: 'Model',
  material: 'Frame material',
  colour: 'Colour',
  fork: 'Fork',
  gears: 'Gears',
  frontBrake: 'Front brake',
  frontDisc: 'Front brake disc',
  bell: 'Bell',
  finish: 'Finish',
  rack: 'Rack',
  riderName: 'Name for the bike passport',
  engraving: 'Engraving',
  delivery: 'Delivery',
  /** Size Medium and disc brakes, which leave no room for V-brakes in front. */
  discBrakeCommits: { bike_size_field: 'medium', req_disc_brake_field: 'Yes' },
  /** Everything that the bike cannot be ordered without, as the tenant is sent it. */
  mandatoryCommits: {
    bike_size_field: 'medium',
    bike_model_field: 'calvin_pulse',
    delivery_field: 'ready',
    rider_name_field: 'Ada Byron',
  },
} as const;
