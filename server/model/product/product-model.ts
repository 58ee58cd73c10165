/**
 * A loaded product model: the domain types that the modelling language compiles to and the tenant presents.
 * Everything is resolved and checked; nothing here needs looking up by the reader again.
 */
import type { Preference } from '#server/engine/engine-port.ts';
import type { Field, Formula, Problem, Rule, Term } from '#server/engine/problem.ts';
import type { Decimal } from '../number/decimal.ts';
import type { Conversion } from './units.ts';

/** A text in the model's own language and its translations by language code. */
export interface LocalizedText {
  readonly text: string;
  readonly translations: Readonly<Record<string, string>>;
}

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
  /** Other currencies to pay in. */
  readonly currencies: ReadonlyMap<string, CurrencyRule>;
  /** What is taken off, in the order it is told. */
  readonly discounts: readonly ModelDiscount[];
  /** Further columns of price lists. */
  readonly priceColumns: readonly PriceColumn[];
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
  /** Texts that explain a rule to a customer, by the rule's name in `problem`. */
  readonly ruleTexts: ReadonlyMap<string, LocalizedText>;
  /** What to start with for what was asked; earlier ones first. */
  readonly sizing: readonly ModelSizing[];
  /** Fields that are calculated from the others, each after those it needs. */
  readonly computed: readonly ComputedField[];
  /** Rules that forbid nothing, in the author's order. */
  readonly warnings: readonly ModelWarning[];
  /** May have fields and rules beyond the author's: the model's are those in `fields` and `ruleTexts`. */
  readonly problem: Problem;
  readonly bom: readonly BomLine[];
  /** Summary template: fields whose values, in this order, describe a configuration in one line. */
  readonly summary: readonly string[];
  readonly visualization: ModelVisualization | undefined;
}

export interface ModelSizing {
  readonly applies: (assignment: ReadonlyMap<string, string>) => boolean;
  readonly wishes: readonly Preference[];
}

export interface ComputedField {
  readonly name: string;
  readonly result: 'number' | 'yesno';
  /** In plain notation, `Yes` or `No`; empty when it cannot be calculated, undefined in a row that is not there. */
  readonly evaluate: (assignment: ReadonlyMap<string, string>) => string | undefined;
}

