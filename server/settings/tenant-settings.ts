/** The file of settings that do not fit in an environment variable: API keys, accounts, and what a firm request has to say. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import { MIN_PASSWORD_CHARS } from '../platform/password-hash.ts';
import { StartError } from './start-error.ts';
import {
  API_ROLES,
  PRICE_MODELS,
  PROPOSAL_TEMPLATES,
  type ApiAccess,
  type PricingAccount,
} from '../tenant/api-access.ts';
import {
  ATTRIBUTE_FORMATS,
  defaultRequestAttributes,
  type AttributeRule,
} from '../tenant/request-attribute-rules.ts';

const yes = z.union([z.boolean(), z.enum(['yes', 'no']).transform((word) => word === 'yes')]);
const name = z.string().trim().min(1).max(64);

// Without control characters, which separate it from the external id.
const organization = z
  .string()
  .trim()
  .regex(/^\P{Cc}{0,64}$/u)
  .default('');

const keySchema = z
  .strictObject({
    name,
    // The gateway removes keys from answers, so they must not be part of ordinary text.
    key: z.string().trim().min(8),
    role: z.enum(API_ROLES).default('customer'),
    organization,
    proposal_template: z.enum(PROPOSAL_TEMPLATES).optional(),
    price_model: z.enum(PRICE_MODELS).default(PRICE_MODELS[0]),
  })
  .transform(({ proposal_template: proposalTemplate, price_model: priceModel, ...rest }): ApiAccess => ({
    ...rest,
    proposalTemplate,
    priceModel,
  }));

const accountSchema = z
  .strictObject({
    name: name.regex(/^[^:]*$/, { error: 'a name for HTTP Basic has no ":"' }),
    password_hash: z
      .string()
      .regex(/^scrypt\$\d+\$\d+\$\d+\$[\w-]+\$[\w-]+$/, {
        error: 'this is no hash of "npm run hash-password"',
      })
      .optional(),
    /** The environment variable that has the password. */
    password_env: z.string().regex(/^\w+$/).optional(),
    costs: yes.default(false),
    organization,
  })
  .refine((account) => (account.password_hash === undefined) !== (account.password_env === undefined), {
    error: 'give "password_hash" or "password_env"',
  });

const attributeSchema = z
  .strictObject({
    name,
    mandatory: yes.default(false),
    max_length: z.int().min(1).max(10_000).default(2_000),
    format: z.enum(ATTRIBUTE_FORMATS).optional(),
  })
  .transform(({ mandatory, max_length: maxLength, ...rest }): AttributeRule => ({
    ...rest,
    isMandatory: mandatory,
    maxLength,
  }));

const schema = z.strictObject({
  format: z.literal(1),
  api_keys: z
    .array(keySchema)
    .default([])
    .refine((keys) => isUnique(keys.map(({ key }) => key)), { error: 'two entries have the same key' })
    .refine((keys) => isUnique(keys.map((entry) => entry.name)), { error: 'two entries have the same name' }),
  pricing_accounts: z
    .array(accountSchema)
    .default([])
    .refine((accounts) => isUnique(accounts.map((entry) => entry.name)), {
      error: 'two entries have the same name',
    }),
  firm_request: z
    .strictObject({ attributes: z.array(attributeSchema) })
    .default({ attributes: [...defaultRequestAttributes] }),
});

export interface TenantSettings {
  /** Besides the key of the shop itself. */
  readonly apiKeys: readonly ApiAccess[];
  /** Who may read prices of services by HTTP Basic. */
  readonly pricingAccounts: readonly PricingAccount[];
  readonly requestAttributes: readonly AttributeRule[];
}

/**
 * @param file absolute path of a YAML file; undefined for none
 * @param environment has the passwords of accounts that name a variable
 * @throws StartError naming the place of every entry that cannot be used, without its value: it may be a key
 */
export function readTenantSettings(
  file: string | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): TenantSettings {
  if (file === undefined)
    return { apiKeys: [], pricingAccounts: [], requestAttributes: defaultRequestAttributes };
  const parsed = schema.safeParse(readYaml(file));
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new StartError(`The settings in ${file} cannot be used:\n${lines.join('\n')}`);
  }
  const { api_keys: apiKeys, pricing_accounts: accounts, firm_request: request } = parsed.data;
  return {
    apiKeys,
    pricingAccounts: accounts.map((account) => withPassword(account, file, environment)),
    requestAttributes: request.attributes,
  };
}

function withPassword(
  {
    name: account,
    password_hash: hash,
    password_env: variable = '',
    ...rest
  }: z.output<typeof accountSchema>,
  file: string,
  environment: Readonly<Record<string, string | undefined>>,
): PricingAccount {
  if (hash !== undefined) return { name: account, ...rest, password: { hash } };
  const text = environment[variable] ?? '';
  if (text.length < MIN_PASSWORD_CHARS)
    throw new StartError(
      `The account "${account}" in ${file} has its password in ${variable}: set it to ${MIN_PASSWORD_CHARS} characters or more.`,
    );
  return { name: account, ...rest, password: { text } };
}

function readYaml(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new StartError(
      `The settings in ${file} cannot be read. Set TENANT_SETTINGS to a file that is there.`,
    );
  }
  try {
    return parse(text) as unknown;
  } catch {
    throw new StartError(`${file} is not well-formed YAML.`);
  }
}

function isUnique(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}
