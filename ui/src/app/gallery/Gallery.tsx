import { useEffect, useState, type ReactNode } from "react";
import { Page, Segmented } from "@/components";
import { createHost } from "#host";
import { Providers } from "../Providers";
import { applyTheme, type Theme } from "../theme";
import { Buttons } from "./Buttons";
import { Choices } from "./Choices";
import { Fields } from "./Fields";
import { GalleryDialogs } from "./GalleryDialogs";
import { GalleryTable } from "./GalleryTable";
import { GalleryWindow } from "./GalleryWindow";
import { Marks } from "./Marks";

const host = createHost();
const SHEETS: Partial<Record<string, () => ReactNode>> = { keys: GalleryTable, dialogs: GalleryDialogs };

/** Every component in every state, for looking at while the dev server runs: `?gallery=<sheet>&theme=<theme>`. */
export default function Gallery() {
  const asked = new URLSearchParams(location.search);
  const [theme, setTheme] = useState<Theme>((asked.get("theme") ?? "system") as Theme);
  useEffect(() => applyTheme(theme), [theme]);
  const Sheet = SHEETS[asked.get("gallery") ?? ""] ?? Components;
  return (
    <Providers host={host}>
      <GalleryWindow
        theme={<Segmented label="Theme" value={theme} onChange={setTheme} options={[{ value: "system", label: "System" }, { value: "light", label: "Light" }, { value: "dark", label: "Dark" }]} />}
      >
        <Sheet />
      </GalleryWindow>
    </Providers>
  );
}

function Components() {
  return (
    <Page title="Components" sub="every state">
      <div className="grid grid-cols-1 gap-x-10 gap-y-4 wide:grid-cols-2">
        <Buttons />
        <Fields />
        <Choices />
        <Marks />
      </div>
    </Page>
  );
}
