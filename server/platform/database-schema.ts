/**
 * The tables, as Kysely sees them. Only types that SQLite and PostgreSQL share: text, integer. Times are ISO 8601 in
 * UTC, documents are JSON text; whoever owns a table parses its JSON.
 */
export interface DatabaseSchema {
  configuration: ConfigurationTable;
  cart: CartTable;
  cart_item: CartItemTable;
  firm_request: FirmRequestTable;
  lead: LeadTable;
}

/** An ongoing configuration of a known customer, or the temporary version of the cart item with the same id. */
export interface ConfigurationTable {
  id: string;
  external_id: string;
  /** JSON of `ConfigurationState`. */
  state: string;
  /** JSON of `ForeignConfiguration` where another system configures the product; `state` is empty then. */
  foreign_configuration: string | null;
  /** Counts writes; a write that expected another number has been overtaken. */
  version: number;
  created_at: string;
  updated_at: string;
}

/** At most one cart of an external id is `active`; a firm request turns it into `requested` for good. */
export interface CartTable {
  id: string;
  external_id: string;
  state: 'active' | 'requested';
  /** JSON object: custom attribute → text. */
  attributes: string;
  /** Counts writes to the cart and its items. */
  version: number;
  created_at: string;
  updated_at: string;
}

export interface CartItemTable {
  id: string;
  cart_id: string;
  /** Order within the cart. */
  position: number;
  tab: string;
  product_id: string;
  qty: number;
  /** JSON of `ConfigurationState` for a configured product. */
  state: string | null;
  /** JSON of `Agreement` for a configured product. */
  agreement: string | null;
  /** JSON of `KeptPrice`. */
  price: string | null;
  /** JSON of `ForeignItem` where another system configured the product. */
  foreign_item: string | null;
  /** JSON object: custom attribute → text. */
  attributes: string;
  created_at: string;
  updated_at: string;
}

export interface FirmRequestTable {
  id: string;
  /** Number a person can quote, counted up over all customers. */
  number: number;
  external_id: string;
  cart_id: string;
  state: 'submitted' | 'in-progress' | 'proposed' | 'declined';
  item_count: number;
  /** Minor units at the time of the request. */
  total: number;
  currency: string;
  /** JSON object: attribute of RequestForFirmProposal → text. */
  attributes: string;
  /** JSON of `RequestSnapshot`; null for requests from before it was kept. */
  snapshot: string | null;
  created_at: string;
  updated_at: string;
}

export interface LeadTable {
  id: string;
  /** JSON object: attribute of the lead → text. */
  attributes: string;
  created_at: string;
}
