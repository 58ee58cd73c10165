/** The letter b, its stem a dimension line. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      aria-hidden
      className={className}
    >
      <path d="M8.5 3v25.5M4.25 3h8.5M4.25 28.5h4.25" />
      <circle cx="17" cy="20" r="8.5" />
    </svg>
  );
}
