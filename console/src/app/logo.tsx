/** Two curtains, drawn a little apart. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#2f3a8f" />
      <path d="M7 7v18c4.500-2 6.500-9 6.500-18Z" fill="#fff" />
      <path d="M25 7v18c-4.500-2-6.500-9-6.500-18Z" fill="#fff" fillOpacity=".62" />
    </svg>
  );
}
