import { auditSchema, type AuditPage } from '#contract/desk.ts';
import { startSellingShop } from '#server/testing/selling-shop.ts';

/** A shop with a shopper, two reps (Ada sees costs, Grace does not) and an administrator, each in a browser of their own. */
export async function startDesk() {
  const shop = await startSellingShop();
  const shopper = shop.browser();
  const ada = await shop.signIn({ name: 'ada', role: 'rep', seesCosts: true });
  const grace = await shop.signIn({ name: 'grace', role: 'rep', seesCosts: false });
  const root = await shop.signIn({ name: 'root', role: 'admin', seesCosts: true });
  return {
    shop,
    shopper,
    ada,
    grace,
    root,

    /** A firm request of the shopper for some valves, and for a bike where `size` is given. */
    async ask(customerName: string, size?: string): Promise<{ number: number; id: string }> {
      const plain = { tab: 'valves', productId: 'rillo_b12_15', qty: '10' };
      const item = size === undefined ? plain : { configId: await bikeOf(size) };
      await shopper.json('POST', '/api/cart/items', form(item));
      const customer = { customerName, customerEmail: 'kim@example.com', company: 'Kim GmbH' };
      const made = await shopper.json('POST', '/api/proposal/firm-requests', form(customer));
      return { number: Number(String(made.name).replace('RFP-', '')), id: made.id };
    },

    async audit(): Promise<AuditPage['entries']> {
      return auditSchema.parse(await root.json('GET', '/api/desk/audit')).entries;
    },
  };

  async function bikeOf(size: string): Promise<string> {
    const { configId } = await shopper.json('POST', '/api/config/start/bikes/calvin', form({}));
    const choice = { configId, parameter: 'bike_size_field', value: size };
    await shopper.json('POST', '/api/config/commit', form(choice));
    return configId as string;
  }
}

export function form(values: Record<string, string>): URLSearchParams {
  return new URLSearchParams(values);
}
