import { Toast as Base } from "@base-ui/react/toast";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { useWords } from "@/words";
import { LinkButton } from "../button";
import { Icon } from "../icon";

const manager = Base.createToastManager();

/** How long a toast stays, in milliseconds, while it is neither hovered nor focused. */
const STAYS = 8000;

export interface ToastWords {
  /** What was done. Never a secret. */
  title: string;
  undo?: ({ label: string; onUndo: () => void }) | undefined;
  /** It failed. An error belongs where it happened: only where the user has left that place is it said here. */
  failed?: boolean | undefined;
}

/** Says what was done where it can be undone. */
export function toast({ title, undo, failed = false }: ToastWords): void {
  const id: string = manager.add({
    title,
    // A failure stays until it is closed.
    timeout: failed ? 0 : STAYS,
    type: failed ? "failed" : "done",
    ...(undo && {
      actionProps: {
        children: undo.label,
        onClick() {
          manager.close(id);
          undo.onUndo();
        },
      },
    }),
  });
}

/** The place of toasts, above the status bar. Once around the window. */
export function ToastRegion({ children }: { children: ReactNode }) {
  const { t } = useWords("components");
  return (
    <Base.Provider toastManager={manager} timeout={STAYS} limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport aria-label={t("toast.region")} className="fixed right-4 bottom-[calc(var(--foot)+12px)] z-50 flex flex-col items-end gap-2">
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Toasts() {
  const { t } = useWords("components");
  const { toasts } = Base.useToastManager();
  return toasts.map((each) => (
    <Base.Root
      key={each.id}
      toast={each}
      className="transition-opacity duration-(--t-base) data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
    >
      <Base.Content className="inline-flex min-h-8.5 max-w-140 items-center gap-2 rounded-5 border border-line-2 bg-raised py-1 pr-1.5 pl-3 wrap-anywhere shadow-2">
        <Icon name={each.type === "failed" ? "octagon" : "check"} className={clsx(each.type === "failed" && "text-red-text")} />
        <Base.Title className="min-w-0" />
        {each.actionProps && <Base.Action render={(action) => <LinkButton {...action}>{action.children}</LinkButton>} />}
        <Base.Close aria-label={t("toast.dismiss")} className="grid size-6 place-items-center rounded-5 text-text-3 hover:bg-press hover:text-text">
          <Icon name="close" size={14} />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
