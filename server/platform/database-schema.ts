import type { Generated } from 'kysely';

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
  job: JobTable;
  file: FileTable;
  person: PersonTable;
  person_session: PersonSessionTable;
  desk_cart: DeskCartTable;
  audit_entry: AuditEntryTable;
  audit_removal: AuditRemovalTable;
  shared_view: SharedViewTable;
}

/** Carts that people who sell have for customers; `server/desk`. */
export interface DeskCartTable {
  id: string;
  /** Who works with it. */
  person: string;
  /** Of the customer, whose active cart it is. */
  external_id: string;
  name: string;
  /** JSON of `DeskCustomer`. */
  customer: string;
  created_at: string;
  updated_at: string;
}

/** Has a row only inside the transaction that removes old entries of the audit log: those before its time may go. */
export interface AuditRemovalTable {
  before: string;
}

/**
 * What people who sell have read and changed of customers. Triggers refuse every change of a row, and its removal unless it is older than
 * `audit_removal` says. `server/platform/audit`
 */
export interface AuditEntryTable {
  /** Counts up; the ids of the entries that are there have no gaps. */
  id: Generated<number>;
  at: string;
  /** Account, name and role at that time. */
  person: string;
  person_name: string;
  role: string;
  action: string;
  /** What it was done to: `RFP-1001`, the id of a cart. */
  object: string;
  /** External id; empty where it is about several customers. */
  customer: string;
  /** JSON object. */
  details: string;
}

/** People who sell; `server/sign-in`. */
export interface PersonTable {
  /** `local:` and the name, or `openid:` and the provider's subject. */
  id: string;
  /** Of local accounts in lower case. */
  name: string;
  role: 'rep' | 'admin';
  /** 1 for those who may see what things cost the company. */
  sees_costs: number;
  /** Hash with its parameters; null for those who sign in at a provider. */
  password: string | null;
  created_at: string;
}

/** Where people are signed in. */
export interface PersonSessionTable {
  id: string;
  /** SHA-256 of the cookie's token, hexadecimal: who reads the database cannot sign in. */
  token_hash: string;
  person: string;
  /** The browser, as it names itself. */
  client: string;
  /** For the sign-out at the provider. */
  id_token: string | null;
  created_at: string;
  seen_at: string;
}

/** Files of customers; their bytes lie in `BlobStorage` under the same id. `server/platform/files` */
export interface FileTable {
  id: string;
  /** Whose file it is: the external id of a customer. */
  owner: string;
  /** What the file belongs to: a cart item, a job. */
  subject: string;
  name: string;
  media_type: string;
  /** Bytes. */
  size: number;
  /** SHA-256, hexadecimal. */
  checksum: string;
  created_at: string;
}

/** Long work; `server/platform/jobs`. */
export interface JobTable {
  id: string;
  kind: string;
  /** Whose job it is: the external id of a customer. */
  owner: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  /** JSON, as the kind of job says. */
  input: string;
  /** JSON of `JobProgress`. */
  progress: string | null;
  /** JSON, as the kind of job says. */
  result: string | null;
  error: string | null;
  attempts: number;
  /** A waiting job is not started before. */
  run_after: string;
  /** Whoever runs the job, from one claim to its end; another may claim it after `lease_until`. */
  lease_holder: string | null;
  lease_until: string | null;
  created_at: string;
  updated_at: string;
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

/**
 * At most one cart of an external id is `active`, the one that calls are about; others are `inactive`. A firm request turns
 * the active one into `requested` for good.
 */
export interface CartTable {
  id: string;
  external_id: string;
  state: 'active' | 'inactive' | 'requested';
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
  state: 'submitted' | 'in-progress' | 'proposed' | 'declined' | 'won' | 'lost';
  /** The account of whoever works on it. */
  assignee: string | null;
  /** Hundredths of a percent off the total. */
  discount: number | null;
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

/** Views of visualizations that others follow; `server/tenant/visualization`. */
export interface SharedViewTable {
  /** Hash of the key of its owner. */
  id: string;
  /** What viewers get, as JSON; empty when it was withdrawn. */
  state: string;
  /** 1 where viewers may change the configuration of the owner. */
  may_change: number;
  expires_at: string;
  withdrawn_at: string | null;
}
