import { lazy, Suspense, type ComponentType } from "react";

/** A part that is loaded when it is first shown: until then nothing stands in its place, and nothing else waits. */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Part = lazy(async () => ({ default: await load() }));
  return function OnDemand(props: Props) {
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    );
  };
}
