/** What Oracle's wire says of a product and the model language has no words for. */
export interface OracleProfile {
  readonly productFamily: string;
  readonly productLine: string;
  readonly model: string;
  /** What `layoutNamespace` begins with. */
  readonly layoutNamespace: string;
  /** Of the page flow; a product of a single page has none. */
  readonly flow?: string;
  /** The steps of the model that are its pages, in order; all of them when not given. */
  readonly steps?: readonly string[];
  /** Fields whose variable name is another one. */
  readonly variableNames?: Readonly<Record<string, string>>;
  /** The hidden field whose part is the model itself, the first one of `_bom`. */
  readonly baseField?: string;
  /** Hidden fields that every page tells. */
  readonly everyPage?: readonly string[];
  /** Fields with a state of a few keys, as attributes have it that recommendations are not about. */
  readonly shortStates?: readonly string[];
  /** Menus whose value has no text beside it. */
  readonly bareValues?: readonly string[];
  /** Whole numbers that are chosen from a menu. */
  readonly menus?: readonly string[];
  /** Numbers that are told as nothing at this value. */
  readonly blankAt?: Readonly<Record<string, number>>;
  /** Fields whose changes a client tells at once (`ajaxSensitive`). */
  readonly ajaxSensitive?: readonly string[];
  /** Fields whose parts are in `_mandatoryParts`; of rows, by the name in the row. */
  readonly mandatoryParts?: readonly string[];
  readonly recommendedParts?: readonly RecommendedPart[];
  /** By step. */
  readonly pages?: Readonly<Record<string, PageProfile>>;
}

export interface PageProfile {
  /** Further fields that it shows. */
  readonly fields?: readonly string[];
  /** The attribute `currencyCode` is told. */
  readonly tellsCurrency?: boolean;
  /** Panels and a name are told with the layout. The documents' pages have none. */
  readonly hasPanels?: boolean;
  /** Attributes of the layout, where they are not those of the data. */
  readonly layoutAttributes?: readonly AttributeDefinition[];
  /** "Next" is only visible while this field is at least so much. */
  readonly nextVisibleFrom?: { readonly field: string; readonly value: number };
  /** Actions of the author's own, by variable name. */
  readonly customActions?: readonly string[];
}

/** A part that is offered as long as a number is at least so much. */
export interface RecommendedPart {
  readonly from: { readonly field: string; readonly value: number };
  readonly partNumber: string;
  readonly name: string;
  /** In the model's currency, in minor units. */
  readonly price: number;
}

/** An attribute as the layout describes it. */
export interface AttributeDefinition {
  readonly variableName: string;
  readonly name: string;
  readonly description?: string;
  readonly orderNumber: number;
  readonly type: 'Text' | 'Integer' | 'Float' | 'Boolean';
  readonly input: 'TextField' | 'SingleSelectMenu' | 'SingleSelectPickList' | 'Boolean' | 'ReadOnlyText';
  readonly menu?: readonly { readonly value: string | number | boolean; readonly displayValue: string }[];
  /** Of the catalog rather than of the configuration: it cannot be changed. */
  readonly isRegular?: boolean;
  readonly isRequired?: boolean;
  readonly isHidden?: boolean;
  /** Rules may set it. */
  readonly isSetByRules?: boolean;
  readonly isAjaxSensitive?: boolean;
  /** A column of an array set. */
  readonly isArray?: boolean;
  /** Says how many rows an array set has. */
  readonly isArrayControl?: boolean;
  readonly additional?: Readonly<Record<string, string>>;
  /** Where a pick list has its values from. */
  readonly pickList?: { readonly table: string; readonly column: string; readonly sortedBy: string };
}
