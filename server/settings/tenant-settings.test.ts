import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readTenantSettings } from './tenant-settings.ts';
import { defaultRequestAttributes } from '../tenant/request-attribute-rules.ts';

function fileWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'bespoke-settings-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'tenant.yaml');
  writeFileSync(file, text);
  return file;
}

it('has the shop’s own key and the usual attributes without a file, and in a file that says nothing', () => {
  const usual = { apiKeys: [], pricingAccounts: [], requestAttributes: defaultRequestAttributes };
  expect(readTenantSettings(undefined)).toEqual(usual);
  expect(readTenantSettings(fileWith('format: 1'))).toEqual(usual);
});

it('reads keys and attributes', () => {
  const file = fileWith(`format: 1
api_keys:
  - { name: Portal, key: portal-key-1, role: visitor, organization: Söhne & Co, proposal_template: standard }
  - { name: Shop two, key: shop-key-2 }
firm_request:
  attributes: [{ name: PO number, mandatory: yes, format: phone }, { name: note, max_length: 10 }]
`);
  expect(readTenantSettings(file)).toEqual({
    pricingAccounts: [],
    apiKeys: [
      {
        name: 'Portal',
        key: 'portal-key-1',
        role: 'visitor',
        organization: 'Söhne & Co',
        proposalTemplate: 'standard',
        priceModel: 'standard',
      },
      {
        name: 'Shop two',
        key: 'shop-key-2',
        role: 'customer',
        organization: '',
        proposalTemplate: undefined,
        priceModel: 'standard',
      },
    ],
    requestAttributes: [
      { name: 'PO number', isMandatory: true, maxLength: 2_000, format: 'phone' },
      { name: 'note', isMandatory: false, maxLength: 10 },
    ],
  });
});

it('reads accounts, with a hash or with a variable of the environment', () => {
  const hash = 'scrypt$65536$8$1$c2FsdA$a2V5';
  const file = fileWith(`format: 1
pricing_accounts:
  - { name: controlling, password_hash: ${hash}, costs: yes }
  - { name: portal, password_env: PORTAL_PASSWORD, organization: Partner }
`);
  const { pricingAccounts } = readTenantSettings(file, { PORTAL_PASSWORD: 'twelve letters' });
  expect(pricingAccounts).toEqual([
    { name: 'controlling', password: { hash }, costs: true, organization: '' },
    { name: 'portal', password: { text: 'twelve letters' }, costs: false, organization: 'Partner' },
  ]);
  expect(() => readTenantSettings(file, {})).toThrow(/"portal".*PORTAL_PASSWORD/);
});

it.each([
  ['format: 1\npricing_accounts: [{ name: A, password: secret }]', /pricing_accounts\.0/],
  ['format: 1\npricing_accounts: [{ name: A }]', /password_hash/],
  ['format: 1\npricing_accounts: [{ name: "a:b", password_env: P }]', /HTTP Basic/],
  ['format: 2', /format/],
  ['format: 1\nkeys: []', /keys/],
  ['format: 1\napi_keys: [{ name: A, key: short }]', /api_keys\.0\.key/],
  ['format: 1\napi_keys: [{ name: A, key: secret-key-1, role: admin }]', /api_keys\.0\.role/],
  ['format: 1\napi_keys: [{ name: A, key: secret-key-1, price_model: gold }]', /api_keys\.0\.price_model/],
  ['format: 1\napi_keys: [{ name: A, key: secret-key-1 }, { name: B, key: secret-key-1 }]', /same key/],
  ['format: 1\napi_keys: [{ name: A, key: secret-key-1 }, { name: A, key: secret-key-2 }]', /same name/],
  ['format: 1\nfirm_request: { attributes: [{ name: x, format: iban }] }', /attributes\.0\.format/],
  ['format: [', /not well-formed/],
] as const)('refuses %j, and does not repeat a key', (text, message) => {
  const file = fileWith(text);
  expect(() => readTenantSettings(file)).toThrow(message);
  expect(() => readTenantSettings(file)).not.toThrow(/secret-key/);
});

it('says that a file is not there', () => {
  expect(() => readTenantSettings('/nowhere/tenant.yaml')).toThrow(/cannot be read/);
});
