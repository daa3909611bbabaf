import { clsx } from "clsx";

export interface AvatarProps {
  /** A person's name or account; its initials are drawn. */
  name: string;
  size?: "sm" | "md" | "lg" | undefined;
}

const SIZE = { sm: "size-5 text-11", md: "size-6 text-11", lg: "size-10 text-14" } as const;

/** Initials in a circle. Decoration: the name stands beside it. */
export function Avatar({ name, size = "md" }: AvatarProps) {
  return (
    <span aria-hidden className={clsx("inline-grid flex-none place-items-center rounded-full bg-press font-semibold text-text-2", SIZE[size])}>
      {initialsOf(name)}
    </span>
  );
}

function initialsOf(name: string): string {
  const parts = name.split("@", 1)[0]?.split(/[\s._-]+/).filter(Boolean) ?? [];
  const first = Array.from(parts[0] ?? "")[0] ?? "";
  const last = parts.length > 1 ? (Array.from(parts[parts.length - 1] ?? "")[0] ?? "") : "";
  return (first + last).toUpperCase();
}
