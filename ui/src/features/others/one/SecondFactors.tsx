import { Icon, Skeleton, StateWord } from "@/components";
import { ErrorNote } from "@/errors";
import { useSecondFactors } from "@/ipc";
import { useWords } from "@/words";

/** Which second factors are on. The server's own name of each is shown where it has one for people. */
export function SecondFactors({ server, id }: { server: string; id: string }) {
  const { t } = useWords("others");
  const { data, error, refetch } = useSecondFactors(server, id);
  return (
    <section aria-label={t("factors.title")} className="mt-3.5 border-t border-line pt-3">
      <h3 className="mb-2 font-semibold">{t("factors.title")}</h3>
      {error && <ErrorNote error={error.view} on={{ retry: () => void refetch() }} />}
      {!data && !error && <Skeleton width={160} />}
      {data?.length === 0 && <p className="text-text-3">{t("factors.none")}</p>}
      <ul className="flex flex-col gap-2">
        {data?.map(({ name, label, enabled }) => (
          <li key={name} className="flex items-center justify-between gap-2">
            <span className="min-w-0 truncate" title={label ?? name}>
              {label ?? name}
            </span>
            {enabled ? (
              <StateWord state="active">{t("factors.on")}</StateWord>
            ) : (
              <span className="inline-flex items-center gap-1.5 text-text-3">
                <Icon name="minus" size={14} />
                {t("factors.off")}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