/** A rule that tells the customer something, and forbids nothing. */
export interface ModelWarning {
  readonly name: string;
  readonly text: LocalizedText;
  /** What it speaks about. */
  readonly fields: readonly string[];
  /** @param assignment a value for every field, as the customer sees it */
  readonly isViolated: (assignment: ReadonlyMap<string, string>) => boolean;
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

/**
 * What is asked of a finished configuration; it constrains nothing.
 * @param assignment a value for every field, as the customer sees it
 */
export type ModelCondition = (assignment: ReadonlyMap<string, string>) => boolean;

/** A condition in the engine's words, with the fields and rules that these need beside the model's. */
export interface EngineCondition {
  readonly formula: Formula;
  readonly fields: readonly Field[];
  readonly rules: readonly Rule[];
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

/** What a 3D scene is told of a configuration. */
export interface ModelVisualization {
  /** Name of the scene, for whoever hosts it. */
  readonly scene: string;
  /** `4:3` */
  readonly aspectRatio: string | undefined;
  readonly primaryColor: string | undefined;
  readonly buttons: ReadonlySet<'fullscreen' | 'share'>;
  readonly bindings: readonly VisualizationBinding[];
}

export interface VisualizationBinding {
  /** As the scene knows it. */
  readonly attribute: string;
  readonly field: string;
  /** Of the field's value; the value itself otherwise. */
  readonly feature: string | undefined;
}

/** How prices are converted: times `rate`, rounded to a multiple of `round` minor units. */
export interface CurrencyRule {
  readonly rate: Decimal;
  readonly round: number;
}

export interface ModelDiscount {
  readonly name: string;
  readonly label: LocalizedText;
  /** Where it does not hold for the assignment, there is no discount. */
  readonly condition: ModelCondition | undefined;
  /** The same for the engine; undefined where no rule could say it. */
  readonly engineCondition?: EngineCondition | undefined;
  /** The fields it is reckoned from; the whole product otherwise. */
  readonly on: ReadonlySet<string> | undefined;
  /** By pieces of the product, most first: the first that is reached counts. */
  readonly steps: readonly DiscountStep[];
}

export interface DiscountStep {
  readonly from: number;
  /** Per cent, or minor units of the model's currency off a piece of the product. */
  readonly off: { readonly percent: Decimal } | { readonly amount: number };
}

/** A column of price lists that the author names. */
export interface PriceColumn {
  readonly name: string;
  readonly label: LocalizedText;
  /** Of one piece: what it costs, what it costs by the list, or what it has of a feature. */
  readonly show: 'unit_price' | 'list_price' | { readonly feature: string };
}

/** An enumerated domain, or a component (module) whose variants are parts with an article number and a price. */
export interface ModelDomain {
  readonly kind: 'enumerated' | 'component';
  readonly name: string;
  readonly label: LocalizedText;
  readonly values: readonly ModelValue[];
  /** Features that have a label: those a customer may see. */
  readonly features?: readonly ModelFeature[];
}

/** A feature as a customer reads it. */
export interface ModelFeature {
  readonly name: string;
  readonly label: LocalizedText;
  /** Of numbers. */
  readonly unit: string | undefined;
  /** What each value of the domain has, by its name. */
  readonly contents: ReadonlyMap<string, number | LocalizedText>;
}

export interface ModelValue {
  readonly name: string;
  readonly label: LocalizedText;
  readonly description: LocalizedText | undefined;
  readonly picture: string | undefined;
  /** Article number of a variant. */
  readonly article: string | undefined;
  /** In minor units (cents). */
  readonly price: number;
  /** Prices of its own in other currencies, in their minor units. */
  readonly prices?: ReadonlyMap<string, number> | undefined;
  /** What one piece costs from so many on, most pieces first. */
  readonly quantityPrices?: readonly { readonly from: number; readonly price: number }[] | undefined;
  readonly features: Readonly<Record<string, string | number | boolean>>;
}

export interface ModelField {
  readonly name: string;
  /** `integer` and `decimal` are numbers, a decimal one with so many `decimals`; `computed` follows from the others. */
  readonly type: 'enumerated' | 'yesno' | 'integer' | 'decimal' | 'text' | 'computed';
  readonly label: LocalizedText;
  readonly help: LocalizedText | undefined;
  /** For enumerated and yes/no fields. */
  readonly domain: ModelDomain | undefined;
  /** For numbers: inclusive range. For texts: `max` is the longest length. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** For numbers: the distance between two positions of a slider. */
  readonly step: number | undefined;
  readonly decimals?: number | undefined;
  /** The field that says how many of the variant. */
  readonly quantity?: string | undefined;
  readonly unit: string | undefined;
  /** `tc_mandatory`: the default has to be confirmed, or a value entered. */
  readonly mandatory: 'confirmation' | 'input' | undefined;
  /** `tc_gui_input`; the effective `guitype` follows from it and from `readonly`. */
  readonly widget:
    | 'text'
    | 'dropdown'
    | 'radio'
    | 'onoff'
    | 'slider'
    | 'text_buttons'
    | 'image_buttons'
    | 'imagetext_buttons'
    | 'selected_image'
    | 'readonly';
  readonly readonly: boolean;
  /** Where it does not hold for the assignment, the field is read-only. */
  readonly editableIf?: ModelCondition | undefined;
  /** Set for a yes/no field that is the option to have a variant of a component. */
  readonly option?: ModelOption | undefined;
  /** `default_policy: previous`: while nobody chooses, it keeps what it showed before where that fits. */
  readonly keepsValue?: boolean | undefined;
  /** Set for a field of a repeated row. */
  readonly row?: FieldRow | undefined;
  readonly hidden: boolean;
  readonly elevated: boolean;
  readonly priceLookup: 'list' | 'delta' | undefined;
}

/**
 * Rows of the same fields, as many as the field `count` says. The rows that are there are always the first ones; the
 * fields of the others have no value.
 */
export interface ModelTable {
  readonly name: string;
  /** What one row is called, without its number. */
  readonly label: LocalizedText;
  /** The integer field that says how many there are. */
  readonly count: string;
  readonly min: number;
  readonly max: number;
  /** How many there are as long as nobody says anything. */
  readonly preferred: number;
}

/** The place of a field in a table. */
export interface FieldRow {
  readonly table: ModelTable;
  /** From 1 on. */
  readonly number: number;
  /** `Shelf 2` */
  readonly label: LocalizedText;
  /** What the field is called in every row. */
  readonly member: string;
}

export interface ModelOption {
  readonly component: string;
  readonly variant: string;
}

export interface ModelStep {
  /** Starts with `step_need` when it asks for needs. */
  readonly name: string;
  readonly label: LocalizedText;
  readonly groups: readonly ModelGroup[];
}

export interface ModelGroup {
  readonly name: string;
  readonly label: LocalizedText;
  readonly help: LocalizedText | undefined;
  readonly picture: string | undefined;
  readonly info: boolean;
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
  readonly condition: ModelCondition | undefined;
  /** The same for the engine; undefined where no rule could say it. */
  readonly engineCondition?: EngineCondition | undefined;
  /** A fixed number, or the integer field that gives it. */
  readonly quantity: number | { readonly field: string };
  /** What is told of the part. */
  readonly features: readonly ModelFeature[];
  readonly subLines: readonly BomLine[];
}

/** A catalog tab and what it lists. */
export interface ModelCatalog {
  /** What the shop's prices are in. */
  readonly currency: string;
  /** Other currencies to pay in. */
  readonly currencies: ReadonlyMap<string, CurrencyRule>;
  readonly tabs: readonly CatalogTabModel[];
}

export interface CatalogTabModel {
  readonly name: string;
  readonly title: LocalizedText;
  /** Whether its products are configured (they have a model) or added as they are. */
  readonly configurable: boolean;
  readonly columns: readonly {
    readonly name: string;
    readonly title: LocalizedText;
    readonly type: string;
  }[];
  readonly filters: readonly {
    readonly name: string;
    readonly title: LocalizedText;
    readonly column: string;
    readonly operator: 'equals' | 'contains';
    readonly options: readonly { readonly name: string; readonly title: LocalizedText }[];
  }[];
  readonly products: readonly CatalogProduct[];
}

export interface CatalogProduct {
  /** `#id` in the catalog, unique in a shop. */
  readonly id: string;
  /** Set for a configurable product. */
  readonly model: ProductModel | undefined;
  /** Minor units; the list price of a plain product, or the price "from" of a configurable one. */
  readonly price: number;
  readonly currency: string;
  readonly picture: string | undefined;
  /** Column name → value. */
  readonly attributes: Readonly<Record<string, LocalizedText>>;
}
