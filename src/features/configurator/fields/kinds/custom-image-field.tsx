import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useLocale } from 'use-intl';
import { useTranslations } from '#src/lib/use-translations.ts';
import {
  customImagesQuery,
  removeCustomImage,
  selectCustomImage,
  uploadCustomImage,
  type ImageField,
} from '#src/api/custom-images.ts';
import { failureText } from '#src/api/explain-error.ts';
import { useUploadTexts } from '#src/api/upload-texts.ts';
import type { CustomImage } from '#src/api/read/files.ts';
import { pictureUrl } from '#src/lib/picture-url.ts';
import type { Send } from '#src/lib/use-uploads.ts';
import { FileUpload } from '#src/ui/file-upload.tsx';
import { IconButton } from '#src/ui/icon-button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Picture } from '#src/ui/picture.tsx';
import type { WidgetProps } from '../field-kind.ts';

/** Pictures of the customer: to upload, choose one of, and delete. */
export function CustomImageField({
  value,
  association,
  onCommit,
  place,
}: WidgetProps & { place: ImageField }) {
  const t = useTranslations('files');
  const te = useTranslations('error');
  const language = useLocale();
  const client = useQueryClient();
  const uploadTexts = useUploadTexts();
  const query = customImagesQuery(place);
  const { data: images = [], error } = useQuery(query);
  const [failure, setFailure] = useState<unknown>(undefined);
  const refresh = () => client.invalidateQueries({ queryKey: query.queryKey });

  const attempt = async (task: () => Promise<unknown>) => {
    setFailure(undefined);
    try {
      await task();
    } catch (reason) {
      setFailure(reason);
    }
  };
  // The call says so to any tenant; the commit brings the whole configuration back.
  const choose = (key: string) =>
    attempt(async () => {
      await selectCustomImage(place, key);
      onCommit(key);
    });
  const remove = (key: string) =>
    attempt(async () => {
      if (key === value) onCommit('');
      await removeCustomImage(place, key);
      await refresh();
    });
  const send: Send = async (file, options) => {
    const key = await uploadCustomImage(place, file, { language, ...options });
    await refresh();
    await choose(key);
  };
  const problem = failure ?? error;

  return (
    <div className="flex max-w-md flex-col gap-3">
      {images.length > 0 ? (
        <div
          role="radiogroup"
          aria-labelledby={association.labelledBy}
          aria-describedby={association.describedBy}
          className="grid grid-cols-[repeat(auto-fill,minmax(7rem,1fr))] gap-3"
        >
          {images.map((image) => (
            <Choice
              key={image.key}
              image={image}
              name={place.imageId}
              isChosen={image.key === value}
              deleteLabel={t('deleteName', { name: image.key })}
              onChoose={() => void choose(image.key)}
              onDelete={() => void remove(image.key)}
            />
          ))}
        </div>
      ) : null}
      {problem ? (
        <Notice tone="danger" role="alert">
          {failureText(problem, te)}
        </Notice>
      ) : null}
      <FileUpload
        send={send}
        texts={uploadTexts}
        label={t('choosePicture')}
        accept="image/png,image/jpeg,image/webp,image/avif,image/gif"
      >
        {t('dropPictureHint')}
      </FileUpload>
    </div>
  );
}

function Choice({
  image,
  name,
  isChosen,
  deleteLabel,
  onChoose,
  onDelete,
}: {
  image: CustomImage;
  name: string;
  isChosen: boolean;
  deleteLabel: string;
  onChoose: () => void;
  onDelete: () => void;
}) {
  return (
    <div className="relative">
      <label className="flex cursor-pointer flex-col gap-1 rounded-md border border-line-strong p-1.5 has-checked:border-ink has-checked:ring-1 has-checked:ring-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
        <Picture
          source={pictureUrl(image.thumbnailUrl) ?? pictureUrl(image.url)}
          className="aspect-[4/3] rounded-sm"
        />
        <span className="flex items-start gap-1.5 text-xs">
          <input
            type="radio"
            name={name}
            value={image.key}
            checked={isChosen}
            onChange={onChoose}
            className="mt-0.5 accent-accent"
          />
          <span className="min-w-0 wrap-anywhere">{image.key}</span>
        </span>
      </label>
      <IconButton
        size="sm"
        variant="secondary"
        label={deleteLabel}
        onClick={onDelete}
        className="absolute end-2.5 top-2.5"
      >
        <Trash2 aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}
