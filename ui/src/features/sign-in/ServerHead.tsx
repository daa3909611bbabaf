import { Monogram, Note, Tag } from "@/components";
import { isThisComputer, type ServerView, type SystemView } from "@/ipc";
import { useWords } from "@/words";

/** Which server this is, so that a password goes where it should, and whether others can read it on the way. */
export function ServerHead({ server, system, id }: { server: ServerView; system: SystemView; id?: string }) {
  const { t } = useWords("signIn");
  const isOpen = !server.address.startsWith("https:") && !isThisComputer(server.address);
  return (
    <header className="flex flex-col gap-3">
      <div className="flex items-center gap-3">
        <Monogram size="lg" letters={system.monogram} series={system.series} />
        <div className="min-w-0">
          <h2 id={id} className="flex items-center gap-2 text-14 font-semibold">
            <span className="truncate" title={server.name}>
              {server.name}
            </span>
            {server.mark === "test" && <Tag>{t("test")}</Tag>}
          </h2>
          <p className="truncate text-12 text-text-3">{t(isOpen ? "open.where" : server.address.startsWith("https:") ? "secure" : "plain", { host: server.host })}</p>
        </div>
      </div>
      {isOpen && (
        <Note tone="ink" title={t("open.title")}>
          {t("open.body")}
        </Note>
      )}
    </header>
  );
}
