/** What the pump's fields and values are called on the screen; the one place to change when its model does. */
export const pump = {
  name: 'Tarn Brook',
  steps: {
    task: 'Your task',
    pump: 'Pump and motor',
    skid: 'Skid',
    extras: 'Instruments and papers',
  },
  flow: 'Flow',
  head: 'Head',
  inlet: 'Level at the inlet',
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
} as const;
