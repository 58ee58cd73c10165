/** What the pump is called on the screen and on the wire; the one place to change when its model does. */
export const pump = {
  tab: 'pumps',
  productId: 'brook',
  name: 'Tarn Brook',
  steps: {
    task: 'Operating conditions',
    pump: 'Pump and motor',
    skid: 'Skid',
    extras: 'Instruments and documents',
  },
  flow: 'Flow',
  head: 'Head',
  inlet: 'Inlet level',
  liquid: 'Liquid',
  temperature: 'Temperature',
  pump: 'Pump',
  feet: 'Feet',
  numberOfFeet: 'Number of feet',
  gauge: 'Pressure gauge',
  flowMeter: 'Flow meter',
  dryRun: 'Dry-run protection',
  vibration: 'Vibration sensor',
  tag: 'Tag number',
  spareSeals: 'Spare seals',
  /** Everything that the pump cannot be ordered without, as the tenant is sent it. */
  mandatoryCommits: { liquid_field: 'water', tag_field: 'P-101' },
} as const;
