/** A product that shows each part of the language once, to be changed into another. */
export function starterFiles(name: string): Readonly<Record<string, string>> {
  return { 'model.yaml': model(name), 'translations/de.yaml': german };
}

function model(name: string): string {
  return `# A product. docs/authoring.md explains the language; after every change, ask:
#   npm run model -- check <this folder>
format: 1 # the version of this language
name: ${name}
title: My table
description: A table configured to your requirements.
language: en # the language of the texts in this file; translations/de.yaml has them in German
currency: EUR

# Values without parts: what a thing is like.
domains:
  shape:
    label: Shape
    values:
      round: Round
      square: { label: Square, price: 20 } # a price is added when the value is chosen

# Values that are parts: with an article number, a price and features that rules can calculate with.
components:
  top:
    label: Top
    features: { weight: { unit: kg } }
    variants:
      pine: { label: Pine, article: TOP-1, price: 120, features: { weight: 9.5 } }
      oak: { label: Oak, article: TOP-2, price: 240, features: { weight: 16 } }
  legs:
    label: Legs
    features: { carries: { unit: kg } }
    variants:
      wood: { label: Wooden legs, article: LEG-1, price: 60, features: { carries: 25 } }
      steel: { label: Steel legs, article: LEG-2, price: 95, features: { carries: 80 } }

# What customers decide. The default is what they get as long as they have not said anything.
fields:
  shape_field: { label: Shape, domain: shape, default: round, widget: radio }
  top_field: { label: Top, component: top, default: pine, price_lookup: delta }
  legs_field: { label: Legs, component: legs, default: wood, widget: text_buttons }
  load_field: { label: Load, type: integer, min: 5, max: 60, default: 10, unit: kg, widget: slider }
  drawer_field: { label: Drawer, type: yesno, price: 45, article: DRW-1, widget: onoff }
  engraving_field: { label: Engraving, help: On the edge of the top., type: text, max_length: 30 }

# What always holds. The text tells a customer why something does not go.
rules:
  legs_carry_it:
    text: The legs must carry the top and the load.
    require: top_field.weight + load_field <= legs_field.carries
  drawer_needs_corners:
    text: A drawer is only available for a square table.
    if: drawer_field
    then: shape_field = square

# Where the fields stand on the screen: steps hold groups, groups hold fields.
steps:
  - step: step_table
    label: Your table
    groups:
      - { group: shape_group, label: Shape, members: [shape_field, top_field] }
      - { group: below_group, label: Legs and load, members: [load_field, legs_field] }
  - step: step_extras
    label: Extras
    groups:
      - { group: extras_group, label: Extras, help: All extras are optional., members: [drawer_field, engraving_field] }

# What is delivered.
bom:
  - top_field
  - legs_field
  - drawer_field

summary: [shape_field, top_field] # one line that says which one it is
`;
}

const german = `# Every text of model.yaml in German; a text that is missing here is a warning.
texts:
  My table: Mein Tisch
  A table configured to your requirements.: Ein Tisch nach Ihren Anforderungen.
  Shape: Form
  Round: Rund
  Square: Quadratisch
  Top: Platte
  Pine: Kiefer
  Oak: Eiche
  Legs: Beine
  Wooden legs: Holzbeine
  Steel legs: Stahlbeine
  Load: Last
  Drawer: Schublade
  Engraving: Gravur
  On the edge of the top.: An der Kante der Platte.
  The legs must carry the top and the load.: Die Beine müssen die Platte und die Last tragen.
  A drawer is only available for a square table.: Eine Schublade ist nur für einen quadratischen Tisch erhältlich.
  Your table: Ihr Tisch
  Legs and load: Beine und Last
  All extras are optional.: Alle Extras sind optional.
  'Yes': Ja
  'No': Nein
same:
  - Extras
`;
