import { ActivityPage } from "@/features/activity";

export function Activity() {
  return <ActivityPage />;
}
