/** How a price came about, step by step, as the tenant tells it. */
export function PriceWaterfall({ steps }: { steps: readonly { label: string; amount: string }[] }) {
  return (
    <dl className="flex flex-col gap-1 text-sm">
      {steps.map(({ label, amount }, index) => (
        <div key={`${label}-${index}`} className="flex items-baseline justify-between gap-4">
          <dt className="text-ink-muted">{label}</dt>
          <dd className="shrink-0 figures">{amount}</dd>
        </div>
      ))}
    </dl>
  );
}
