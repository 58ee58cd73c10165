/**
 * A loaded product model: the domain types that the modelling language compiles to and the tenant presents.
 * Everything is resolved and checked; nothing here needs looking up by the reader again.
 */
import type { Scene } from '#scene/scene.ts';
import type { Problem, Term } from '#server/engine/problem.ts';
import type { Condition } from '../expression/expression.ts';
import type { Rational } from '../number/rational.ts';
import type { LocalizedText } from '../source/texts.ts';
import type { ModelDomain, ModelFeature } from './model-domain.ts';
import type { ComputedField, FieldRow, ModelField, ModelTable } from './model-field.ts';
import type { ProductDocument } from './product-document.ts';
import type { ModelServices } from './model-services.ts';
import type { ModelVariantCatalog } from './variant-catalog.ts';
import type { ProductDrawing } from './product-drawing.ts';
import type { Conversion } from './units.ts';

export interface ProductModel {
  /** Stable name, unique in a shop: `trail_bike`. */
  readonly name: string;
  /** Short content hash of model, translations and pictures; names a revision. */
  readonly revision: string;
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  /** Language codes: the model's own first. */
  readonly languages: readonly string[];
  /** ISO 4217; every price of the model is in it, unless it says otherwise. */
  readonly currency: string;
  /** See `Currencies`. */
  readonly coin?: number | undefined;
  /** Other currencies to pay in. */
  readonly currencies: ReadonlyMap<string, CurrencyRule>;
  /** What is taken off, in the order it is told. */
  readonly discounts: readonly ModelDiscount[];
  /** Further columns of price lists. */
  readonly priceColumns: readonly PriceColumn[];
  /** What is charged by the year, if anything. */
  readonly services?: ModelServices | undefined;
  /** Absolute path of the product picture. */
  readonly picture: string | undefined;
  /** Contextual needs: request parameter (alias) → field it sets. */
  readonly needs: readonly { readonly alias: string; readonly field: string }[];
  /** Unit systems that numbers can be told in. */
  readonly unitSystems: readonly ModelUnitSystem[];
  readonly domains: ReadonlyMap<string, ModelDomain>;
  readonly fields: ReadonlyMap<string, ModelField>;
  /** Repeated rows by name; their fields are in `fields`, every row's of every possible row. */
  readonly tables: ReadonlyMap<string, ModelTable>;
  readonly steps: readonly ModelStep[];
  /** What a configuration can be completed for, besides its price. */
  readonly goals: readonly ModelGoal[];
  /** Rules that customers can be told about, by their names in `problem`. */
  readonly rules: ReadonlyMap<string, ModelRule>;
  /** What to start with for what was asked; earlier ones first. */
  readonly sizing: readonly ModelSizing[];
  /** Fields that are calculated from the others, each after those it needs. */
  readonly computed: readonly ComputedField[];
  /** Rules that forbid nothing, in the author's order. */
  readonly warnings: readonly ModelWarning[];
  /** May have fields and rules beyond the author's: the model's are those in `fields` and `rules`. */
  readonly problem: Problem;
  readonly bom: readonly BomLine[];
  /** Summary template: fields whose values, in this order, describe a configuration in one line. */
  readonly summary: readonly string[];
  readonly visualization: ModelVisualization | undefined;
  readonly variantCatalogs: readonly ModelVariantCatalog[];
  /** What is saved to attributes of the shopping cart item ("Configuration Outputs"). */
  readonly outputs: readonly AttributeBinding[];
  /** What other systems are told of a saved configuration ("Integration Attributes"). */
  readonly integrationAttributes: readonly AttributeBinding[];
  /** Manuals and the like; those that the configuration makes are not among them. */
  readonly documents: readonly ProductDocument[];
  /** What it looks like in 3D. */
  readonly scene?: ModelScene | undefined;
}

/** A scene, and absolute paths of the files that it shows, by the name it has for them. */
export interface ModelScene {
  readonly scene: Scene;
  readonly assets: ReadonlyMap<string, string>;
  readonly drawing: ProductDrawing;
}

export interface ModelSizing {
  /** Where it holds, or there is none, the fields prefer these values. */
  readonly condition: Condition | undefined;
  readonly preferences: readonly {
    readonly field: string;
    /** Most wanted first. */
    readonly values: readonly string[];
  }[];
}

/** A rule of the engine's problem, and what it comes from. */
export interface ModelRule {
  readonly origin: RuleOrigin;
  /** Why something does not go. */
  readonly text: LocalizedText;
}

export type RuleOrigin =
  /** A rule that the author wrote; with `each`, what it says of one row (from 1 on). */
  | { readonly kind: 'authored'; readonly rule: string; readonly row: number | undefined }
  /** Of a quantity option: no part and the quantity 0 are the same. */
  | { readonly kind: 'quantity'; readonly of: string };

