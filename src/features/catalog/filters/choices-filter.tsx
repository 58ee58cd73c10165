import type { CatalogFilter } from '#src/api/read/catalog.ts';

interface ChoicesFilterProps {
  filter: CatalogFilter;
  options: CatalogFilter['options'];
  values: readonly string[];
  onToggle: (value: string, isChosen: boolean) => void;
}

/** Several of some values: a product needs one of them. */
export function ChoicesFilter({ filter, options, values, onToggle }: ChoicesFilterProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 caption">{filter.title || filter.name}</legend>
      {options.map(({ name, title }) => (
        <label
          key={name}
          className="-mx-2 flex min-h-9 items-center gap-2.5 rounded-md px-2 text-sm hover:bg-hover pointer-coarse:min-h-(--size-target)"
        >
          <input
            type="checkbox"
            className="size-4 shrink-0 accent-accent"
            checked={values.includes(name)}
            onChange={({ target }) => onToggle(name, target.checked)}
          />
          {title}
        </label>
      ))}
    </fieldset>
  );
}
