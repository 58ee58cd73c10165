import type { ApiCall } from '../http/api-call.ts';
import type { Handlers } from '../http/handlers.ts';
import { sendFile, sendZip } from '../http/send-file.ts';
import type { TenantDeps } from '../tenant-deps.ts';
import { InvalidRequest } from '../tenant-error.ts';
import type { CadQuery, CadService } from './service.ts';

/** "CAD Automation". */
export function cadHandlers(cad: CadService, { clock }: Pick<TenantDeps, 'clock'>) {
  return {
    startCad: async (call, { itemId }) => {
      await cad.start(queryOf(call, itemId));
      return { status: 'ok' };
    },

    cadStatus: async (call, { itemId }) => {
      const { status, error, progress, language } = await cad.status(queryOf(call, itemId));
      return { status, error, ...(progress && { progress }), ...(language !== undefined && { language }) };
    },

    cancelCad: async (call, { itemId }) => {
      await cad.cancel(queryOf(call, itemId));
      return { status: 'ok' };
    },

    cadDocuments: async (call, { itemId }) => {
      const files = await cad.files(queryOf(call, itemId));
      return { files: files.map(({ name, size }) => ({ type: typeOf(name), file: name, size })) };
    },

    cadDocument: async (call, { itemId }, c) => {
      const file = call.get('file');
      if (!file) throw new InvalidRequest('Missing parameter', 'Mandatory parameter not provided: file');
      return sendFile(c, await cad.find(queryOf(call, itemId), file));
    },

    allCadDocuments: async (call, { itemId }, c) => {
      const all = await cad.all(queryOf(call, itemId));
      return sendZip(c, { ...all, date: clock() });
    },
  } satisfies Partial<Handlers>;
}

function queryOf(call: ApiCall, itemId: string): CadQuery {
  return { externalId: call.externalId, itemId, language: call.language ?? 'en' };
}

const FLAT = ['pdf', 'svg', 'dxf', 'png', 'jpg'];
const SOLID = ['step', 'stp', 'stl', 'glb', 'gltf'];

/** As the API page writes types: `jpg-2d`. */
function typeOf(name: string): string {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (FLAT.includes(extension)) return `${extension}-2d`;
  return SOLID.includes(extension) ? `${extension}-3d` : extension;
}