/** What an author calls a rule. */
export function authorsRule({ origin }: ModelRule): string {
  return origin.kind === 'authored' ? origin.rule : `${origin.of}.quantity`;
}

/** A rule that tells the customer something, and forbids nothing. */
export interface ModelWarning {
  readonly name: string;
  readonly text: LocalizedText;
  /** What it speaks about. */
  readonly fields: readonly string[];
  /** The customer is told where it does not hold for sure (`fails`). */
  readonly condition: Condition;
}

/** A sum that is to be as small as can be: (Σ terms of the problem's fields) / scale + constant, in `unit`. */
export interface ModelGoal {
  readonly name: string;
  readonly label: LocalizedText;
  readonly unit: string | undefined;
  readonly terms: readonly Term[];
  readonly scale: number;
  readonly constant: number;
}

export interface ModelUnitSystem {
  readonly name: string;
  readonly label: LocalizedText;
  /** The model's unit → the one that is shown instead. */
  readonly units: ReadonlyMap<string, ShownUnit>;
}

export interface ShownUnit {
  readonly unit: string;
  readonly conversion: Conversion;
  /** Shown at most. */
  readonly decimals: number;
}

/** What a 3D scene receives from a configuration. */
export interface ModelVisualization {
  /** Name of the scene, for whoever hosts it. */
  readonly scene: string;
  /** `4:3` */
  readonly aspectRatio: string | undefined;
  readonly primaryColor: string | undefined;
  readonly buttons: ReadonlySet<'fullscreen' | 'share'>;
  readonly bindings: readonly AttributeBinding[];
}

/** What somebody outside is told of a configuration, under a name of theirs. */
export interface AttributeBinding {
  readonly attribute: string;
  readonly field: string;
  /** Of the field's value; the value itself otherwise. */
  readonly feature?: string | undefined;
}

/** How prices are converted: times `rate`, rounded to a multiple of `round` minor units. */
export interface CurrencyRule {
  readonly rate: Rational;
  readonly round: number;
}

export interface ModelDiscount {
  readonly name: string;
  readonly label: LocalizedText;
  /** Where it does not hold for the assignment, there is no discount. */
  readonly condition: Condition | undefined;
  /** The fields it is reckoned from; the whole product otherwise. */
  readonly on: ReadonlySet<string> | undefined;
  /** By pieces of the product, most first: the first that is reached counts. */
  readonly steps: readonly DiscountStep[];
}

export interface DiscountStep {
  readonly from: number;
  /** Per cent, or minor units of the model's currency off a piece of the product. */
  readonly off: { readonly percent: Rational } | { readonly amount: number };
}

/** A column of price lists that the author names. */
export interface PriceColumn {
  readonly name: string;
  readonly label: LocalizedText;
  /** Of one piece: what it costs, what it costs by the list, or what it has of a feature. */
  readonly show: 'unit_price' | 'list_price' | { readonly feature: string };
}

export interface ModelStep {
  /** Starts with `step_need` when it asks for needs. */
  readonly name: string;
  readonly label: LocalizedText;
  /** Absolute path. */
  readonly picture?: string | undefined;
  readonly groups: readonly ModelGroup[];
}

export interface ModelGroup {
  readonly name: string;
  readonly label: LocalizedText;
  readonly help: LocalizedText | undefined;
  readonly picture: string | undefined;
  readonly info: boolean;
  /** Auxiliary properties of the author's, passed on as they are. */
  readonly properties?: Readonly<Record<string, string>> | undefined;
  /** Set for a group of options: its members are option fields of one component. */
  readonly options?: ModelOptions | undefined;
  /** Set for a group whose members are the rows of a table. */
  readonly table?: ModelTable | undefined;
  /** Set for a group that is one row. */
  readonly row?: Pick<FieldRow, 'table' | 'number'> | undefined;
  readonly members: readonly (ModelField | ModelGroup)[];
}

export interface ModelOptions {
  readonly component: ModelDomain;
  /** What is told of every option. */
  readonly details: readonly ModelFeature[];
  /** Whether the price of every option is told. */
  readonly withPrices: boolean;
}

/**
 * A line of the bill of materials: the variant that `field` has, `quantity` times; nothing when the field is `none`. Or
 * a part that no field chooses.
 */
export interface BomLine {
  readonly field: string | undefined;
  readonly part: { readonly label: LocalizedText; readonly article: string } | undefined;
  /** Where it does not hold for the assignment, the line and what belongs below it is left out. */
  readonly condition: Condition | undefined;
  /** A fixed number, or the integer field that gives it. */
  readonly quantity: number | { readonly field: string };
  /** What is told of the part. */
  readonly features: readonly ModelFeature[];
  readonly subLines: readonly BomLine[];
}
