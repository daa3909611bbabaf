import type { AppView } from "@/ipc";
import { startOf } from "./startOf";

/** Goes to where the window opens before anything is drawn, so that no screen is drawn only to be left at once. */
export function placeAtStart(app: AppView | undefined) {
  const isPlaced = location.hash.length > 1 && location.hash !== "#/";
  if (app && !isPlaced) location.replace(`#${startOf(app)}`);
}
