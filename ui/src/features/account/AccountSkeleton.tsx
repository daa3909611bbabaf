import { Skeleton } from "@/components";

/** Stands where the facts will be. */
export function AccountSkeleton() {
  return (
    <div aria-busy className="flex flex-col gap-3.5 px-5 py-5">
      {[140, 220, 180, 200, 120].map((width) => (
        <div key={width} className="flex gap-8">
          <Skeleton width={72} />
          <Skeleton width={width} />
        </div>
      ))}
    </div>
  );
}
