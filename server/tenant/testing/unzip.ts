import { text } from 'node:stream/consumers';
import { fromBuffer, type Entry } from 'yauzl';

/** The files of an archive by name, as Latin-1 text. @throws Error for a broken archive and for names that lead out of a folder */
export function unzip(archive: ArrayBuffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const files = new Map<string, string>();
    fromBuffer(Buffer.from(archive), { lazyEntries: true, strictFileNames: true }, (error, zip) => {
      if (error) {
        reject(error);
        return;
      }
      zip.on('error', reject);
      zip.on('end', () => {
        resolve(files);
      });
      zip.on('entry', (entry: Entry) => {
        zip.openReadStream(entry, (failure, stream) => {
          if (failure) {
            reject(failure);
            return;
          }
          stream.setEncoding('latin1');
          text(stream).then((content) => {
            files.set(entry.fileName, content);
            zip.readEntry();
          }, reject);
        });
      });
      zip.readEntry();
    });
  });
}
