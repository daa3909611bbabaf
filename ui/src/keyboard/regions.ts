const TABBABLE = "a[href], button, input, select, textarea, [tabindex]:not([tabindex='-1'])";

/** Moves focus to the next or previous `data-region` of the window, in reading order. Returns whether it could. */
export function moveRegion(step: 1 | -1): boolean {
  if (document.activeElement?.closest("[data-modal]")) return false;
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter((region) => firstIn(region) !== undefined);
  if (regions.length === 0) return false;
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = here === -1 ? (step === 1 ? 0 : regions.length - 1) : (here + step + regions.length) % regions.length;
  const region = regions[next];
  if (!region) return false;
  firstIn(region)?.focus();
  return true;
}

function firstIn(region: HTMLElement): HTMLElement | undefined {
  return firstTabbable(region) ?? (region.hasAttribute("tabindex") ? region : undefined);
}

/** The first element inside that Tab would reach. */
export function firstTabbable(inside: Element): HTMLElement | undefined {
  return [...inside.querySelectorAll<HTMLElement>(TABBABLE)].find((element) => element.tabIndex >= 0 && !element.closest("[hidden], [inert]"));
}
