/** The edge of everything that is typed into or opened: 3:1 outline, ring on the edge, ink when wrong. */
export const BOX =
  "box flex min-w-0 items-center gap-2 rounded-5 border border-control bg-raised px-2.5 text-text ring-edge has-[[aria-invalid=true]]:not-focus-within:border-ink has-[[aria-invalid=true]]:not-focus-within:inset-shadow-ink has-[input:read-only]:border-line has-[input:read-only]:bg-sunken has-[input:read-only]:text-text-2";

export const BOX_SIZE = { sm: "h-7", bar: "h-7.5 border-line-2", md: "h-8", lg: "h-9.5" } as const;

export type BoxSize = keyof typeof BOX_SIZE;
