import { Search } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { requestStates, type RequestFilter } from '#src/api/desk.ts';
import { Button } from '#src/ui/button.tsx';
import { NativeSelect } from '#src/ui/native-select.tsx';
import { TextField } from '#src/ui/text-field.tsx';

/** Which requests are listed; all of it is in the address. */
export function RequestFilters({ filter }: { readonly filter: RequestFilter }) {
  const t = useTranslations('selling');
  const [search, setSearch] = useSearchParams();
  const [text, setText] = useState(filter.search);
  const setFilter = (name: 'state' | 'assignee' | 'search', value: string) => {
    const next = new URLSearchParams(search);
    next.delete('before');
    if (value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setFilter('search', text.trim());
  };
  return (
    <div className="flex flex-wrap items-end gap-4">
      <form role="search" onSubmit={submit} className="flex min-w-0 flex-1 basis-80 items-end gap-2">
        <TextField
          label={t('search')}
          type="search"
          name="search"
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="min-w-0 flex-1"
        />
        <Button type="submit" icon={<Search aria-hidden className="size-4" />}>
          {t('find')}
        </Button>
      </form>
      <NativeSelect
        label={t('stateLabel')}
        value={filter.state ?? ''}
        choices={[
          { value: '', label: t('all') },
          ...requestStates.map((state) => ({ value: state, label: t(`state.${state}`) })),
        ]}
        onValueChange={(value) => setFilter('state', value)}
        className="min-w-40"
      />
      <NativeSelect
        label={t('assigneeLabel')}
        value={filter.assignee ?? ''}
        choices={[
          { value: '', label: t('all') },
          { value: 'me', label: t('assignee.me') },
          { value: 'nobody', label: t('assignee.nobody') },
        ]}
        onValueChange={(value) => setFilter('assignee', value)}
        className="min-w-40"
      />
    </div>
  );
}
