import { Button, Note, Page } from "@/components";
import { useWords } from "@/words";

/** Stands where a page failed; the rest of the window goes on. What failed is for the log, not for the reader. */
export function PageFailed({ reset }: { reset: () => void }) {
  const { t } = useWords("app");
  return (
    <Page title={t("failed.title")}>
      <div className="max-w-140">
        <Note
          tone="ink"
          alert
          title={t("failed.title")}
          action={
            <Button size="sm" icon="rotate" onClick={reset}>
              {t("failed.again")}
            </Button>
          }
        >
          {t("failed.body")}
        </Note>
      </div>
    </Page>
  );
}
