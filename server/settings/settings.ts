interface Setting {
  readonly name: string;
  readonly meaning: string;
  /** As a person would write it. */
  readonly fallback: string;
}

export const settings = [
  { name: 'PORT', fallback: '8080', meaning: 'Port to listen on; 0 takes any free one.' },
  { name: 'HOST', fallback: '127.0.0.1', meaning: 'Address to listen on; `0.0.0.0` lets other machines in.' },
  {
    name: 'PUBLIC_URL',
    fallback: 'http://localhost:<PORT>',
    meaning: 'Address to print when the shop is ready.',
  },
  {
    name: 'DATA_DIR',
    fallback: './data',
    meaning: 'Folder of the database, the secrets and the cache of engines.',
  },
  { name: 'MODELS_DIR', fallback: './models', meaning: 'Folder of the product models.' },
  {
    name: 'LOG_LEVEL',
    fallback: 'warn',
    meaning: '`trace`, `debug`, `info`, `warn`, `error`, `fatal` or `silent`.',
  },
  {
    name: 'TENANT_API_KEY',
    fallback: 'random, kept in DATA_DIR',
    meaning: 'Key that callers of the embedded tenant have to send.',
  },
  {
    name: 'TENANT_SETTINGS',
    fallback: 'none',
    meaning: 'YAML file with further API keys and what a firm request has to say (below).',
  },
  {
    name: 'TENANT_CORS_ORIGINS',
    fallback: 'none',
    meaning:
      'Origins, separated by commas, whose pages may call the embedded tenant and frame its visualization; also of a shop on another server that uses this tenant.',
  },
  {
    name: 'TENANT_MOVE_ITEMS',
    fallback: 'off',
    meaning:
      '`on` lets API clients move items into the cart of the customer they name in `_externalId`, whoever has them now.',
  },
  {
    name: 'CONFIGURATION_DAYS',
    fallback: '90',
    meaning: 'How long the embedded tenant keeps configurations that nobody changes or buys; 0 for ever.',
  },
  {
    name: 'CART_DAYS',
    fallback: '180',
    meaning: 'How long the embedded tenant keeps carts that nobody changes; 0 for ever.',
  },
  {
    name: 'UPSTREAMS_FILE',
    fallback: 'none',
    meaning: 'File of other CPQ systems that configure products of the embedded tenant’s catalog.',
  },
  {
    name: 'SANDBOX_SYSTEMS',
    fallback: 'on for the demo shop: without MODELS_DIR, UPSTREAMS_FILE and `--model`',
    meaning: '`on` serves the sandboxes of Oracle CPQ and Salesforce, with a product of each in the catalog.',
  },
  {
    name: 'SALESFORCE_SANDBOX_SECRET',
    fallback: 'random, kept in DATA_DIR',
    meaning: 'Secret of the client `bespoke-sandbox` of the Salesforce sandbox.',
  },
  {
    name: 'UPSTREAM_URL',
    fallback: 'the embedded tenant',
    meaning: 'Address of a real tenant, with or without `/self-service-api-v1.3`.',
  },
  {
    name: 'UPSTREAM_KEY',
    fallback: 'none',
    meaning: 'API key of the real tenant. Never reaches the browser.',
  },
  {
    name: 'UPSTREAM_FRAME_ORIGINS',
    fallback: 'none',
    meaning:
      'Origins, separated by commas, that the visualization of the real tenant may be framed from, besides that of the tenant.',
  },
  {
    name: 'UPSTREAM_PRICING_USER',
    fallback: 'none',
    meaning: 'User of the real tenant that may read prices of services, for sales staff.',
  },
  {
    name: 'UPSTREAM_PRICING_PASSWORD',
    fallback: 'none',
    meaning: 'Password of that user. Never reaches the browser.',
  },
  {
    name: 'OPENID_ISSUER',
    fallback: 'none',
    meaning:
      'OpenID Connect provider at which sales staff sign in; without one, only with a password (`npm run users`).',
  },
  { name: 'OPENID_CLIENT_ID', fallback: 'none', meaning: 'Client ID of the shop at the provider.' },
  {
    name: 'OPENID_CLIENT_SECRET',
    fallback: 'none',
    meaning: 'Client secret of the shop at the provider. Never reaches the browser.',
  },
  {
    name: 'OPENID_ROLE_CLAIM',
    fallback: 'groups',
    meaning: 'Claim of the ID token that says what a person is at the company: a text or a list.',
  },
  {
    name: 'OPENID_REPS',
    fallback: 'none',
    meaning: 'Values of that claim, separated by commas, that make a rep.',
  },
  { name: 'OPENID_ADMINS', fallback: 'none', meaning: 'Values of that claim that make an admin.' },
  {
    name: 'OPENID_COSTS',
    fallback: 'none',
    meaning: 'Values of that claim that give the right to see costs.',
  },
  {
    name: 'DISCOUNT_LIMIT_REP',
    fallback: '5',
    meaning: 'Maximum discount that a rep may give on a firm request, in percent.',
  },
  {
    name: 'DISCOUNT_LIMIT_ADMIN',
    fallback: '20',
    meaning: 'Maximum discount that an admin may give on a firm request, in percent.',
  },
  {
    name: 'AUDIT_DAYS',
    fallback: '400',
    meaning: 'How long entries of the audit log of sales staff are kept; 0 for ever.',
  },
  { name: 'UPSTREAM_TIMEOUT_MS', fallback: '25000', meaning: 'How long a tenant may take to answer.' },
  {
    name: 'ENGINE_WORKERS',
    fallback: 'one core less than there are, 2 to 4',
    meaning:
      'Threads that solve, besides one for optimizations; started when they are needed. A model lives on one of them.',
  },
  {
    name: 'ENGINE_TIMEOUT_MS',
    fallback: '8000',
    meaning: 'How long an engine may work on one answer before the call ends as 504.',
  },
  {
    name: 'ENGINE_MODELS',
    fallback: '8',
    meaning: 'Models that a thread keeps in memory; beyond that, the least recently used one is unloaded.',
  },
  {
    name: 'ENGINE_MEMORY_MB',
    fallback: '512',
    meaning:
      'Memory that the models of a thread may take; beyond it, they are unloaded in the same order, down to one.',
  },
  {
    name: 'ENGINE_CACHE_MB',
    fallback: '100',
    meaning: 'Room in DATA_DIR for models ready to be used, so that starts are fast; 0 keeps none.',
  },
  {
    name: 'UPLOAD_MB',
    fallback: '20',
    meaning: 'Maximum size of one file of a customer, in megabytes.',
  },
  {
    name: 'CUSTOMER_FILES_MB',
    fallback: '200',
    meaning: 'Maximum size of all files of a customer together, in megabytes.',
  },
  {
    name: 'DRAFT_WORKERS',
    fallback: '1',
    meaning: 'Threads that draw draft proposals, each one draft at a time; up to 16 more drafts wait.',
  },
  {
    name: 'DRAFT_TIMEOUT_MS',
    fallback: '20000',
    meaning: 'How long making a draft may take once its turn has come, before the call ends as 504.',
  },
  {
    name: 'DRAFT_MEMORY_MB',
    fallback: '512',
    meaning: 'Memory that a thread may take for a draft; a cart that needs more gets none.',
  },
  {
    name: 'SHUTDOWN_TIMEOUT_MS',
    fallback: '10000',
    meaning: 'How long requests under way may take to end when the server is stopped.',
  },
  {
    name: 'TRUST_PROXY',
    fallback: 'off',
    meaning: '`on` behind a reverse proxy that sets `X-Forwarded-Proto` and `X-Forwarded-Host`.',
  },
  {
    name: 'METRICS_PORT',
    fallback: 'none',
    meaning: 'Port of `/metrics` for Prometheus, apart from the shop; 0 takes any free one.',
  },
  {
    name: 'METRICS_HOST',
    fallback: '127.0.0.1',
    meaning: 'Address of that port; `0.0.0.0` lets other machines in.',
  },
  {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    fallback: 'none',
    meaning: 'Address of an OpenTelemetry collector that gets traces by OTLP over HTTP.',
  },
  { name: 'OTEL_SERVICE_NAME', fallback: 'bespoke', meaning: 'What this server is called in traces.' },
  {
    name: 'BESPOKE_FAULTS',
    fallback: 'off',
    meaning: '`on` lets sentinel inputs make the embedded tenant fail. For tests.',
  },
] as const satisfies readonly Setting[];
