import { useUploads, type Send } from '#src/lib/use-uploads.ts';
import { DropZone, type DropZoneProps } from './drop-zone.tsx';
import { UploadList, type UploadListProps } from './upload-list.tsx';

interface FileUploadProps extends Omit<DropZoneProps, 'onFiles'> {
  send: Send;
  texts: UploadListProps['texts'];
}

/** Takes files and sends them one after the other; lists those on their way and those that did not arrive. */
export function FileUpload({ send, texts, ...zone }: FileUploadProps) {
  const { uploads, add } = useUploads(send);
  return (
    <>
      <UploadList uploads={uploads} texts={texts} />
      <DropZone onFiles={add} {...zone} />
    </>
  );
}
