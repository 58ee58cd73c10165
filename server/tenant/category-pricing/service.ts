import { calculateService, type CalculatedService } from '#server/category-pricing/calculate-service.ts';
import { ServiceNotPriced, type ConfiguredService } from '#server/category-pricing/configured-service.ts';
import { presentGrid, type GridCut, type PricingGrid } from '#server/category-pricing/present-grid.ts';
import { isOfOrganization, type PricingAccount } from '../api-access.ts';
import { noDataFound } from '../ownership.ts';
import type { ServiceCart, ServiceCarts, ServiceLine } from '../service-carts.ts';
import { Incompatible, InvalidRequest, NotAuthorized } from '../tenant-error.ts';

export interface WantedGrid {
  readonly type: 'Solution' | 'ConfiguredService';
  /** Weak. */
  readonly id: string;
  readonly cut: GridCut;
  readonly details: boolean;
  readonly costs: boolean;
}

/** "Category Pricing": what the services in a cart cost by year, product and asset group, in the currency of the catalog. */
export class CategoryPricingService {
  readonly #carts: ServiceCarts;
  readonly #currency: () => string;

  constructor(carts: ServiceCarts, currency: () => string) {
    this.#carts = carts;
    this.#currency = currency;
  }

  /**
   * @throws NotAuthorized for costs without the right to them
   * @throws NotFound for an object that is not there, and for one of another organization
   * @throws InvalidRequest for a strong id, and for an item that is no service
   * @throws Incompatible where there is no price as things are
   */
  async grid(wanted: WantedGrid, account: PricingAccount): Promise<PricingGrid> {
    if (wanted.costs && !account.costs)
      throw new NotAuthorized('Forbidden', 'This account may not read costs. Leave "costs" out.');
    if (isStrong(wanted.id)) {
      const message = `${wanted.type} takes the weak id: leave out what follows the first "-".`;
      throw new InvalidRequest('Invalid parameter', message);
    }
    const services = (await this.#find(wanted, account)).map(calculated);
    const languages = [...new Set(services.flatMap(({ languages }) => languages))];
    return presentGrid(
      services.map(({ service }) => service),
      { ...wanted, languages: languages.length > 0 ? languages : ['en'], currency: this.#currency() },
    );
  }

  async #find({ type, id }: WantedGrid, { organization }: PricingAccount): Promise<ConfiguredService[]> {
    const found = type === 'Solution' ? await this.#carts.cart(id) : await this.#carts.cartOfItem(id);
    if (!found || !isOfOrganization(found.customer, organization)) throw noDataFound();
    return type === 'Solution' ? servicesIn(found) : [serviceIn(found, id)];
  }
}

/** Ids are 32 hexadecimal digits; the strong one names a revision behind them, as that of a product does. */
function isStrong(id: string): boolean {
  return /^[0-9a-f]{32}-/i.test(id);
}

function servicesIn({ lines }: ServiceCart): ConfiguredService[] {
  return lines.flatMap((line) => {
    refuseUnreviewed(line);
    return line.configured?.model.services ? [line.configured] : [];
  });
}

function serviceIn({ lines }: ServiceCart, id: string): ConfiguredService {
  const line = lines.find((found) => found.id === id);
  if (!line) throw noDataFound();
  refuseUnreviewed(line);
  if (line.configured?.model.services) return line.configured;
  throw new InvalidRequest('Invalid parameter', 'This item is no configured service.');
}

function refuseUnreviewed({ needsReview }: ServiceLine): void {
  if (!needsReview) return;
  const message =
    'A product in this cart was revised. Accept the changes in the cart, or configure it again.';
  throw new Incompatible('Review pending', message);
}

function calculated(configured: ConfiguredService): {
  service: CalculatedService;
  languages: readonly string[];
} {
  try {
    const service = calculateService(configured);
    if (service) return { service, languages: configured.model.languages };
  } catch (error) {
    if (error instanceof ServiceNotPriced) throw new Incompatible('Service without price', error.message);
    throw error;
  }
  throw new Error('Only services are calculated.');
}
