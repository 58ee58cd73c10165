import type { CadProducer } from '../cad-producer.ts';
import { partsOfModel } from '../documents/bom-rows.ts';
import { writePartsCsv, writePartsWorkbook } from '../documents/write-bill-of-materials.ts';

/** Quicker than drawings: the bill of materials of products that have a scene, as the files of "CAD Automation". */
export const bomCadProducer: CadProducer = {
  supports: ({ scene }) => scene !== undefined,
  async make(model, values, { language, signal, onProgress }) {
    const assignment = new Map(values.map(({ name, value }) => [name, value]));
    const parts = partsOfModel(model, { assignment, system: undefined }, language);
    const workbook = await writePartsWorkbook(parts, language);
    signal.throwIfAborted();
    onProgress(1, 2);
    const csv = writePartsCsv(parts, language);
    onProgress(2, 2);
    return [
      {
        name: `${model.name}.xlsx`,
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: workbook,
      },
      { name: `${model.name}.csv`, contentType: 'text/csv; charset=utf-8', bytes: csv },
    ];
  },
};
