import { isConfigured } from '#server/model/product/catalog-model.ts';
import type { StoredFile } from '#server/platform/files/file-store.ts';
import { groupsOf } from '#server/model/product/groups-of.ts';
import type { ProductModel } from '#server/model/product/product-model.ts';
import {
  asConfigurable,
  strongReference,
  type ListedProduct,
  type ProductRegistry,
} from '../product/product-registry.ts';
import { ownedBy } from '../ownership.ts';
import { NotAuthorized, NotFound } from '../tenant-error.ts';

/** A picture of a model, and whether its address will always show it. */
export interface ModelPicture {
  readonly kind: 'model';
  /** Absolute path; undefined for a value that has no picture. */
  readonly file: string | undefined;
  /** True for an address with the current strong reference. */
  readonly isImmutable: boolean;
}

/** A picture of a model, or one that the browser of a customer has drawn of an item. */
export type FoundPicture = ModelPicture | { readonly kind: 'screenshot'; readonly stored: StoredFile };

/** The attributes of a product that hold its picture; the catalog has one picture a product. */
const PICTURE_PROPERTIES = new Set(['image', 'picture', 'thumbnail', 'catalogimage']);
/** The attribute of an item that holds the picture of its visualization. */
const SCREENSHOT = 'screenshot1';
/** The attribute whose files are asked for by name. */
const RESOURCES = 'resources';
/** Types of objects whose pictures may not be read. */
const CLOSED_TYPES = new Set(['account', 'cart', 'configuration', 'shoppingcart', 'user']);

/** Finds the cart item whose picture is requested. */
export interface ItemSource {
  find(id: string): Promise<{ externalId: string; tab: string; productId: string } | undefined>;
}

/** What shows a cart item as it is configured; both undefined where only the product has a picture. */
export type ItemPicture = (
  itemId: string,
) => Promise<{ readonly screenshot: StoredFile | undefined; readonly address: string | undefined }>;

/** "Image Support": finds pictures of products, of parts of their models, and of cart items. */
export class ImageService {
  readonly #registry: ProductRegistry;
  readonly #items: ItemSource;
  readonly #itemPicture: ItemPicture;

  constructor(registry: ProductRegistry, items: ItemSource, itemPicture: ItemPicture) {
    this.#registry = registry;
    this.#items = items;
    this.#itemPicture = itemPicture;
  }

  /**
   * "Image From Object Attribute".
   *
   * @param type object type, in any case
   * @param file name of a picture among the model's, for the property `resources`
   * @throws NotAuthorized for types whose pictures may not be read
   * @throws NotFound for everything that is not there
   */
  ofObject(type: string, id: string, property: string, file: string | undefined): ModelPicture {
    if (CLOSED_TYPES.has(type.toLowerCase()))
      throw new NotAuthorized('Forbidden', 'Resource not accessible.');
    const listed = this.#registry.product(id);
    if (!listed || !isTypeOf(type.toLowerCase(), listed)) throw imageNotFound();
    if (property.toLowerCase() === RESOURCES) return this.#resource(listed, id, file);
    return this.#productPicture(listed, id, property);
  }

