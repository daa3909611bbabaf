import { Fragment } from "react";
import { Button, ButtonGroup, Dialog, Kbd } from "@/components";
import { capsOf, pressesOf, useAllShortcuts, type Shortcut } from "@/keyboard";
import { useWords } from "@/words";

/** Every key that works at this moment. */
export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords("app");
  const { t: words } = useWords("components");
  const all = useAllShortcuts();
  const inList = all.filter(({ where }) => where === "list");
  const anywhere = all.filter(({ where }) => where !== "list");
  return (
    <Dialog
      open={open}
      onClose={onClose}
      outsideCloses
      title={t("shortcuts.title")}
      footer={
        <ButtonGroup>
          <Button onClick={onClose} keys={["Esc"]}>
            {words("close")}
          </Button>
        </ButtonGroup>
      }
    >
      <Keys heading={t("shortcuts.anywhere")} shortcuts={anywhere} />
      {inList.length > 0 && <Keys heading={t("shortcuts.inList")} shortcuts={inList} />}
    </Dialog>
  );
}

function Keys({ heading, shortcuts }: { heading: string; shortcuts: readonly Shortcut[] }) {
  return (
    <section>
      <h3 className="mb-1.5 font-semibold">{heading}</h3>
      <dl className="grid grid-cols-2 gap-x-8 gap-y-1.5">
        {[...new Map(shortcuts.map((each) => [each.keys, each])).values()].map((shortcut) => (
          <div key={shortcut.keys} className="flex min-h-6 items-center justify-between gap-3 border-b border-line pb-1.5">
            <dt className="text-text-2">{shortcut.label}</dt>
            <dd>
              <Caps keys={shortcut.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The caps of a shortcut, read aloud as they are pressed. */
function Caps({ keys }: { keys: string }) {
  const { t } = useWords("app");
  const presses = pressesOf(keys).map(capsOf);
  const aloud = presses.map((caps) => caps.join(" ")).join(` ${t("shortcuts.then")} `);
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-12 text-text-3">
      <span className="sr-only">{aloud}</span>
      {presses.map((caps, place) => (
        <Fragment key={place}>
          {place > 0 && <span aria-hidden>{t("shortcuts.then")}</span>}
          <Kbd keys={caps} />
        </Fragment>
      ))}
    </span>
  );
}
