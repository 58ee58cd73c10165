import { at, isText, objects, parametersOf } from '../json.ts';
import type { Section } from '../statement.ts';
import type { Answer } from '../tenant.ts';
import { isErrorObject } from './every-call.ts';

const isPicture = ({ type, bytes }: Answer) => type.startsWith('image/') && bytes.length > 0;

/** Of one configuration; each is a call. */
const MOST_PARAMETERS = 5;

/** "Documents", "Image Support", "Add Custom Visualization Image" and "CAD Automation". */
export const files: Section[] = [
  {
    page: 'Image From Object Attribute',
    by: 'anyone',
    statements: [
      { says: 'a picture with its type', call: 'GET {picture}', holds: isPicture },
      {
        says: 'anonymous: known customers may call as well',
        call: 'GET {picture}',
        by: 'customer',
        holds: isPicture,
      },
      {
        says: 'the key may be the request parameter _key',
        call: 'GET {picture}',
        by: 'nobody',
        with: { _key: '{key}' },
        holds: isPicture,
      },
      {
        says: '404 for a picture that is not found',
        call: 'GET /product/{product}/image/no-such-attribute',
        status: 404,
        holds: isErrorObject,
      },
      {
        says: '404 for an object that is not found',
        call: 'GET /product/no-such-product/image/image',
        status: 404,
        holds: isErrorObject,
      },
      {
        says: 'no path leads out of the resources',
        call: 'GET /product/{product}/image/resources',
        with: { file: '../../../package.json' },
        status: [403, 404],
        holds: isErrorObject,
      },
    ],
  },
  {
    page: 'Image From Product Model',
    by: 'anyone',
    statements: [
      {
        says: '404 for a section that is not found',
        call: 'GET /product/{product}/image/no-such-section/x',
        status: 404,
        holds: isErrorObject,
      },
      ...['tab', 'group', 'field', 'field-view'].map((section) => ({
        says: `404 for a ${section} that is not found`,
        call: `GET /product/{product}/image/${section}/no-such-${section}`,
        status: 404,
        holds: isErrorObject,
      })),
      {
        says: 'a field whose detailed view has a picture says so, and no other',
        call: 'POST /config/start/{tab}/{product}',
        by: 'customer',
        holds: async ({ body }, facts, tenant) => {
          const product = await facts.get('product');
          const asked = parametersOf(body).slice(0, MOST_PARAMETERS);
          const answers = await Promise.all(
            asked.map(async (parameter) => {
              const name = encodeURIComponent(String(parameter['name']));
              const path = `${tenant.base}/product/${encodeURIComponent(product)}/image/field-view/${name}`;
              const { status } = await tenant.call({ method: 'GET', path, by: 'anyone' });
              const said = at(parameter, 'properties', 'hasDetailedView');
              return { says: said === true || said === 'true', has: status === 200 };
            }),
          );
          return answers.every(({ says, has }) => says === has);
        },
      },
      {
        says: 'a default picture for an element without one, a PNG of 100 × 75',
        call: 'GET /product/{product}/image/{picturelessDomain}/{picturelessElement}',
        holds: ({ type, bytes }) => {
          const view = new DataView(bytes.buffer, bytes.byteOffset);
          return type === 'image/png' && view.getUint32(16) === 100 && view.getUint32(20) === 75;
        },
      },
    ],
  },
  {
    page: 'Image From Shopping Cart Item',
    by: 'anyone',
    statements: [
      {
        says: '404 for an item that is not found',
        call: 'GET /cart/items/no-such-item/image/catalogImage',
        status: 404,
        holds: isErrorObject,
      },
      {
        says: '404 for a property without a picture',
        call: 'GET /cart/items/{newItem}/image/no-such-property',
        status: 404,
        holds: isErrorObject,
      },
    ],
  },
  {
    page: 'List Shopping Cart Documents',
    by: 'customer',
    statements: [
      {
        says: 'a list of documents',
        call: 'GET /cart/document/list',
        holds: ({ body }) => Array.isArray(body) || typeof body === 'object',
      },
      {
        says: 'of an item',
        call: 'GET /cart/items/{newItem}/document/list',
        holds: ({ body }) => Array.isArray(body) || typeof body === 'object',
      },
      { says: 'language as a parameter', call: 'GET /cart/document/list', with: { language: 'de' } },
    ],
  },
  {
    page: 'List Custom Visualization Images',
    by: 'anyone',
    statements: [
      {
        says: '404 for a configuration that is not found',
        call: 'GET /custom-images/no-such-configuration/x/get-custom-image-file-list',
        status: 404,
        holds: isErrorObject,
      },
      {
        says: '404 for selections of a configuration that is not found',
        call: 'GET /custom-images/no-such-configuration/get-selected-custom-images',
        status: 404,
        holds: isErrorObject,
      },
      {
        says: 'a list of selections',
        call: 'GET /custom-images/{config}/get-selected-custom-images',
        holds: ({ body }) => Array.isArray(at(body, 'selections')),
      },
      {
        says: '404 for selecting a file of a configuration that is not found',
        call: 'PUT /custom-images/no-such-configuration/x',
        with: { file: 'logo.png' },
        status: 404,
        holds: isErrorObject,
      },
      {
        says: '404 for deleting a file of a configuration that is not found',
        call: 'DELETE /custom-images/no-such-configuration/x',
        with: { file: 'logo.png' },
        status: 404,
        holds: isErrorObject,
      },
    ],
  },
  {
    page: 'CAD Automation',
    by: 'customer',
    statements: [
      {
        says: '400 to start where the product has none',
        call: 'POST /cart/items/{newItem}/cad/start-cad-automation',
        status: 400,
        holds: isErrorObject,
      },
      {
        says: '400 to cancel where there is no job',
        call: 'POST /cart/items/{newItem}/cad/cancel-cad-automation',
        status: 400,
        holds: isErrorObject,
      },
      {
        says: 'status: no cad automation',
        call: 'GET /cart/items/{newItem}/cad/cad-automation-status',
        holds: ({ body }) => at(body, 'status') === 'no cad automation',
      },
      {
        says: 'error, empty or a message',
        call: 'GET /cart/items/{newItem}/cad/cad-automation-status',
        holds: ({ body }) =>
          [undefined, null].includes(at(body, 'error') as null) || isText(at(body, 'error')),
      },
      {
        says: 'a list of files',
        call: 'GET /cart/items/{newItem}/cad/get-generated-cad-document-list',
        holds: ({ body }) => objects(at(body, 'files')).length === 0,
      },
      {
        says: '404 to download all where there is nothing',
        call: 'GET /cart/items/{newItem}/cad/download-all-generated-cad-documents',
        status: 404,
        holds: isErrorObject,
      },
      {
        says: '404 for a file that is not found',
        call: 'GET /cart/items/{newItem}/cad/download-generated-cad-document',
        with: { file: 'none.stp' },
        status: 404,
        holds: isErrorObject,
      },
    ],
  },
];