  /**
   * "Image From Product Model".
   *
   * @param section `tab`, `group`, `field`, `field-view`, or the name of an enumerated domain or component
   * @param sectionId name of the step, group or field; of the element or variant
   * @throws NotFound for everything that is not there, and for a step, group or field without a picture
   */
  ofModel(productId: string, section: string, sectionId: string): ModelPicture {
    const product = asConfigurable(this.#registry.product(productId));
    if (!product) throw imageNotFound();
    const { model } = product;
    const isImmutable = strongReference(product.product) === productId;
    const domain = model.domains.get(section);
    if (domain) {
      const value = domain.values.find(({ name }) => name === sectionId);
      if (!value) throw imageNotFound();
      return { kind: 'model', file: value.picture, isImmutable };
    }
    const file = pictureOfView(model, section, sectionId);
    if (file === undefined) throw imageNotFound();
    return { kind: 'model', file, isImmutable };
  }

  /**
   * "Image From Shopping Cart Item": as it is configured, by a screenshot or where its model has such a picture, else that of the
   * product. `screenshot1` is the screenshot alone.
   *
   * @param externalId the API asks for none here; when it is sent, it has to be the owner's
   * @throws NotFound
   */
  async ofItem(itemId: string, property: string, externalId: string | undefined): Promise<FoundPicture> {
    const item = await this.#items.find(itemId);
    const { tab, productId } = ownedBy(item, externalId ?? item?.externalId);
    const listed = this.#registry.productIn(tab, productId);
    const isScreenshot = property.toLowerCase() === SCREENSHOT;
    if (!listed || !(isScreenshot || PICTURE_PROPERTIES.has(property.toLowerCase()))) throw imageNotFound();
    const { screenshot, address } = (listed.product.model && (await this.#itemPicture(itemId))) ?? {};
    if (screenshot) return { kind: 'screenshot', stored: screenshot };
    if (isScreenshot) throw imageNotFound();
    const found = address === undefined ? undefined : this.#atAddress(productId, address);
    // The item may be configured again.
    return { ...(found ?? this.#productPicture(listed, productId, property)), isImmutable: false };
  }

  #productPicture(listed: ListedProduct, id: string, property: string): ModelPicture {
    const file = listed.product.picture ?? listed.product.model?.picture;
    if (!PICTURE_PROPERTIES.has(property.toLowerCase()) || file === undefined) throw imageNotFound();
    return {
      kind: 'model',
      file,
      isImmutable: listed.product.model !== undefined && strongReference(listed.product) === id,
    };
  }

  /** A file of the model by its name, or by the address that a property of the model gave for it. */
  #resource({ product }: ListedProduct, id: string, file: string | undefined): ModelPicture {
    if (!file || !product.model) throw imageNotFound();
    const atAddress = this.#atAddress(id, file);
    if (atAddress) return atAddress;
    const found = picturesOf(product.model).find((path) => path.endsWith(`/${file}`));
    if (found === undefined) throw imageNotFound();
    return { kind: 'model', file: found, isImmutable: strongReference(product) === id };
  }

  /** The picture of a model that an answer gave the address of; undefined for a text that is no such address. */
  #atAddress(productId: string, text: string): ModelPicture | undefined {
    const parts = /^\/self-service-api[^/]*\/product\/[^/]+\/image\/([^/?]+)\/([^/?]+)$/i.exec(text);
    return parts ? this.ofModel(productId, decode(parts[1]), decode(parts[2])) : undefined;
  }
}

/** The catalog lists plain products as parts; clients that build addresses themselves say `product` for all of them. */
function isTypeOf(type: string, { product }: ListedProduct): boolean {
  return type === 'product' || (type === 'part' && !isConfigured(product));
}

function decode(part: string | undefined): string {
  try {
    return decodeURIComponent(part ?? '');
  } catch {
    throw imageNotFound();
  }
}

/** Every picture the model uses; only these can be asked for by name. */
function picturesOf(model: ProductModel): string[] {
  const ofDomains = [...model.domains.values()].flatMap(({ values }) => values.map(({ picture }) => picture));
  const ofView = [...model.steps, ...model.steps.flatMap(groupsOf)].map(({ picture }) => picture);
  const ofFields = [...model.fields.values()].flatMap(({ picture, detailPicture }) => [
    picture,
    detailPicture,
  ]);
  return [model.picture, ...ofDomains, ...ofView, ...ofFields].filter((picture) => picture !== undefined);
}

/** "Supported values are: tab, group, field, field-view (the image displayed in the detailed view)". */
function pictureOfView(model: ProductModel, section: string, name: string): string | undefined {
  switch (section) {
    case 'tab':
      return model.steps.find((step) => step.name === name)?.picture;
    case 'group':
      return model.steps.flatMap(groupsOf).find((group) => group.name === name)?.picture;
    case 'field':
      return model.fields.get(name)?.picture;
    case 'field-view':
      return model.fields.get(name)?.detailPicture;
    default:
      return undefined;
  }
}

export function imageNotFound(): NotFound {
  return new NotFound('Image not found', 'There is no such picture.');
}
