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
      <path d="M8.5 3.25v25.5M4.500 3.25h8M4.500 28.75h8" />
      <circle cx="18.75" cy="19.25" r="8.250" />
    </svg>
  );
}
